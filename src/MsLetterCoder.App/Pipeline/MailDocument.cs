using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Pipeline;

/// <summary>A document found in a mail: its own text, an attached file or a forwarded mail.</summary>
internal sealed record MailDocument
{
    /// <summary>Its part number; empty for the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Part it is attached to; null for the mail's own text.</summary>
    public string? ParentPart { get; init; }

    /// <summary>Its text.</summary>
    public required DocumentText Text { get; init; }

    /// <summary>Subject of the mail or forwarded mail; null for a file.</summary>
    public string? Subject { get; init; }

    /// <summary>Media type, where known.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>What the headers say of being sent by a machine.</summary>
    public AutomaticKind Automatic { get; init; }

    /// <summary>What the analyser needs.</summary>
    public DocumentInput ToInput(IReadOnlyList<string> knownDrugs) => new()
    {
        Text = Text.Text,
        Subject = Subject,
        Automatic = Automatic,
        Attachment = ParentPart is not null,
        KnownDrugs = knownDrugs,
    };
}
