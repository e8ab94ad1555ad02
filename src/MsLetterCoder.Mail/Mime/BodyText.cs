using System.Buffers;
using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Mime;

/// <summary>Makes the one text of a mail's body out of its pieces.</summary>
internal sealed class BodyText(DoubtLog doubts)
{
    private const int LongestStub = 400;

    /// <summary>Plain texts up to this length are compared with their HTML, in case it says more.</summary>
    private const int LongestDoubtful = 200;
    private const int MuchMore = 3;

    /// <summary>What programs write in place of a plain text that they did not make.</summary>
    private static readonly SearchValues<string> StubWords = SearchValues.Create(
        [
            "html", "not display", "cannot display", "can't display", "unable to view", "unable to display", "trouble viewing", "problems viewing",
            "view this email in", "view this message in", "view it in your browser", "view in browser", "mime-compliant", "mime format",
        ],
        StringComparison.OrdinalIgnoreCase);

    public (DocumentText? Body, Unreadable? Unreadable) Read(IReadOnlyList<BodyPiece> pieces)
    {
        var text = new StringBuilder();
        DocumentText? first = null;
        string? before = null;
        foreach (BodyPiece piece in pieces)
        {
            DocumentText? read = ReadPiece(piece);
            if (read is null || string.IsNullOrWhiteSpace(read.Text))
            {
                continue;
            }

            // Text and HTML that should have been alternatives, sent one after the other.
            if (read.Origin == TextOrigin.Html && before is not null && Letters(read.Text) == Letters(before))
            {
                continue;
            }

            before = read.Text;
            first ??= read;
            text.Append(text.Length == 0 || text[^1] == '\n' ? "" : "\n").Append(read.Text);
        }

        if (first is null)
        {
            return (null, new Unreadable(UnreadableKind.Empty, "The mail has no text of its own."));
        }

        string whole = text.ToString();
        return whole.AsSpan().TrimStart().StartsWith("-----BEGIN PGP MESSAGE-----")
            ? (null, new Unreadable(UnreadableKind.Encrypted, "The text of the mail is encrypted with PGP."))
            : (first with { Text = whole }, null);
    }

    private DocumentText? ReadPiece(BodyPiece piece)
    {
        DocumentText? plain = Join(piece.Plain, ReadPlain);
        if (piece.Html.Count == 0)
        {
            return plain;
        }

        bool empty = plain is null || string.IsNullOrWhiteSpace(plain.Text);
        bool stub = !empty && plain!.Text.Length <= LongestStub && plain.Text.AsSpan().ContainsAny(StubWords);
        if (!empty && !stub && plain!.Text.Length > LongestDoubtful)
        {
            return plain;
        }

        DocumentText? html = Join(piece.Html, part => HtmlText.Render(part.Content.Span, part.ContentType.Parameter("charset"), doubts, part.BodyAt));
        if (!empty && !stub)
        {
            if (html is not null && Letters(html.Text).Length > MuchMore * (LongestDoubtful + Letters(plain!.Text).Length) / 2)
            {
                doubts.Add("alternatives-differ", "The HTML form of the mail says much more than its plain text, which was read.",
                    piece.Html[0].BodyAt);
            }

            return plain;
        }

        return html is null || string.IsNullOrWhiteSpace(html.Text) || (stub && html.Text.Length <= plain!.Text.Length) ? plain : html;
    }

    private static DocumentText? Join(IReadOnlyList<MimePart> parts, Func<MimePart, DocumentText> read)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        DocumentText first = read(parts[0]);
        if (parts.Count == 1)
        {
            return first;
        }

        var text = new StringBuilder(first.Text);
        foreach (MimePart part in parts.Skip(1))
        {
            text.Append(text.Length == 0 || text[^1] == '\n' ? "" : "\n").Append(read(part).Text);
        }

        return first with { Text = text.ToString() };
    }

    private DocumentText ReadPlain(MimePart part)
    {
        string decoded = Charsets.Decode(part.Content.Span, part.ContentType.Parameter("charset"), doubts, part.BodyAt,
            exact: part.ContentStandsInMail);
        string text = TextShape.WithLineFeeds(decoded);
        if ("flowed".Equals(part.ContentType.Parameter("format"), StringComparison.OrdinalIgnoreCase))
        {
            text = FlowedText.Join(text, "yes".Equals(part.ContentType.Parameter("delsp"), StringComparison.OrdinalIgnoreCase));
        }

        return new DocumentText { Text = TextShape.WellFormed(text), Origin = TextOrigin.Plain, Renderer = PlainText.Renderer };
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
