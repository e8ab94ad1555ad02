using System.Security.Cryptography;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Mime;

/// <summary>Makes an <see cref="IncomingMessage"/> of the tree of a mail, and of each mail forwarded in it.</summary>
internal sealed class MessageBuilder(MimeParser parser, DocumentReader documents, MailReaderOptions options, DoubtLog doubts,
    CancellationToken cancellationToken)
{
    /// <summary>
    /// A picture larger than this is something to look at, even where the HTML shows it: people paste photographs into their mails. In bytes.
    /// </summary>
    private const int LargestDecoration = 100 << 10;

    /// <summary>Mails attached as mere files inside each other.</summary>
    private const int DeepestAttached = 8;
    private int attachedDepth;

    public IncomingMessage Build(MimePart root)
    {
        MimeHeaders headers = root.Headers;
        var secure = new SecureParts(parser, options.Certificates, doubts);
        var layout = new MessageLayout(secure);
        layout.Arrange(root);
        (DocumentText? body, Unreadable? unreadable) = new BodyText(doubts).Read(layout.Body);
        ReportTwice(headers);
        return new IncomingMessage
        {
            MessageId = headers.Value("Message-ID") is { } id ? (AddressList.ReadIds(id) is [var first, ..] ? first : id) : null,
            InReplyTo = Ids(headers, "In-Reply-To"),
            References = Ids(headers, "References"),
            Subject = Decoded(headers.First("Subject")),
            From = Addresses(headers, "From") is [var from, ..] ? from : null,
            Recipients = [.. Addresses(headers, "To"), .. Addresses(headers, "Cc")],
            ReplyTo = Addresses(headers, "Reply-To"),
            MayBeAnsweredByMachine = AutomaticMail.MayBeAnswered(root),
            Date = headers.Value("Date") is { } date ? MailDate.Read(date) : null,
            TopReceived = TopReceived(headers),
            Automatic = AutomaticMail.Find(root),
            Evidence = Evidence(headers, secure),
            Body = body,
            BodyUnreadable = body is not null ? null : layout.BodyUnreadable ?? unreadable,
            Parts = [.. layout.Attachments.Select(a => BuildPart(a, layout))],
            ContentHash = ContentHasher.Hash(root),
        };
    }

    private IncomingPart BuildPart(Attachment attachment, MessageLayout layout)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MimePart part = attachment.Part;
        bool decoration = attachment.Signature || IsDecoration(part, layout);
        var incoming = new IncomingPart
        {
            PartNumber = part.Number,
            MediaType = part.ContentType.MediaType,
            FileName = part.FileName,
            Size = part.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(part.Content.Span)),
            Decoration = decoration,
        };
        if ((attachment.Unreadable ?? part.Unreadable ?? Refused(part)) is { } unreadable)
        {
            return incoming with { Unreadable = unreadable };
        }

        if (part.ContentType.IsMessage && part.Children is [var mail])
        {
            return incoming with { Message = Build(mail) };
        }

        if (IsMailFile(part) && attachedDepth < DeepestAttached && BuildAttached(part) is { } attached)
        {
            return incoming with { Message = attached };
        }

        if (decoration)
        {
            return incoming with { Unreadable = new Unreadable(UnreadableKind.PictureOnly, "A picture that the body shows.", part.BodyAt) };
        }

        DocumentReading reading = documents.Read(part.Content, part.ContentType.MediaType, part.FileName, part.ContentType.Parameter("charset"),
            cancellationToken);
        return incoming with { Document = reading.Text, Unreadable = reading.Unreadable };
    }

    /// <summary>Some programs attach a forwarded mail as a file without saying that it is a mail.</summary>
    private static bool IsMailFile(MimePart part) => part.ContentType.MediaType is "application/octet-stream" or "application/eml" or "text/plain"
        && (part.FileName?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ?? false);

    private IncomingMessage? BuildAttached(MimePart file)
    {
        attachedDepth++;
        MimePart mail = parser.ReadAttached(file, attachedDepth);
        IncomingMessage? message = mail.Headers.IsOfMail ? Build(mail) : null;
        attachedDepth--;
        return message;
    }

    /// <summary>Parts whose content is not in the mail (RFC 2046 sections 5.2.2 and 5.2.3).</summary>
    private static Unreadable? Refused(MimePart part) => part.ContentType.MediaType switch
    {
        "message/partial" =>
            new Unreadable(UnreadableKind.Unsupported, "A fragment of a mail that was sent in several pieces; ask the sender to send it whole.",
                part.BodyAt),
        "message/external-body" => new Unreadable(UnreadableKind.Unsupported, "The content lies elsewhere and is not fetched.", part.BodyAt),
        _ => null,
    };

    private static bool IsDecoration(MimePart part, MessageLayout layout) =>
        part.Disposition != "attachment" && part.Content.Length <= LargestDecoration && part.ContentId is { Length: > 0 } id
        && part.ContentType.MediaType.StartsWith("image/", StringComparison.Ordinal) && layout.HtmlShows(id);

    private IReadOnlyList<EmailAddress> Addresses(MimeHeaders headers, string name) =>
        [.. headers.All(name).SelectMany(f => AddressList.Read(f.Value, doubts, f.At))];

    private static IReadOnlyList<string> Ids(MimeHeaders headers, string name) => headers.Value(name) is { } value ? AddressList.ReadIds(value) : [];

    private string? Decoded(HeaderField? field)
    {
        if (field is { HasUnknownBytes: true })
        {
            doubts.Add("header-charset-guessed", "A header field holds bytes of an unknown charset; they were read as windows-1252.", field.At);
        }

        return field is null ? null : EncodedWords.Decode(field.Value, doubts, field.At);
    }

    private static DateTimeOffset? TopReceived(MimeHeaders headers)
    {
        string? value = headers.Value("Received");
        int semicolon = value?.LastIndexOf(';') ?? -1;
        return semicolon < 0 ? null : MailDate.Read(value![(semicolon + 1)..]);
    }

    private static SenderEvidence Evidence(MimeHeaders headers, SecureParts secure) => new()
    {
        AuthenticationResults = [.. headers.All("Authentication-Results").Select(f => f.Value)],
        DkimDomains = [.. headers.All("DKIM-Signature").Select(f => Tag(f.Value, "d")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
        SmimeSignatureIntact = secure.SignatureIntact,
        SmimeSigner = secure.Signer,
    };

    /// <summary>A tag of a DKIM signature (RFC 6376 section 3.2).</summary>
    private static string? Tag(string value, string name)
    {
        foreach (string tag in value.Split(';'))
        {
            int equals = tag.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && tag.AsSpan(0, equals).Trim().SequenceEqual(name))
            {
                return tag[(equals + 1)..].Trim();
            }
        }

        return null;
    }

    private void ReportTwice(MimeHeaders headers)
    {
        foreach (string name in new[] { "From", "Subject", "Date", "Message-ID" })
        {
            if (headers.All(name).Skip(1).FirstOrDefault() is { } second)
            {
                doubts.Add("header-twice", $"The field {name} is given more than once; the first counts.", second.At);
            }
        }
    }
}
