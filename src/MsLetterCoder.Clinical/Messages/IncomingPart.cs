namespace MsLetterCoder.Clinical.Messages;

/// <summary>An attachment of a mail, or a mail forwarded inside it. Exactly one of <see cref="Document"/>, <see cref="Message"/> and <see cref="Unreadable"/> is set.</summary>
public sealed record IncomingPart
{
    /// <summary>Position in the mail as IMAP numbers it (RFC 3501 section 6.4.5), '2.1'.</summary>
    public required string PartNumber { get; init; }

    /// <summary>Media type in lower case, without parameters.</summary>
    public required string MediaType { get; init; }

    /// <summary>Name the sender gave the file, decoded; may hold a patient's name: never logged.</summary>
    public string? FileName { get; init; }

    /// <summary>Decoded size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the decoded bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>True for a picture or file that only decorates the body (Content-Disposition inline with a Content-ID that the HTML body shows); it is no document and needs nobody.</summary>
    public bool Decoration { get; init; }

    /// <summary>The text of an attached document.</summary>
    public DocumentText? Document { get; init; }

    /// <summary>An attached or forwarded mail.</summary>
    public IncomingMessage? Message { get; init; }

    /// <summary>Why it has no text.</summary>
    public Unreadable? Unreadable { get; init; }
}
