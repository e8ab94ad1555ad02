using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

/// <summary>One Dovecot for the tests of a class, started by the first of them; each test takes a user of its own.</summary>
public sealed class SharedDovecot : IAsyncLifetime
{
    private readonly Lazy<Task<DovecotServer>> _server = new(() => DovecotServer.StartAsync());
    private int _users;

    public async Task<(DovecotServer Server, string User)> TakeAsync()
    {
        RequiredTool.Dovecot.SkipIfMissing();
        return (await _server.Value, DovecotServer.Users[Interlocked.Increment(ref _users) - 1]);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}

internal static class DovecotAccounts
{
    private static readonly ImapTimeouts Short = new()
    {
        Connect = TimeSpan.FromSeconds(20),
        Read = TimeSpan.FromSeconds(20),
        FirstRetry = TimeSpan.FromMilliseconds(20),
        LastRetry = TimeSpan.FromMilliseconds(300),
    };

    /// <summary>An account that trusts the server's own root and waits as long as a test can bear.</summary>
    public static ImapAccount Account(this DovecotServer server, string user) => new()
    {
        Host = "localhost",
        Port = server.ImapsPort,
        User = user,
        Secret = _ => ValueTask.FromResult(DovecotServer.Password),
        ExtraRootsPath = server.Certificates.RootPath,
        Timeouts = Short,
    };

    public static void Deliver(this DovecotServer server, string user, int first, int count, int size = 1_000)
    {
        for (var number = first; number < first + count; number++)
        {
            server.Deliver(user, TestMail.Make(number, size));
        }
    }

    public static async Task<List<ImapItem>> FetchAllAsync(this ImapAccount account, uint fromUid = 1)
    {
        await using var mailbox = await ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None);
        return await mailbox.FetchAsync(fromUid, null, CancellationToken.None).ToListAsync();
    }
}
