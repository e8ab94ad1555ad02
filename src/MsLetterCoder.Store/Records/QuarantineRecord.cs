using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Records;

/// <summary>Something that could not be read.</summary>
public sealed record QuarantineRecord
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Its message.</summary>
    public required long MessageId { get; init; }

    /// <summary>Its part number; empty for a whole mail or the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Why.</summary>
    public required Unreadable Unreadable { get; init; }

    /// <summary>Media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>Size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset QuarantinedAt { get; init; }

    /// <summary>When it was last tried again.</summary>
    public DateTimeOffset? RetriedAt { get; init; }

    /// <summary>When it was read or a person had dealt with it.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Account of who; 'worker' where it was read.</summary>
    public string? ReleasedBy { get; init; }
}
