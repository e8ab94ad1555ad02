using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Filing;

/// <summary>A part of a mail that could not be read.</summary>
public sealed record UnreadablePart
{
    /// <summary>Its part number; empty for the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Why.</summary>
    public required Unreadable Unreadable { get; init; }

    /// <summary>Media type in lower case.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>Decoded size in bytes.</summary>
    public long? Size { get; init; }
}
