using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Mail.Smtp;

namespace MsLetterCoder.Mail.Tests.Smtp;

public sealed class OutgoingMailWriterTests
{
    private static readonly OutgoingMail Plain = new()
    {
        From = new EmailAddress("The team", "team@example.org"),
        To = "pat@example.org",
        Subject = "Your message",
        Text = "Hello",
        MessageId = "new@example.org",
        Date = new DateTimeOffset(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(1)),
    };

    public static TheoryData<string> Texts =>
    [
        "Hello",
        "Thank you.\n\nYour nurse – Zoë – will ring.\nPay £5 = nothing  \n\ttab at the end\t",
        ".\n..\nFrom here\n.hidden",
        "Diolch yn fawr. Ŵyr a gŵr â thŷ.",
        "Привет, спасибо за ваше письмо. 👩‍⚕️",
        new string('x', 3_000) + "\n" + new string('é', 500),
        "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Write_GivesAMailThatReadsBack(string text)
    {
        byte[] bytes = OutgoingMailWriter.Write(Plain with { Text = text, Subject = "Ynglŷn â'ch neges – a rather long subject that does not fit on one line of a header" });

        string wire = Encoding.ASCII.GetString(bytes);
        Assert.All(bytes, b => Assert.True(b is 9 or 10 or 13 or (>= 32 and < 127)));
        Assert.All(wire.Split("\r\n"), line => Assert.True(line.Length <= 78 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains('\r', StringComparison.Ordinal), line));
        IncomingMessage read = Read(bytes);
        Assert.Equal(text.TrimEnd('\n'), read.Body?.Text.TrimEnd('\n') ?? "");
        Assert.Equal("Ynglŷn â'ch neges – a rather long subject that does not fit on one line of a header", read.Subject);
        Assert.Equal((Plain.From, "pat@example.org", "new@example.org"), (read.From, read.Recipients.Single().Address, read.MessageId));
        Assert.Equal((Plain.Date, AutomaticKind.None), (read.Date, read.Automatic));
    }

    [Fact]
    public void Write_LinksTheThreadAndSaysThatAMachineAnswers()
    {
        byte[] bytes = OutgoingMailWriter.Write(Plain with
        {
            InReplyTo = "asked@example.org",
            References = ["first@example.org", "bad id@example.org", "<x@y>", "evil@example.org\r\nBcc: all@example.org"],
            Automatic = AutomaticSubmission.Replied,
        });

        IncomingMessage read = Read(bytes);
        Assert.Equal(["asked@example.org"], read.InReplyTo);
        Assert.Equal(["first@example.org", "asked@example.org"], read.References);
        Assert.Equal(AutomaticKind.AutoReply, read.Automatic);
        Assert.Contains("Auto-Submitted: auto-replied\r\n", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Bcc", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("To", "pat@example.org\r\nBcc: all@example.org")]
    [InlineData("To", "pat@example.org>\r\nDATA")]
    [InlineData("To", "a@example.org,b@example.org")]
    [InlineData("To", "a b@example.org")]
    [InlineData("To", "zoë@example.org")]
    [InlineData("To", "pat@-example.org")]
    [InlineData("To", "pat..x@example.org")]
    [InlineData("To", "pat")]
    [InlineData("To", "")]
    [InlineData("From", "team@example.org\nX: y")]
    [InlineData("FromName", "Team\r\nBcc: all@example.org")]
    [InlineData("Subject", "Hello\nBcc: all@example.org")]
    [InlineData("Subject", "Hello\rBcc: all@example.org")]
    [InlineData("Subject", "Hello\u2028Bcc: all@example.org")]
    [InlineData("Subject", "Hello\0")]
    [InlineData("MessageId", "x@y>\r\nBcc: all@example.org")]
    [InlineData("MessageId", "x y@z")]
    public void Write_RefusesWhatWouldBeginAnotherField(string field, string value)
    {
        OutgoingMail bad = field switch
        {
            "To" => Plain with { To = value },
            "From" => Plain with { From = new EmailAddress(null, value) },
            "FromName" => Plain with { From = new EmailAddress(value, "team@example.org") },
            "Subject" => Plain with { Subject = value },
            _ => Plain with { MessageId = value },
        };

        ArgumentException error = Assert.Throws<ArgumentException>(() => OutgoingMailWriter.Write(bad));

        Assert.DoesNotContain("Bcc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewMessageId_IsOfTheAddressDomainAndNeverTheSame()
    {
        Assert.EndsWith("@example.org", OutgoingMail.NewMessageId("team@example.org"), StringComparison.Ordinal);
        Assert.NotEqual(OutgoingMail.NewMessageId("team@example.org"), OutgoingMail.NewMessageId("team@example.org"));
    }

    private static IncomingMessage Read(byte[] bytes) =>
        new MailReader(new DocumentReader(new DocumentLimits(), new PdfToolOptions()), new MailReaderOptions()).Read(bytes, CancellationToken.None).Message!;
}
