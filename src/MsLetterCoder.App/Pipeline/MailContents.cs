using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Pipeline;

/// <summary>The documents of a mail and the parts that could not be read, forwarded mails opened.</summary>
internal sealed class MailContents
{
    private const string OwnText = "";

    private readonly List<MailDocument> _documents = [];
    private readonly List<UnreadablePart> _unreadable = [];

    private MailContents()
    {
    }

    /// <summary>Documents; one that others are attached to comes before them.</summary>
    public IReadOnlyList<MailDocument> Documents => _documents;

    /// <summary>Parts that could not be read.</summary>
    public IReadOnlyList<UnreadablePart> Unreadable => _unreadable;

    /// <summary>Takes a mail apart.</summary>
    public static MailContents Of(IncomingMessage mail)
    {
        var contents = new MailContents();
        contents.Add(mail, OwnText, null);
        return contents;
    }

    private void Add(IncomingMessage mail, string part, string? parent)
    {
        bool hasText = mail.Body is { } body && !string.IsNullOrWhiteSpace(body.Text);
        bool hasSubject = !string.IsNullOrWhiteSpace(mail.Subject);
        bool emptyBody = mail.Body is not null || mail.BodyUnreadable is null or { Kind: UnreadableKind.Empty };
        string? home = parent;
        if (hasText || (emptyBody && (hasSubject || mail.Parts.Count == 0) && parent is null))
        {
            // A mail whose message is its subject, or that holds nothing at all, is a document too: somebody meant something by it.
            home = part;
            _documents.Add(new MailDocument
            {
                Part = part,
                ParentPart = parent,
                Text = mail.Body ?? new DocumentText { Text = "", Origin = TextOrigin.Plain, Renderer = "empty/1" },
                Subject = mail.Subject,
                MediaType = parent is null ? null : MediaTypes.Mail,
                Automatic = mail.Automatic,
            });
        }
        else if (!emptyBody)
        {
            _unreadable.Add(new UnreadablePart { Part = part, Unreadable = mail.BodyUnreadable! });
        }

        foreach (IncomingPart attachment in mail.Parts.Where(p => !p.Decoration))
        {
            Add(attachment, part, home ?? part);
        }
    }

    private void Add(IncomingPart attachment, string mailPart, string home)
    {
        // Part numbers of a forwarded mail count inside it (RFC 3501 section 6.4.5): they are made unique by the number of the part it is.
        string part = mailPart.Length == 0 || attachment.PartNumber.StartsWith(mailPart + ".", StringComparison.Ordinal) ? attachment.PartNumber : $"{mailPart}.{attachment.PartNumber}";
        if (attachment.Message is { } mail)
        {
            Add(mail, part, home);
        }
        else if (attachment.Document is { } text)
        {
            _documents.Add(new MailDocument
            {
                Part = part,
                ParentPart = home,
                Text = text,
                MediaType = MediaTypes.Filed(attachment.MediaType),
                FileName = attachment.FileName,
            });
        }
        else if (attachment.Unreadable is { } unreadable)
        {
            _unreadable.Add(new UnreadablePart
            {
                Part = part,
                Unreadable = unreadable,
                MediaType = MediaTypes.Filed(attachment.MediaType),
                FileName = attachment.FileName,
                Size = attachment.Size,
            });
        }
    }
}
