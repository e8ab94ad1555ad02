namespace MsLetterCoder.Clinical.Coding;

/// <summary>The tense of the verb that governs a mention.</summary>
internal enum Tense
{
    /// <summary>No verb was found.</summary>
    None,

    /// <summary>'has', 'is', 'reports'.</summary>
    Present,

    /// <summary>'has had', 'has been'.</summary>
    Perfect,

    /// <summary>'had', 'was', 'developed'.</summary>
    Past,

    /// <summary>'had had', 'had been'.</summary>
    Pluperfect,

    /// <summary>'will', 'would', 'to start'.</summary>
    Future,
}
