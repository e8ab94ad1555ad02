using System.Security.Cryptography.X509Certificates;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Review;

/// <summary>How the pages are served.</summary>
public sealed record ReviewSettings
{
    /// <summary>Address to listen on; one that is not loopback needs a certificate. Default 127.0.0.1.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Port, 0 (any free one) to 65535. Default 5080.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Names by which browsers reach the pages; a request by another name is refused (DNS rebinding). Default: the loopback's names.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Certificate for TLS; null for plain HTTP on loopback.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>A session ends after so long without a request. Default 20 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>A session ends after so long in any case. Default 12 hours.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Failed sign-ins after which an account is locked. Default 5.</summary>
    public int LockAfter { get; init; } = 5;

    /// <summary>For how long. Default 15 minutes.</summary>
    public TimeSpan LockFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>True: nobody works without a second factor. Default false.</summary>
    public bool SecondFactorRequired { get; init; }

    /// <summary>Sign-in by the organisation's provider; null: by local accounts alone.</summary>
    public OutsideSignInSettings? Outside { get; init; }

    /// <summary>The mailbox counts as not read after so long: shown in red. Default 10 minutes.</summary>
    public TimeSpan MailboxStale { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whose law a letter to an employer names unless something else is chosen. Default: England.</summary>
    public Nation Nation { get; init; } = Nation.England;

    /// <summary>Time zone in which times are shown.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
}
