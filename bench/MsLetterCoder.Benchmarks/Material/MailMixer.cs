using System.Globalization;
using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>Makes mails as a team's mailbox has them, CRLF line ends, each with its own Message-ID: six in ten are a letter as text, three a patient's message as text and HTML, one a
/// letter attached in base64. Equal seeds give equal mails.</summary>
internal sealed class MailMixer(int seed)
{
    private readonly LetterMixer _letters = new(seed);
    private readonly List<GoldDocument> _messages = [.. CorpusReader.Read(Repository.Path("corpus", "dev")).Where(d => d.Kind == DocumentKind.PatientMessage)];
    private int _made;

    /// <summary>The next mail.</summary>
    public byte[] Next()
    {
        int number = _made++;
        return (number % 10) switch
        {
            < 6 => Letter(number),
            < 9 => Message(number, _messages[number % _messages.Count]),
            _ => Attached(number),
        };
    }

    /// <summary>A mail that is one long text of this many bytes.</summary>
    public byte[] LongText(int bytes)
    {
        StringBuilder mail = Header(_made++, "Letters").Append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        while (mail.Length < bytes)
        {
            mail.Append(Lines(_letters.Next()));
        }

        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    /// <summary>A mail with one binary file of this many bytes attached in base64.</summary>
    public byte[] LargeFile(int bytes)
    {
        byte[] file = new byte[bytes];
        new Random(seed).NextBytes(file);
        return Encoding.ASCII.GetBytes(WithAttachment(_made++, "application/octet-stream", "scan.bin", file));
    }

    private byte[] Letter(int number)
    {
        StringBuilder mail = Header(number, "Clinic letter");
        string text = _letters.Next();
        return number % 2 == 0
            ? Encoding.UTF8.GetBytes(mail.Append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").Append(Lines(text)).ToString())
            : Encoding.ASCII.GetBytes(mail.Append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n").Append(QuotedPrintable(text)).ToString());
    }

    private static byte[] Message(int number, GoldDocument message)
    {
        string html = System.Net.WebUtility.HtmlEncode(message.Text).Replace("\n\n", "</p>\r\n<p>", StringComparison.Ordinal).Replace("\n", "<br>\r\n", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(Header(number, message.Subject ?? "Question for the MS team")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"b{number}\"\r\n\r\n--b{number}\r\n")
            .Append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n").Append(QuotedPrintable(message.Text))
            .Append(CultureInfo.InvariantCulture, $"\r\n--b{number}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
            .Append(QuotedPrintable($"<html><body><p>{html}</p></body></html>")).Append(CultureInfo.InvariantCulture, $"\r\n--b{number}--\r\n").ToString());
    }

    private byte[] Attached(int number) => Encoding.ASCII.GetBytes(WithAttachment(number, "text/plain; charset=utf-8", "letter.txt", Encoding.UTF8.GetBytes(_letters.Next())));

    private static string WithAttachment(int number, string type, string name, byte[] file) => Header(number, "Letter attached")
        .Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=\"b{number}\"\r\n\r\n--b{number}\r\nContent-Type: text/plain\r\n\r\nPlease find the letter attached.\r\n")
        .Append(CultureInfo.InvariantCulture, $"--b{number}\r\nContent-Type: {type}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        .Append(Base64(file))
        .Append(CultureInfo.InvariantCulture, $"\r\n--b{number}--\r\n").ToString();

    private static StringBuilder Header(int number, string subject) => new StringBuilder(8_192)
        .Append(CultureInfo.InvariantCulture, $"Received: from relay.example.org by mx.example.net with ESMTPS id {number:D8}; Tue, 14 May 2024 09:00:0{number % 10} +0000\r\n")
        .Append("Authentication-Results: mx.example.net; dkim=pass header.d=example.org; spf=pass smtp.mailfrom=example.org\r\n")
        .Append(CultureInfo.InvariantCulture, $"From: \"Test Sender {number % 97}\" <sender{number % 97}@example.org>\r\nTo: MS Team <ms.team@example.net>\r\n")
        .Append(CultureInfo.InvariantCulture, $"Subject: {EncodedWord(subject)}\r\nDate: Tue, 14 May 2024 10:00:00 +0100\r\nMessage-ID: <bench-{number}@example.org>\r\nMIME-Version: 1.0\r\n");

    private static string EncodedWord(string subject) =>
        Ascii.IsValid(subject) ? subject : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=";

    private static string Lines(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>Base64 in lines of 76 characters (RFC 2045 section 6.8).</summary>
    private static string Base64(byte[] file) => Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks);

    /// <summary>Quoted-printable with soft line ends (RFC 2045 section 6.7).</summary>
    private static StringBuilder QuotedPrintable(string text)
    {
        var quoted = new StringBuilder(text.Length * 9 / 8);
        int column = 0;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            if (b == '\n')
            {
                quoted.Append("\r\n");
                column = 0;
                continue;
            }

            string shown = b is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? ((char)b).ToString() : b == '\r' ? "" : string.Create(CultureInfo.InvariantCulture, $"={b:X2}");
            if (column + shown.Length > 75)
            {
                quoted.Append("=\r\n");
                column = 0;
            }

            quoted.Append(shown);
            column += shown.Length;
        }

        return quoted;
    }
}
