namespace MsLetterCoder.Clinical.Letters;

/// <summary>What the release check finds.</summary>
public enum ReleaseFindingKind
{
    /// <summary>NHS number, hospital number, date of birth, address, telephone, e-mail address.</summary>
    Identifier,

    /// <summary>A name that stands in the clinic letter and was not chosen.</summary>
    Name,

    /// <summary>A drug, or a dose.</summary>
    Drug,

    /// <summary>A clinical code.</summary>
    Code,

    /// <summary>A score of a test.</summary>
    Score,

    /// <summary>A scan or laboratory result.</summary>
    Result,

    /// <summary>A symptom that is not ticked.</summary>
    Symptom,

    /// <summary>A ticked symptom that the clinic letter does not state as present.</summary>
    NotStated,

    /// <summary>Another condition.</summary>
    Condition,

    /// <summary>The condition, where it is not to be named, or its type.</summary>
    Diagnosis,

    /// <summary>Somebody else, or a fact about them.</summary>
    Relative,

    /// <summary>What never goes to an employer.</summary>
    Never,

    /// <summary>What the future may bring.</summary>
    Prognosis,

    /// <summary>What others think of the person.</summary>
    Opinion,

    /// <summary>Words copied from the clinic letter.</summary>
    Copied,

    /// <summary>Characters or words set so that they cannot be searched for.</summary>
    Disguised,

    /// <summary>Too many words, or too hard to read.</summary>
    Measure,
}
