using System.Security.Cryptography.X509Certificates;

namespace MsLetterCoder.Mail.Mime;

/// <summary>What a <see cref="MailReader"/> may use.</summary>
public sealed record MailReaderOptions
{
    /// <summary>Limits on one mail.</summary>
    public MimeLimits Limits { get; init; } = new();

    /// <summary>Certificates with private keys that encrypted S/MIME mail is tried with; by default none, and such mail stays unread.</summary>
    public X509Certificate2Collection Certificates { get; init; } = [];
}
