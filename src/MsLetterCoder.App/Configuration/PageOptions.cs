using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MsLetterCoder.Review;

namespace MsLetterCoder.App.Configuration;

/// <summary>The pages for coders, nurses and administrators. Section 'Pages'.</summary>
internal sealed class PageOptions
{
    public const string Section = "Pages";

    /// <summary>False: <c>run</c> serves no pages. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>IP address to listen on; one that is not loopback needs a certificate. Default 127.0.0.1.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port, 1 to 65535. Default 5080.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 5080;

    /// <summary>Names by which browsers reach the pages, parted by commas. Default: those of the loopback.</summary>
    public string HostNames { get; set; } = "localhost, 127.0.0.1, [::1]";

    /// <summary>PEM file of the certificate for TLS; null: none. Default null.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>PEM file of its key; null: in the same file. Default null.</summary>
    public string? CertificateKeyFile { get; set; }

    /// <summary>Minutes without a request after which a session ends, 1 to 480. Default 20.</summary>
    [Range(1, 480)]
    public int IdleMinutes { get; set; } = 20;

    /// <summary>Hours after which a session ends in any case, 1 to 24. Default 12.</summary>
    [Range(1, 24)]
    public int LongestHours { get; set; } = 12;

    /// <summary>Failed sign-ins after which an account is locked, 1 to 100. Default 5.</summary>
    [Range(1, 100)]
    public int LockAfter { get; set; } = 5;

    /// <summary>Minutes for which it is, 1 to 1440. Default 15.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>True: nobody works without a second factor. Default false.</summary>
    public bool SecondFactorRequired { get; set; }

    /// <summary>Minutes after which a mailbox that was not read is shown in red, 1 to 1440. Default 10.</summary>
    [Range(1, 1440)]
    public int MailboxStaleMinutes { get; set; } = 10;

    /// <summary>Sign-in by the organisation's provider. Default: none.</summary>
    public OpenIdOptions OpenId { get; set; } = new();

    /// <summary>How the pages are served.</summary>
    /// <exception cref="ConfigurationException">The address is none, the certificate cannot be read, or is missing where one is needed.</exception>
    public ReviewSettings Settings(TeamTimes times)
    {
        if (!IPAddress.TryParse(Address, out IPAddress? address))
        {
            throw new ConfigurationException($"'{Section}:{nameof(Address)}' is no IP address.");
        }

        if (!IPAddress.IsLoopback(address) && CertificateFile is null)
        {
            throw new ConfigurationException($"'{Section}:{nameof(Address)}' is not loopback, and '{Section}:{nameof(CertificateFile)}' is not set: passwords and letters would cross the network in the clear.");
        }

        return new ReviewSettings
        {
            Address = Address,
            Port = Port,
            HostNames = [.. HostNames.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Certificate = Certificate(),
            Idle = TimeSpan.FromMinutes(IdleMinutes),
            Longest = TimeSpan.FromHours(LongestHours),
            LockAfter = LockAfter,
            LockFor = TimeSpan.FromMinutes(LockMinutes),
            SecondFactorRequired = SecondFactorRequired,
            Outside = OpenId.Settings(),
            MailboxStale = TimeSpan.FromMinutes(MailboxStaleMinutes),
            TimeZone = times.Limits.Hours.Zone,
        };
    }

    private X509Certificate2? Certificate()
    {
        if (CertificateFile is null)
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPemFile(CertificateFile, CertificateKeyFile);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The certificate of '{Section}:{nameof(CertificateFile)}' cannot be read with its key.", e);
        }
    }
}
