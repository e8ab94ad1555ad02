using System.Security.Cryptography;
using System.Text.Json;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Keys;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>A folder of the test's own with a mail folder, a store, its key and anchor, and settings; gone when the test ends.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    public Workplace()
    {
        Root = Directory.CreateTempSubdirectory("mslc-app-").FullName;
        Inbox = Directory.CreateDirectory(In("inbox")).FullName;
        Directory.CreateDirectory(In("keys"));
        File.WriteAllText(In("keys/kek"), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        File.SetUnixFileMode(In("keys/kek"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        this["Mailbox:Folder"] = Inbox;
        this["Mailbox:FolderSettleSeconds"] = "0";
        // Tests run side by side, and the pages' port is one.
        this["Pages:Enabled"] = "false";
        this["Store:Path"] = StorePath;
        this["Store:KeyFile"] = In("keys/kek");
        this["Store:AuditAnchorFolder"] = In("keys");
    }

    /// <summary>The folder of everything.</summary>
    public string Root { get; }

    /// <summary>The folder of mails.</summary>
    public string Inbox { get; }

    public string StorePath => In("store/letters.db");

    /// <summary>A setting by its key ('Mailbox:Folder'); null takes it out.</summary>
    public string? this[string key]
    {
        set
        {
            if (value is null)
            {
                _settings.Remove(key);
            }
            else
            {
                _settings[key] = value;
            }
        }
    }

    /// <summary>A path below the folder.</summary>
    public string In(string path) => Path.Combine(Root, path);

    /// <summary>Reads the mail of a user of a server from now on, and waits as short as the settings allow.</summary>
    public void UseServer(DovecotServer server, string user)
    {
        File.WriteAllText(In("keys/secret"), DovecotServer.Password + "\n");
        this["Mailbox:Imap:Host"] = "localhost";
        this["Mailbox:Imap:Port"] = FormattableString.Invariant($"{server.ImapsPort}");
        this["Mailbox:Imap:User"] = user;
        this["Mailbox:Imap:SecretFile"] = In("keys/secret");
        this["Mailbox:Imap:ExtraRootsPath"] = server.Certificates.RootPath;
        this["Mailbox:Imap:LastRetrySeconds"] = "1";
        this["Store:RecoveryKeyRequired"] = "false";
    }

    /// <summary>The settings as the program reads them.</summary>
    public AppSettings Load() => AppSettings.Load(Write());

    /// <summary>Writes the settings file and returns its path.</summary>
    public string Write()
    {
        File.WriteAllText(In("settings.json"), JsonSerializer.Serialize(_settings));
        return In("settings.json");
    }

    /// <summary>Puts a mail into the folder of mails.</summary>
    public string Put(string name, byte[] mail)
    {
        var path = Path.Combine(Inbox, name);
        File.WriteAllBytes(path, mail);
        return path;
    }

    /// <summary>Looks into the store; the program may have it open at the same time.</summary>
    public StoreView Look() => new(LetterStore.Open(new StoreOptions { Path = StorePath, Key = KeySource.File(In("keys/kek")), AuditAnchorFolder = In("keys") }), StorePath);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
