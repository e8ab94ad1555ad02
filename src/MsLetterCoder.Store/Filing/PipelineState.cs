namespace MsLetterCoder.Store.Filing;

/// <summary>How far the program is with a mail. What people do with it is <see cref="Work.WorkState"/>.</summary>
public enum PipelineState
{
    /// <summary>Stored, not read.</summary>
    Received,

    /// <summary>Taken apart, not analysed.</summary>
    Read,

    /// <summary>Filed with its results.</summary>
    Done,

    /// <summary>Cannot be read; a person looks at it.</summary>
    Quarantined,

    /// <summary>Put aside after repeated failures that may pass; a person looks at it.</summary>
    Parked,

    /// <summary>An outside tool is missing for it or a part of it; what could be read is filed.</summary>
    Waiting,
}
