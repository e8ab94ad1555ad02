using System.Security.Cryptography.X509Certificates;
using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Mail.Tests.Documents;

namespace MsLetterCoder.Mail.Tests.Mime;

public sealed class MailReaderTests
{
    private static readonly DocumentReader Documents = new(pdf: new PdfToolOptions { Tool = "" });

    [Fact]
    public void Read_GivesTheTextOfAnAttachedDocx()
    {
        IncomingPart part = Assert.Single(Read(DocxFixture.AsMail()).Parts);

        Assert.Equal("letter.docx", part.FileName);
        Assert.Equal(TextOrigin.Docx, part.Document!.Origin);
        Assert.Contains("Diagnosis:\tRRMS", part.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithTheCertificate_Decrypts()
    {
        X509Certificate2Collection key = X509CertificateLoader.LoadPkcs12CollectionFromFile(Path.Combine(MailFixtures.Folder, "..", "smime-key.p12"),
            "test");
        var reader = new MailReader(Documents, new MailReaderOptions { Certificates = key });

        Assert.Equal("Signed words \u2013 here.\n", reader.Read(MailFixtures.Read("smime-enveloped")).Message!.Body!.Text);
    }

    [Fact]
    public void Read_OfSignedMailWithBareLineFeeds_FindsTheSignatureIntact()
    {
        byte[] maildir = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(MailFixtures.Read("smime-detached")).Replace("\r\n", "\n",
            StringComparison.Ordinal));

        Assert.True(Read(maildir).Evidence.SmimeSignatureIntact);
    }

    [Theory]
    [MemberData(nameof(MailCorpusTests.Mails), MemberType = typeof(MailCorpusTests))]
    public void ContentHash_IsTheSameForCrLfAndLf(string name)
    {
        string mail = Encoding.Latin1.GetString(MailFixtures.Read(name));
        if (!mail.Contains("\r\n", StringComparison.Ordinal) || name is "mixed-line-ends")
        {
            return;
        }

        MailReading one = new MailReader(Documents).Read(Encoding.Latin1.GetBytes(mail));
        MailReading other = new MailReader(Documents).Read(Encoding.Latin1.GetBytes(mail.Replace("\r\n", "\n", StringComparison.Ordinal)));

        Assert.Equal(one.Message?.ContentHash, other.Message?.ContentHash);
    }

    [Fact]
    public void ContentHash_IgnoresWhatServersAdd()
    {
        string mail = "From: rosa@example.org\r\nDate: Tue, 14 May 2024 09:30:00 +0100\r\nSubject: Fell\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n";
        string plain = Hash(mail + "\r\nI fell \u2013 twice.\r\n");

        Assert.Equal(plain, Hash("Received: by x; Tue, 14 May 2024 09:31:00 +0100\r\n" + mail + "\r\nI fell \u2013 twice.\r\n\r\n"));
        Assert.Equal(plain, Hash(mail + "Content-Transfer-Encoding: quoted-printable\r\n\r\nI fell =E2=80=93 =\r\ntwice.\r\n"));
        Assert.NotEqual(plain, Hash(mail + "\r\nI fell \u2013 thrice.\r\n"));
        Assert.NotEqual(plain, Hash(mail.Replace("Subject: Fell", "Subject: Fell again", StringComparison.Ordinal) + "\r\nI fell \u2013 twice.\r\n"));
    }

    [Fact]
    public void ContentHash_DiffersForEveryMailOfTheCorpus()
    {
        // These differ only in what the hash leaves out, on purpose.
        string[] hashes = [.. MailFixtures.Names.Select(n =>
            new MailReader(Documents).Read(MailFixtures.Read(n)).Message?.ContentHash).OfType<string>()];

        Assert.True(hashes.Distinct().Count() >= hashes.Length - 8, $"{hashes.Distinct().Count()} of {hashes.Length}");
    }

    [Fact]
    public void Read_OverTheSizeLimit_SaysSo()
    {
        Unreadable unreadable = With(new MimeLimits { MessageBytes = 100 }).Read(MailFixtures.Read("plain-7bit")).Unreadable!;

        Assert.Equal(UnreadableKind.OverLimit, unreadable.Kind);
        Assert.Equal(100, unreadable.At);
    }

    [Fact]
    public void Read_OverThePartLimit_KeepsTheRestForAPerson()
    {
        string parts = string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"--b\r\nContent-Type: text/plain; name=f{i}.txt\r\nContent-Disposition: attachment\r\n\r\ntext {i}\r\n"));
        byte[] mail = Encoding.ASCII.GetBytes("From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + "--b--\r\n");

        IncomingMessage message = With(new MimeLimits { Parts = 6 }).Read(mail).Message!;

        Assert.Equal(5, message.Parts.Count(p => p.Document is not null));
        IncomingPart rest = Assert.Single(message.Parts, p => p.Unreadable is not null);
        Assert.Equal(UnreadableKind.OverLimit, rest.Unreadable!.Kind);
        Assert.StartsWith("Content-Type: text/plain; name=f5.txt", Encoding.ASCII.GetString(mail, (int)rest.Unreadable.At!, 60),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OverTheNestingLimit_KeepsTheInnermostForAPerson()
    {
        string mail = string.Concat(Enumerable.Range(0, 50).Select(i => $"From: a{i}@example.org\r\nContent-Type: message/rfc822\r\n\r\n"))
            + "Subject: innermost\r\n\r\ntext";

        IncomingMessage message = With(new MimeLimits { NestingDepth = 5 }).Read(Encoding.ASCII.GetBytes(mail)).Message!;
        int depth = 0;
        while (message.Parts is [{ Message: { } inner }])
        {
            message = inner;
            depth++;
        }

        Assert.Equal(5, depth);
        Assert.Equal(UnreadableKind.OverLimit, message.BodyUnreadable!.Kind);
    }

    [Fact]
    public void Read_OverTheDecodedLimit_KeepsTheRestForAPerson()
    {
        IncomingMessage message = With(new MimeLimits { DecodedBytes = 30 }).Read(MailFixtures.Read("text-file-text")).Message!;

        Assert.Equal("Before the picture.", message.Body!.Text);
        Assert.Contains(message.Parts, p => p.Unreadable!.Kind == UnreadableKind.OverLimit);
    }

    [Fact]
    public void Read_OverTheHeaderLimits_GoesOnBehindTheHeader()
    {
        byte[] mail = Encoding.ASCII.GetBytes("From: a@example.org\r\n" + string.Concat(Enumerable.Repeat("X-Filler: 0123456789\r\n", 500))
            + "\r\nThe text.\r\n");

        foreach (MimeLimits limits in new[] { new MimeLimits { HeaderFields = 100 }, new MimeLimits { HeaderBytes = 1_000 } })
        {
            IncomingMessage message = With(limits).Read(mail).Message!;
            Assert.Equal("The text.\n", message.Body!.Text);
            Assert.Contains(message.Doubts, d => d.Code == "header-over-limit" && d.At > 0);
        }
    }

    [Fact]
    public void Read_OfPictureShownByHtml_IsDecorationOnlyWhereItIsSmall()
    {
        foreach ((int size, bool decoration) in new[] { (1_000, true), (300_000, false) })
        {
            byte[] picture = [0x89, .. "PNG"u8, .. new byte[size]];
            string mail = "From: a@example.org\r\nContent-Type: multipart/related; boundary=r\r\n\r\n"
                + "--r\r\nContent-Type: text/html\r\n\r\n<p>Look <img src=\"cid:p1\"></p>\r\n"
                + "--r\r\nContent-Type: image/png\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                    + Convert.ToBase64String(picture, Base64FormattingOptions.InsertLineBreaks) + "\r\n--r--\r\n";
            Assert.Equal(decoration, Assert.Single(Read(Encoding.ASCII.GetBytes(mail)).Parts).Decoration);
        }
    }

    [Fact]
    public void Read_WhenCancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => new MailReader(Documents).Read(MailFixtures.Read("plain-7bit"), cancelled.Token));
    }

    [Fact]
    public void MimeTree_NumbersPartsAsImapDoes()
    {
        var numbers = new List<string>();
        Collect(MimeReader.Read(MailFixtures.Read("forwarded-rfc822")).Root, numbers);

        Assert.Equal([" multipart/mixed", "1 text/plain", "2 message/rfc822", "2 multipart/mixed", "2.1 text/plain", "2.2 text/plain"], numbers);
    }

    [Fact]
    public void MimeTree_OfAnyBytes_HasARoot() =>
        Assert.Equal("text/plain", MimeReader.Read(new byte[] { 0, 255, 13, 10 }).Root.ContentType.MediaType);

    private static void Collect(MimePart part, List<string> numbers)
    {
        numbers.Add($"{part.Number} {part.ContentType.MediaType}");
        foreach (MimePart child in part.Children)
        {
            Collect(child, numbers);
        }
    }

    private static MailReader With(MimeLimits limits) => new(Documents, new MailReaderOptions { Limits = limits });

    private static IncomingMessage Read(byte[] mail) => new MailReader(Documents).Read(mail).Message!;

    private static string Hash(string mail) => Read(Encoding.UTF8.GetBytes(mail)).ContentHash;
}
