namespace MsLetterCoder.Clinical.Coding;

/// <summary>What a cue of Knowledge/note-cues.tsv says.</summary>
internal enum NoteCueKind
{
    /// <summary>Began more than two weeks ago, or is of the past history.</summary>
    Historical,

    /// <summary>Takes a historical cue it covers away.</summary>
    NotHistorical,

    /// <summary>Ends the scope of a historical cue.</summary>
    EndsHistorical,

    /// <summary>Could happen.</summary>
    Hypothetical,

    /// <summary>Takes a hypothetical cue it covers away.</summary>
    NotHypothetical,

    /// <summary>Ends the scope of a hypothetical cue.</summary>
    EndsHypothetical,

    /// <summary>Is somebody else's.</summary>
    Other,

    /// <summary>Names a person who only tells, helps or comes along.</summary>
    NotOther,

    /// <summary>Ends the scope of another person.</summary>
    EndsOther,
}
