namespace MsLetterCoder.Mail.Imap;

/// <summary>One mailbox folder on one server: where it is, how to sign in, and what may be done there. By default the folder is left exactly as found.</summary>
public sealed record ImapAccount
{
    /// <summary>Host name or address; the name the server's certificate must bear.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, 1 to 65535; default 993, which goes with <see cref="ImapSecurity.Tls"/>.</summary>
    public int Port { get; init; } = 993;

    /// <summary>Protection of the connection; default TLS from the first byte.</summary>
    public ImapSecurity Security { get; init; }

    /// <summary>The user, as the server knows it; for Exchange Online the mailbox's address.</summary>
    public required string User { get; init; }

    /// <summary>What <see cref="Secret"/> gives; default a password.</summary>
    public ImapSignIn SignIn { get; init; }

    /// <summary>Gives the password or a valid access token; asked at each connection.</summary>
    public required Func<CancellationToken, ValueTask<string>> Secret { get; init; }

    /// <summary>The folder that is read, in plain Unicode; default INBOX.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>Where a message goes once its content is safe; null (the default): it stays.</summary>
    public string? ProcessedFolder { get; init; }

    /// <summary>Where a message goes that could not be read; null (the default): it stays.</summary>
    public string? QuarantineFolder { get; init; }

    /// <summary>Whether a missing target folder is made; default true.</summary>
    public bool CreateFolders { get; init; } = true;

    /// <summary>Whether a message is marked as seen once its content is safe; default false.</summary>
    public bool MarkSeen { get; init; }

    /// <summary>A PEM file of root certificates trusted for this server besides those of the platform; null (the default): the platform's alone.</summary>
    public string? ExtraRootsPath { get; init; }

    /// <summary>SHA-256 of the one certificate accepted, 64 hexadecimal digits, colons allowed; it then need neither bear the host's name nor chain to a root. Null by default.</summary>
    public string? PinnedSha256 { get; init; }

    /// <summary>Whether the issuers are asked if the certificate was revoked; default false, because the server may have no way out to them.</summary>
    public bool CheckRevocation { get; init; }

    /// <summary>How often one message is tried whose download ends with the connection, before it becomes an item with a reason; 1 to 100, default 5.</summary>
    public int AttemptsPerMessage { get; init; } = 5;

    /// <summary>Limits on what the server sends.</summary>
    public ImapLimits Limits { get; init; } = new();

    /// <summary>Limits on waiting.</summary>
    public ImapTimeouts Timeouts { get; init; } = new();

    /// <summary>Whether anything is ever written in the folder; where not, it is opened by EXAMINE and the server itself refuses changes.</summary>
    internal bool Writes => MarkSeen || Moves;

    internal bool Moves => ProcessedFolder is not null || QuarantineFolder is not null;

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Host);
        ArgumentException.ThrowIfNullOrWhiteSpace(User);
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(Port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535);
        ArgumentOutOfRangeException.ThrowIfLessThan(AttemptsPerMessage, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AttemptsPerMessage, 100);
        if (ProcessedFolder == Folder || QuarantineFolder == Folder)
        {
            throw new ArgumentException("The processed or quarantine folder is the folder that is read: its messages would come in again and again.");
        }

        Limits.Check();
        Timeouts.Check();
    }
}
