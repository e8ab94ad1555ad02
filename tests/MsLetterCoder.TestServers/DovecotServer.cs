using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MsLetterCoder.TestServers;

/// <summary>A real Dovecot (2.3) of the test's own: in a private folder, on ports of its own, with a certificate of its own, as root or as any other user.
/// Its users are <see cref="Users"/>; mail is in Maildirs.</summary>
public sealed class DovecotServer : IAsyncDisposable
{
    /// <summary>The password of all users.</summary>
    public const string Password = "correct horse";

    /// <summary>The users there are: tests on one server take one each.</summary>
    public static readonly IReadOnlyList<string> Users = [.. Enumerable.Range(0, 50).Select(n => FormattableString.Invariant($"nurse{n}"))];

    private const int Terminate = 15;
    private static int delivered;
    private readonly DovecotSettings _settings;
    private Process? _process;

    private DovecotServer(DovecotSettings settings)
    {
        _settings = settings;
        Folder = Directory.CreateTempSubdirectory("mslc-dovecot-").FullName;
        Certificates = new TestCertificates(Folder, settings.CertificateName, settings.CertificateAge);
    }

    /// <summary>The private folder of everything.</summary>
    public string Folder { get; }

    public TestCertificates Certificates { get; }

    /// <summary>Port of IMAP with STARTTLS.</summary>
    public int ImapPort { get; private set; }

    /// <summary>Port of IMAP in TLS from the first byte.</summary>
    public int ImapsPort { get; private set; }

    private string ConfigPath => Path.Combine(Folder, "dovecot.conf");

    private string UsersPath => Path.Combine(Folder, "users");

    private string LogPath => Path.Combine(Folder, "dovecot.log");

    /// <summary>Starts a server; skips the test where Dovecot is not installed.</summary>
    public static async Task<DovecotServer> StartAsync(DovecotSettings? settings = null)
    {
        RequiredTool.Dovecot.SkipIfMissing();
        var server = new DovecotServer(settings ?? new DovecotSettings());
        for (var attempt = 1; ; attempt++)
        {
            (server.ImapPort, server.ImapsPort) = FreePorts();
            server.Configure();
            if (await server.TryLaunchAsync())
            {
                return server;
            }

            await server.StopAsync();
            if (attempt == 3)
            {
                var log = server.Log();
                await server.DisposeAsync();
                Assert.Fail($"Dovecot does not start:\n{log}");
            }
        }
    }

    /// <summary>Stops the server and starts it again on the same ports.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await LaunchAsync();
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>.</summary>
    public async Task LaunchAsync() => Assert.True(await TryLaunchAsync(), $"Dovecot does not start again:\n{Log()}");

    /// <summary>Stops the server; all connections are cut.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } running)
        {
            _ = kill(running.Id, Terminate);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await running.WaitForExitAsync(limit.Token);
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Runs doveadm and returns what it prints; <paramref name="input"/> goes to its standard input.</summary>
    public async Task<string> AdminAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("doveadm") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", ConfigPath, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var admin = Process.Start(start)!;
        await admin.StandardInput.WriteAsync(input);
        admin.StandardInput.Close();
        var printed = await admin.StandardOutput.ReadToEndAsync();
        var complaint = await admin.StandardError.ReadToEndAsync();
        await admin.WaitForExitAsync();
        Assert.True(admin.ExitCode == 0, $"doveadm {string.Join(' ', arguments)}: {complaint}");
        return printed;
    }

    /// <summary>The Maildir of a user's INBOX; made if need be.</summary>
    public string Maildir(string user)
    {
        var home = Path.Combine(Folder, "home", user);
        foreach (var folder in (string[])["", "Maildir", "Maildir/tmp", "Maildir/new", "Maildir/cur"])
        {
            OpenToAll(Path.Combine(home, folder));
        }

        return Path.Combine(home, "Maildir");
    }

    /// <summary>Delivers a message to a user's INBOX, as a mail transfer agent does. Messages get UIDs in the order of delivery.</summary>
    /// <param name="user">One of <see cref="Users"/>.</param>
    /// <param name="message">Its bytes.</param>
    /// <param name="receivedAt">When it came (its INTERNALDATE); null: now.</param>
    /// <param name="seen">Whether somebody has read it (\Seen).</param>
    public void Deliver(string user, ReadOnlySpan<byte> message, DateTimeOffset? receivedAt = null, bool seen = false)
    {
        var maildir = Maildir(user);
        var name = FormattableString.Invariant($"1700000000.M{Interlocked.Increment(ref delivered):D9}.test,S={message.Length}");
        var temporary = Path.Combine(maildir, "tmp", name);
        using (var file = File.Create(temporary))
        {
            file.Write(message);
        }

        File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        if (receivedAt is { } time)
        {
            File.SetLastWriteTimeUtc(temporary, time.UtcDateTime);
        }

        File.Move(temporary, seen ? Path.Combine(maildir, "cur", name + ":2,S") : Path.Combine(maildir, "new", name));
    }

    /// <summary>Makes the server forget a user's UIDs and number the INBOX anew under another UIDVALIDITY, as after a restored backup. The server is restarted.</summary>
    public async Task RenumberAsync(string user)
    {
        await StopAsync();
        await Task.Delay(1_100); // Dovecot takes UIDVALIDITY from the clock, in seconds.
        foreach (var file in Directory.EnumerateFiles(Maildir(user), "dovecot*"))
        {
            File.Delete(file);
        }

        await LaunchAsync();
    }

    /// <summary>What the server has logged.</summary>
    public string Log() => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "(no log)";

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        for (var attempt = 1; Directory.Exists(Folder); attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100); // A process of the server may still be writing its last words.
            }
        }
    }

    private async Task<bool> TryLaunchAsync()
    {
        var start = new ProcessStartInfo(RequiredTool.Dovecot.Path!) { RedirectStandardError = true };
        foreach (var argument in (string[])["-F", "-c", ConfigPath])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        for (var i = 0; i < 200 && !_process.HasExited; i++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, ImapsPort);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    private void Configure()
    {
        var root = Environment.UserName == "root";
        var user = Environment.UserName;
        var (mailUser, mailGroup) = root ? (65534u, 65534u) : (getuid(), getgid());
        var config = $$"""
            base_dir = {{Folder}}/run
            state_dir = {{Folder}}/run/state
            log_path = {{LogPath}}
            protocols = imap
            listen = 127.0.0.1
            default_internal_user = {{(root ? "dovecot" : user)}}
            default_internal_group = {{(root ? "dovecot" : GroupName(getgid()))}}
            default_login_user = {{(root ? "dovenull" : user)}}
            first_valid_uid = 1
            first_valid_gid = 1
            ssl = yes
            ssl_cert = <{{Certificates.CertificatePath}}
            ssl_key = <{{Certificates.KeyPath}}
            auth_mechanisms = plain login
            auth_failure_delay = 0
            mail_location = maildir:~/Maildir
            mail_max_userip_connections = 100
            mailbox_idle_check_interval = 1 s
            {{(_settings.Capability is { } capability ? $"imap_capability = {capability}" : "")}}
            passdb {
              driver = passwd-file
              args = scheme=plain {{UsersPath}}
            }
            userdb {
              driver = static
              args = uid={{mailUser}} gid={{mailGroup}} home={{Folder}}/home/%u
            }
            service anvil {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{ImapPort}}
              }
              inet_listener imaps {
                port = {{ImapsPort}}
                ssl = yes
              }
            }
            namespace inbox {
              inbox = yes
              separator = /
            }

            """;
        File.SetUnixFileMode(Folder, Everybody & ~(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        OpenToAll(Path.Combine(Folder, "home"));
        File.WriteAllLines(UsersPath, Users.Select(name => $"{name}:{Password}"));
        File.WriteAllText(ConfigPath, config);
    }

    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static void OpenToAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Everybody);
        }
    }

    /// <summary>Dovecot wants a group by its name.</summary>
    private static string GroupName(uint id) =>
        File.ReadLines("/etc/group").Select(line => line.Split(':')).First(fields => fields[2] == id.ToString(System.Globalization.CultureInfo.InvariantCulture))[0];

    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern uint getuid();

    [DllImport("libc")]
    private static extern uint getgid();
}
