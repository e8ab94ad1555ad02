using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.Mail.Tests.Imap;

public sealed class ImapAccountTests
{
    private static readonly ImapAccount Usual = new() { Host = "mail.example", User = "nurse", Secret = _ => ValueTask.FromResult("secret") };

    public static TheoryData<string, ImapAccount> OutOfRange => new()
    {
        { "Port", Usual with { Port = 0 } },
        { "Host", Usual with { Host = " " } },
        { "AttemptsPerMessage", Usual with { AttemptsPerMessage = 0 } },
        { "MaxMessageBytes", Usual with { Limits = new ImapLimits { MaxMessageBytes = 0 } } },
        { "MaxNesting", Usual with { Limits = new ImapLimits { MaxNesting = 1_001 } } },
        { "Idle", Usual with { Timeouts = new ImapTimeouts { Idle = TimeSpan.FromMinutes(30) } } },
        { "LastRetry", Usual with { Timeouts = new ImapTimeouts { FirstRetry = TimeSpan.FromMinutes(6) } } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Watcher_SettingOutOfRange_IsNamed(string setting, ImapAccount account)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new ImapWatcher(account, null, TimeProvider.System));

        Assert.Equal(setting, error.ParamName);
    }

    [Fact]
    public void Watcher_ProcessedFolderThatIsRead_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ImapWatcher(Usual with { ProcessedFolder = "INBOX" }, null, TimeProvider.System));

    [Fact]
    public async Task Connect_PlainTextToAnotherMachine_IsRefusedBeforeConnecting()
    {
        var account = Usual with { Host = "192.0.2.1", Security = ImapSecurity.None };

        await Assert.ThrowsAsync<ImapUnsupportedException>(() => ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task Connect_NobodyListens_SaysSo()
    {
        var account = Usual with { Host = "127.0.0.1", Port = 1, Security = ImapSecurity.None };

        var error = await Assert.ThrowsAsync<ImapConnectionException>(() => ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None));

        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_ServerThatNeverAnswers_EndsInTime()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var account = Usual with
        {
            Host = "127.0.0.1",
            Port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port,
            Timeouts = new ImapTimeouts { Connect = TimeSpan.FromMilliseconds(300) },
        };

        var error = await Assert.ThrowsAsync<ImapConnectionException>(() => ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None));

        Assert.Contains("0.3 s", error.Message, StringComparison.Ordinal);
    }
}
