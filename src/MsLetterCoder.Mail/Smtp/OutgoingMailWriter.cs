using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>Writes a mail as it goes over the wire: ASCII, CRLF, no line longer than 998 characters (RFC 5322, 2045, 2047).</summary>
public static class OutgoingMailWriter
{
    private const int LongestId = 250;
    private const int MostReferences = 20;

    /// <summary>The bytes of a mail, without dots doubled and without the end that SMTP puts after it.</summary>
    /// <exception cref="ArgumentException">An address, the subject or the Message-ID cannot stand in a header: a line end in it would begin another field. The message names the field, not the value.</exception>
    public static byte[] Write(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!MailAddressSyntax.IsGood(mail.From.Address) || !MailAddressSyntax.IsGood(mail.To))
        {
            throw new ArgumentException("From and To are addresses of the form name@domain in ASCII.", nameof(mail));
        }

        if (!IsOneLine(mail.Subject) || !IsOneLine(mail.From.Name ?? ""))
        {
            throw new ArgumentException("Subject and the sender's name are one line each, without control characters.", nameof(mail));
        }

        if (!IsId(mail.MessageId))
        {
            throw new ArgumentException("The Message-ID is one word with an @ in it.", nameof(mail));
        }

        (string encoding, string body) = BodyEncoding.Encode(mail.Text);
        var head = new StringBuilder();
        Field(head, "Date", mail.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Field(head, "From", string.IsNullOrWhiteSpace(mail.From.Name) ? mail.From.Address : $"{HeaderWords.Phrase(mail.From.Name)} <{mail.From.Address}>");
        Field(head, "To", mail.To);
        Field(head, "Subject", HeaderWords.Unstructured(mail.Subject, "Subject: ".Length));
        Field(head, "Message-ID", $"<{mail.MessageId}>");
        if (mail.InReplyTo is { } answered && IsId(answered))
        {
            Field(head, "In-Reply-To", $"<{answered}>");
            string[] thread = [.. mail.References.Where(IsId).TakeLast(MostReferences), answered];
            Field(head, "References", string.Join("\r\n ", thread.Distinct(StringComparer.Ordinal).Select(id => $"<{id}>")));
        }

        if (mail.Automatic != AutomaticSubmission.No)
        {
            Field(head, "Auto-Submitted", mail.Automatic == AutomaticSubmission.Replied ? "auto-replied" : "auto-generated");
            // What Exchange heeds instead.
            Field(head, "X-Auto-Response-Suppress", "All");
        }

        Field(head, "MIME-Version", "1.0");
        Field(head, "Content-Type", "text/plain; charset=utf-8");
        Field(head, "Content-Transfer-Encoding", encoding);
        return Encoding.ASCII.GetBytes(head.Append("\r\n").Append(body).ToString());
    }

    private static void Field(StringBuilder head, string name, string value) => head.Append(name).Append(": ").Append(value).Append("\r\n");

    private static bool IsOneLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    /// <summary>An id that a header can bear: printable ASCII without blanks and brackets.</summary>
    private static bool IsId(string id) => id.Length is > 2 and <= LongestId && id.Contains('@', StringComparison.Ordinal) && id.All(c => c is > ' ' and < (char)127 and not ('<' or '>'));
}
