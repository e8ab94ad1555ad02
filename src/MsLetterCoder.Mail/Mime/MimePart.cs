using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>One part of a mail: the mail itself, a container, a text or a file (RFC 2045 section 2.6).</summary>
public sealed class MimePart
{
    /// <summary>Position as IMAP numbers it (RFC 3501 section 6.4.5); empty for a mail that is a multipart.</summary>
    public required string Number { get; init; }

    /// <summary>The header fields.</summary>
    public required MimeHeaders Headers { get; init; }

    /// <summary>The Content-Type; text/plain, or message/rfc822 in a multipart/digest, where none is given.</summary>
    public required ContentType ContentType { get; init; }

    /// <summary>Content-Disposition in lower case ('inline', 'attachment'); null where none is given.</summary>
    public string? Disposition { get; init; }

    /// <summary>File name, decoded, without any folder: from Content-Disposition, else the name of Content-Type.</summary>
    public string? FileName { get; init; }

    /// <summary>Content-ID without angle brackets.</summary>
    public string? ContentId { get; init; }

    /// <summary>Content-Transfer-Encoding in lower case; empty where none is given.</summary>
    public required string TransferEncoding { get; init; }

    /// <summary>The part as it stands in the mail, header and body: what a signature signs.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Byte of the raw mail where the body begins.</summary>
    public required long BodyAt { get; init; }

    /// <summary>The decoded body; empty for a multipart.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Parts of a multipart, or the one mail inside a message/rfc822.</summary>
    public IReadOnlyList<MimePart> Children { get; init; } = [];

    /// <summary>Why the part was not read further; null where it was.</summary>
    public Unreadable? Unreadable { get; init; }

    /// <summary>True where positions inside <see cref="Content"/> are positions of the raw mail.</summary>
    internal bool ContentStandsInMail { get; init; }
}
