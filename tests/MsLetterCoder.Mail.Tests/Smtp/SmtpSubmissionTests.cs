using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Smtp;

public sealed class SmtpSubmissionTests : IDisposable
{
    private const string Marked = "Marktesttext";
    private const string Secret = "Marktestsecret";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Send_OverImplicitTls_SignsInAndHandsOver()
    {
        var certificates = new TestCertificates(_folder.FullPath);
        await using var server = new SmtpServer(new SmtpScript { Certificates = certificates, ImplicitTls = true });

        await SendAsync(Account(server) with { Security = SmtpSecurity.Tls, ExtraRootsPath = certificates.RootPath });

        Assert.Contains(Marked, Assert.Single(server.Mails), StringComparison.Ordinal);
        Assert.Contains($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0nurse\0{Secret}"))}", server.Heard);
        Assert.Equal(["MAIL FROM:<team@example.org>", "RCPT TO:<pat@example.org>", "DATA", "QUIT"], server.Heard.TakeLast(4));
    }

    [Fact]
    public async Task Send_OverStartTls_SaysNothingInPlainText()
    {
        var certificates = new TestCertificates(_folder.FullPath);
        await using var server = new SmtpServer(new SmtpScript { Certificates = certificates, Offers = ["STARTTLS", "AUTH XOAUTH2"] });

        await SendAsync(Account(server) with { Security = SmtpSecurity.StartTls, PinnedSha256 = certificates.Sha256, SignIn = SmtpSignIn.AccessToken });

        Assert.Single(server.Mails);
        Assert.StartsWith("EHLO ", server.Heard[0], StringComparison.Ordinal);
        Assert.Equal("STARTTLS", server.Heard[1]);
        Assert.StartsWith("EHLO ", server.Heard[2], StringComparison.Ordinal);
        Assert.Equal($"AUTH XOAUTH2 {Convert.ToBase64String(Encoding.UTF8.GetBytes($"user=nurse\u0001auth=Bearer {Secret}\u0001\u0001"))}", server.Heard[3]);
    }

    [Theory]
    [InlineData("no STARTTLS")]
    [InlineData("STARTTLS refused")]
    [InlineData("more than the answer")]
    public async Task Send_WithoutTls_SendsNothing(string what)
    {
        await using var server = new SmtpServer(new SmtpScript
        {
            Certificates = new TestCertificates(_folder.FullPath),
            Offers = what == "no STARTTLS" ? ["AUTH PLAIN"] : ["STARTTLS", "AUTH PLAIN"],
            Answers = what switch
            {
                "STARTTLS refused" => new Dictionary<string, string> { ["STARTTLS"] = "454 4.7.0 not now" },
                "more than the answer" => new Dictionary<string, string> { ["STARTTLS"] = "220 go on\r\n250 injected" },
                _ => new Dictionary<string, string>(),
            },
        });

        var error = await FailsAsync(Account(server) with { Security = SmtpSecurity.StartTls });

        Assert.Equal((SmtpStep.StartTls, false), (error.Step, error.IsUnsure));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ToAnUntrustedCertificate_SendsNothing()
    {
        await using var server = new SmtpServer(new SmtpScript { Certificates = new TestCertificates(_folder.FullPath), ImplicitTls = true });

        var error = await FailsAsync(Account(server) with { Security = SmtpSecurity.Tls });

        Assert.Equal(SmtpStep.Connect, error.Step);
        Assert.Contains("not trusted", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Send_InPlainTextToAnotherMachine_IsRefused()
    {
        var error = await FailsAsync(new SmtpAccount { Host = "192.0.2.1", Port = 25, Security = SmtpSecurity.None });

        Assert.Contains("without TLS is refused", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("greeting", "554 5.7.1", SmtpStep.Greeting, 554, "5.7.1", false)]
    [InlineData("EHLO", "502 no", SmtpStep.Hello, 502, null, false)]
    [InlineData("AUTH", "535 5.7.8 Marktestsecret is wrong", SmtpStep.SignIn, 535, "5.7.8", false)]
    [InlineData("MAIL", "451 4.3.0 later", SmtpStep.Sender, 451, "4.3.0", false)]
    [InlineData("RCPT", "550 5.1.1 pat@example.org unknown", SmtpStep.Recipient, 550, "5.1.1", true)]
    [InlineData("DATA", "554 5.0.0 no", SmtpStep.Data, 554, "5.0.0", true)]
    [InlineData("end", "452 4.2.2 full", SmtpStep.Acceptance, 452, "4.2.2", false)]
    [InlineData("end", "554 5.6.0 Marktesttext is spam", SmtpStep.Acceptance, 554, "5.6.0", true)]
    public async Task Refusal_NamesStepAndCodeAlone(string verb, string answer, SmtpStep step, int code, string? enhanced, bool refusesMail)
    {
        await using var server = new SmtpServer(new SmtpScript { Answers = new Dictionary<string, string> { [verb] = answer } });

        var error = await FailsAsync(Account(server));

        Assert.Equal((step, code, enhanced, false, refusesMail), (error.Step, error.Code, error.EnhancedCode, error.IsUnsure, error.RefusesMail));
        foreach (string word in new[] { "Marktest", "pat@", "unknown", "spam" })
        {
            Assert.DoesNotContain(word, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignIn_ThatTheServerExplains_GivesItsCode()
    {
        await using var server = new SmtpServer(new SmtpScript { Offers = ["AUTH XOAUTH2"], Answers = new Dictionary<string, string> { ["AUTH"] = "334 eyJzdGF0dXMiOiI0MDEifQ==", [""] = "535 5.7.3 no" } });

        var error = await FailsAsync(Account(server) with { SignIn = SmtpSignIn.AccessToken });

        Assert.Equal((SmtpStep.SignIn, 535, "5.7.3"), (error.Step, error.Code, error.EnhancedCode));
    }

    [Fact]
    public async Task SignIn_ThatIsNotOffered_SendsNoSecret()
    {
        await using var server = new SmtpServer(new SmtpScript { Offers = ["AUTH LOGIN"] });

        Assert.Equal(SmtpStep.SignIn, (await FailsAsync(Account(server))).Step);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_ThatCannotBeHad_IsAFailureOfTheSignIn()
    {
        await using var server = new SmtpServer();

        var error = await FailsAsync(Account(server) with { Secret = _ => throw new ImapConnectionException("The token authority cannot be reached.") });

        Assert.Equal(SmtpStep.SignIn, error.Step);
        Assert.Contains("token authority", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", SmtpStep.Recipient, false)]
    [InlineData("END", SmtpStep.Acceptance, true)]
    public async Task Silence_EndsTheWait(string verb, SmtpStep step, bool unsure)
    {
        await using var server = new SmtpServer(new SmtpScript { Silent = verb });
        var brief = TimeSpan.FromMilliseconds(300);

        var error = await FailsAsync(Account(server) with { Timeouts = new SmtpTimeouts { Answer = brief, Acceptance = brief } });

        Assert.Equal((step, unsure), (error.Step, error.IsUnsure));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("250")]
    [InlineData("999 no code")]
    [InlineData("250-one\r\n220 two")]
    [InlineData("99999 too long")]
    public async Task Nonsense_IsNoAnswer(string answer)
    {
        await using var server = new SmtpServer(new SmtpScript { Answers = new Dictionary<string, string> { ["greeting"] = answer } });

        Assert.Equal(SmtpStep.Greeting, (await FailsAsync(Account(server))).Step);
    }

    /// <summary>Whatever byte the connection ends at: where the mail was not taken the program knows it, and where it may have been the program says so.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CutAtAnyByte_NeverLeavesATakenMailForNotSent(bool whileSending)
    {
        await using var whole = new SmtpServer();
        await SendAsync(Account(whole));
        int longest = whileSending ? 250 : string.Join("\r\n", whole.Heard).Length + whole.Mails[0].Length + 80;
        bool sentOnce = false;
        bool unsureOnce = false;
        for (int cut = 0; cut < longest; cut++)
        {
            int at = cut;
            await using var server = new SmtpServer(whileSending ? new SmtpScript { CutAfterSent = _ => at } : new SmtpScript { CutAfterRead = _ => at });
            SmtpException? error = null;
            try
            {
                await SendAsync(Account(server));
                sentOnce = true;
            }
            catch (SmtpException e)
            {
                error = e;
                unsureOnce |= e.IsUnsure;
            }

            Assert.True(error is null ? server.Mails.Count == 1 : error.IsUnsure || server.Mails.Count == 0, $"cut after {cut}: {error?.Message ?? "sent"}, {server.Mails.Count} taken");
        }

        Assert.True(sentOnce && unsureOnce, "The cuts reach neither the end nor the moment before it.");
    }

    [Fact]
    public async Task Check_SignsInAndSendsNothing()
    {
        await using var server = new SmtpServer();

        await new SmtpSubmission(Account(server), TimeProvider.System).CheckAsync(CancellationToken.None);

        Assert.Equal(["EHLO", "AUTH", "QUIT"], server.Heard.Select(line => line.Split(' ')[0]));
    }

    private static SmtpAccount Account(SmtpServer server) => new()
    {
        Host = "localhost",
        Port = server.Port,
        Security = SmtpSecurity.None,
        SignIn = SmtpSignIn.Password,
        User = "nurse",
        Secret = _ => ValueTask.FromResult(Secret),
    };

    private static Task SendAsync(SmtpAccount account) => new SmtpSubmission(account, TimeProvider.System).SendAsync(
        new OutgoingMail
        {
            From = new EmailAddress("The team", "team@example.org"),
            To = "pat@example.org",
            Subject = "Your message",
            Text = $"{Marked}\n.\n..two dots",
            MessageId = "1@example.org",
            Date = DateTimeOffset.UnixEpoch,
        },
        CancellationToken.None);

    private static Task<SmtpException> FailsAsync(SmtpAccount account) => Assert.ThrowsAsync<SmtpException>(() => SendAsync(account));
}
