namespace MsLetterCoder.Mail.Smtp;

/// <summary>A submission server (RFC 6409) and how to sign in.</summary>
public sealed record SmtpAccount
{
    /// <summary>Host name or address; the name the server's certificate must bear.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, 1 to 65535; default 465, which goes with <see cref="SmtpSecurity.Tls"/>.</summary>
    public int Port { get; init; } = 465;

    /// <summary>Protection of the connection; default TLS from the first byte.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>How to sign in; default: nobody does.</summary>
    public SmtpSignIn SignIn { get; init; }

    /// <summary>The user, as the server knows it; for Exchange Online the mailbox's address.</summary>
    public string User { get; init; } = "";

    /// <summary>Gives the password or a valid access token; asked at each connection.</summary>
    public Func<CancellationToken, ValueTask<string>> Secret { get; init; } = _ => ValueTask.FromResult("");

    /// <summary>The name given with EHLO (RFC 5321 section 4.1.1.1); default: that of this machine, or an address literal where it has none that may be said.</summary>
    public string? ClientName { get; init; }

    /// <summary>A PEM file of root certificates trusted for this server besides those of the platform; null (the default): the platform's alone.</summary>
    public string? ExtraRootsPath { get; init; }

    /// <summary>SHA-256 of the one certificate accepted, 64 hexadecimal digits, colons allowed; it then need neither bear the host's name nor chain to a root. Null by default.</summary>
    public string? PinnedSha256 { get; init; }

    /// <summary>Limits on waiting.</summary>
    public SmtpTimeouts Timeouts { get; init; } = new();

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Host);
        ArgumentOutOfRangeException.ThrowIfLessThan(Port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535);
        if (SignIn != SmtpSignIn.None)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(User);
        }

        Timeouts.Check();
    }
}
