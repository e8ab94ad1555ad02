using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>What a password must be, and how it is hashed: PBKDF2 with HMAC-SHA-512, by ASP.NET Core's own hasher. Length instead of composition rules (NIST SP 800-63B section 5.1.1).</summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters.</summary>
    public const int Longest = 128;

    private const int MadeGroups = 4;
    private const int MadeGroupLength = 5;

    /// <summary>Letters and digits that nobody mistakes for another.</summary>
    private const string MadeCharacters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<Account> Hasher = new();

    private static readonly Account Nobody = new() { Id = 0, Name = "nobody", Roles = [], Stamp = "", CreatedAt = default };

    /// <summary>Checked against where there is no account, so that a missing one takes as long as a wrong password.</summary>
    private static readonly string NobodysHash = Hash(Make());

    /// <summary>The hash of a password.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Whether it is the account's password; false, after as long a time, where there is no account or it has none.</summary>
    public static bool Fits(Account? account, string password) =>
        Hasher.VerifyHashedPassword(Nobody, account?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;

    /// <summary>Why a password cannot be taken; null where it can.</summary>
    public static string? Fault(string accountName, string password)
    {
        if (password.Length < Shortest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Your new password must have at least {Shortest} characters. Three or four words that only you would put together are good.");
        }

        if (password.Length > Longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Your new password must have at most {Longest} characters.");
        }

        if (password.Contains(accountName, StringComparison.OrdinalIgnoreCase))
        {
            return "Your new password must not contain your account's name.";
        }

        return password.Distinct().Count() < MadeGroupLength ? "Your new password repeats too few characters." : null;
    }

    /// <summary>A random password for somebody's first sign-in: four groups of five characters, 99 bits.</summary>
    public static string Make() => string.Join('-', Enumerable.Range(0, MadeGroups).Select(_ => RandomNumberGenerator.GetString(MadeCharacters, MadeGroupLength)));
}
