namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>How a named concept is asserted; the contexts of annotation.md.</summary>
internal enum FactState
{
    /// <summary>Now.</summary>
    Present,

    /// <summary>Denied.</summary>
    Absent,

    /// <summary>Uncertain.</summary>
    Possible,

    /// <summary>Over.</summary>
    Past,

    /// <summary>Somebody else's.</summary>
    Family,

    /// <summary>Discussed, warned of.</summary>
    Hypothetical,

    /// <summary>Still to come.</summary>
    Planned,
}
