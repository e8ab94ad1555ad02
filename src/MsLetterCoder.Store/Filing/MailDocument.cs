using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Filing;

/// <summary>A document found in a mail: its own text, an attached file or a forwarded mail.</summary>
public record MailDocument
{
    /// <summary>Its part number; empty for the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Part number of the document it is attached to; null for the mail's own text.</summary>
    public string? ParentPart { get; init; }

    /// <summary>Its text.</summary>
    public required DocumentText Text { get; init; }

    /// <summary>Subject of the mail, or of the forwarded mail; null for an attached file.</summary>
    public string? Subject { get; init; }

    /// <summary>Media type of the part, in lower case; null where none is known.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>What the headers of the mail, or forwarded mail, say of being sent by a machine.</summary>
    public AutomaticKind Automatic { get; init; }
}
