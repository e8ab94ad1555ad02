using System.Diagnostics;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Mail.Tests.Documents;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>Throws damaged mails at the reader: no exception may escape, no mail may take long, and what comes out must keep its promises.</summary>
public sealed class MailFuzzTests
{
    private const int DamagedMails = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly MailReader reader = new(new DocumentReader(pdf: new PdfToolOptions { Tool = "" }));

    [Theory]
    [InlineData(1)]
    [InlineData(20240514)]
    public void Read_SurvivesTenThousandDamagedMails(int seed)
    {
        byte[][] mails = [.. MailFixtures.Names.Select(MailFixtures.Read), DocxFixture.AsMail(), DeepHtmlMail()];
        var mutations = new MailMutations(mails, seed);
        for (int i = 0; i < DamagedMails / 2; i++)
        {
            byte[] mail = mutations.Next();
            var watch = Stopwatch.StartNew();
            try
            {
                KeepsPromises(reader.Read(mail));
            }
            catch (Exception escaped)
            {
                throw new InvalidOperationException($"Damaged mail {i} of seed {seed}: {Convert.ToBase64String(mail)}", escaped);
            }

            Assert.True(watch.Elapsed < Longest, $"Damaged mail {i} of seed {seed} took {watch.Elapsed}.");
        }
    }

    private static void KeepsPromises(MailReading reading)
    {
        Assert.True(reading.Message is null != reading.Unreadable is null);
        if (reading.Message is { } message)
        {
            KeepsPromises(message);
        }
    }

    private static void KeepsPromises(IncomingMessage message)
    {
        Assert.True(message.Body is null != message.BodyUnreadable is null);
        Assert.Equal(64, message.ContentHash.Length);
        KeepsPromises(message.Body);
        foreach (IncomingPart part in message.Parts)
        {
            Assert.Equal(1, (part.Document is null ? 0 : 1) + (part.Message is null ? 0 : 1) + (part.Unreadable is null ? 0 : 1));
            KeepsPromises(part.Document);
            if (part.Message is not null)
            {
                KeepsPromises(part.Message);
            }
        }
    }

    private static void KeepsPromises(DocumentText? document)
    {
        if (document is not null)
        {
            Assert.DoesNotContain('\r', document.Text);
            Assert.Equal(document.Text, TextShape.WellFormed(document.Text));
        }
    }

    private static byte[] DeepHtmlMail() => System.Text.Encoding.ASCII.GetBytes(
        "From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + string.Concat(Enumerable.Repeat("<div><table><tr><td><b>", 60)) + "deep");
}
