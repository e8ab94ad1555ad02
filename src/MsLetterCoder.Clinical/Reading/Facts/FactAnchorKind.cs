namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>What a named concept is for facts.</summary>
internal enum FactAnchorKind
{
    /// <summary>Any other finding.</summary>
    Finding,

    /// <summary>Multiple sclerosis, no course said.</summary>
    Ms,

    /// <summary>A course of multiple sclerosis.</summary>
    MsCourse,

    /// <summary>A drug.</summary>
    Drug,

    /// <summary>A test, device or service.</summary>
    Other,
}
