using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>Says, between the two steps of a sign-in, that the password of an account was right: sealed, good for five minutes and for that stamp of the account.</summary>
internal sealed class CodeTicket(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("second factor");

    public string Write(Account account) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id} {account.Stamp} {time.GetUtcNow().ToUnixTimeSeconds()}"));

    /// <summary>The account's id and stamp; null where the ticket is none of ours or too old.</summary>
    public (long Id, string Stamp)? Read(string ticket)
    {
        try
        {
            string[] parts = protector.Unprotect(ticket).Split(' ');
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture));
            return time.GetUtcNow() < at + Lasts ? (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
