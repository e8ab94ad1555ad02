using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>A part that is no body text. <paramref name="Signature"/> marks the signature of a signed mail, which nobody needs to open.</summary>
internal sealed record Attachment(MimePart Part, Unreadable? Unreadable = null, bool Signature = false);

/// <summary>
/// A stretch of the body: the same words as plain text, as HTML, or both. Either may be several parts where files stand between them.
/// </summary>
internal sealed record BodyPiece(IReadOnlyList<MimePart> Plain, IReadOnlyList<MimePart> Html);

/// <summary>
/// Tells which parts of a mail are its body and which are attachments, by how multiparts mean their children (RFC 2046 section 5.1, RFC 2387, RFC
/// 1847).
/// </summary>
internal sealed class MessageLayout(SecureParts secure)
{
    private readonly List<BodyPiece> body = [];
    private readonly List<Attachment> attachments = [];
    private readonly List<MimePart> htmlParts = [];

    public IReadOnlyList<BodyPiece> Body => body;

    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>Why the body cannot be read, where it is locked away; null where it can.</summary>
    public Unreadable? BodyUnreadable { get; private set; }

    public void Arrange(MimePart root) => Visit(root, isRoot: true);

    /// <summary>True where an HTML part of the mail shows the part of that Content-ID.</summary>
    public bool HtmlShows(string contentId)
    {
        byte[] plain = Encoding.UTF8.GetBytes("cid:" + contentId);
        byte[] escaped = Encoding.UTF8.GetBytes("cid:" + Uri.EscapeDataString(contentId));
        return htmlParts.Any(h => h.Content.Span.IndexOf(plain) >= 0 || h.Content.Span.IndexOf(escaped) >= 0);
    }

    private void Visit(MimePart part, bool isRoot)
    {
        if (part.Unreadable is not null)
        {
            Lock(part, part.Unreadable, isRoot);
        }
        else if (SecureParts.IsWrapped(part))
        {
            (MimePart? inner, Unreadable? why) = secure.Unwrap(part);
            if (inner is not null)
            {
                Visit(inner, isRoot);
            }
            else
            {
                Lock(part, why!, isRoot);
            }
        }
        else if (part.ContentType.IsMultipart)
        {
            VisitMultipart(part, isRoot);
        }
        else if (IsBodyText(part, isRoot))
        {
            bool html = part.ContentType.MediaType == "text/html";
            body.Add(html ? new BodyPiece([], [part]) : new BodyPiece([part], []));
            htmlParts.AddRange(html ? [part] : []);
        }
        else
        {
            attachments.Add(new Attachment(part));
        }
    }

    private void VisitMultipart(MimePart part, bool isRoot)
    {
        switch (part.ContentType.MediaType)
        {
            case "multipart/alternative":
                VisitAlternative(part);
                break;
            case "multipart/encrypted":
                Lock(part, new Unreadable(UnreadableKind.Encrypted, "The mail is encrypted with PGP.", part.BodyAt), isRoot);
                break;
            case "multipart/signed" when part.Children.Count > 1:
                secure.CheckDetached(part);
                Visit(part.Children[0], isRoot: false);
                attachments.AddRange(part.Children.Skip(1).Select(AsSignature));
                break;
            default:
                foreach (MimePart child in part.Children)
                {
                    Visit(child, isRoot: false);
                }

                break;
        }
    }

    private static Attachment AsSignature(MimePart part) =>
        new(part, new Unreadable(UnreadableKind.Unsupported, "A digital signature, which holds no text.", part.BodyAt), Signature: true);

    /// <summary>
    /// Of the renderings of the same text the plain and the HTML one are kept; files inside any of them stay attachments. Others (calendar, AMP) say
    /// the same again.
    /// </summary>
    private void VisitAlternative(MimePart part)
    {
        var plain = new List<MimePart>();
        var html = new List<MimePart>();
        var others = new List<Attachment>();
        foreach (MimePart child in part.Children)
        {
            var layout = new MessageLayout(secure);
            layout.Visit(child, isRoot: false);
            MimePart[] childPlain = [.. layout.body.SelectMany(b => b.Plain)];
            MimePart[] childHtml = [.. layout.body.SelectMany(b => b.Html)];
            plain.AddRange(plain.Count == 0 ? childPlain : []);
            if (childHtml.Length > 0)
            {
                html.Clear();
                html.AddRange(childHtml);
            }

            htmlParts.AddRange(layout.htmlParts);
            BodyUnreadable ??= layout.BodyUnreadable;
            bool sameWordsAgain = child.ContentType.IsText && layout.body.Count == 0;
            (sameWordsAgain ? others : attachments).AddRange(layout.attachments);
        }

        if (plain.Count + html.Count > 0)
        {
            body.Add(new BodyPiece(plain, html));
        }
        else
        {
            attachments.AddRange(others);
        }
    }

    /// <summary>A text is body unless it is marked as a file; a name alone makes a file of it only where the body has begun already.</summary>
    private bool IsBodyText(MimePart part, bool isRoot)
    {
        bool readable = part.ContentType.MediaType is "text/plain" or "text/html"
            || (isRoot && part.ContentType.IsText && part.ContentType.MediaType is not ("text/rtf" or "text/calendar"));
        return readable && part.Disposition != "attachment" && (part.FileName is null || body.Count == 0);
    }

    /// <summary>A part that cannot be opened: it is the body where there is none yet, else an attachment.</summary>
    private void Lock(MimePart part, Unreadable why, bool isRoot)
    {
        if (isRoot)
        {
            BodyUnreadable = why;
        }
        else
        {
            attachments.Add(new Attachment(part, why));
        }
    }
}
