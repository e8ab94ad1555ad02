using System.Buffers;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>The addresses that mail may go to: a dot-atom and a domain in ASCII (RFC 5321 section 4.1.2, without quoted local parts and address literals).</summary>
public static class MailAddressSyntax
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");
    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>True where mail may go there. Such an address holds no blank, bracket, comma or control character.</summary>
    public static bool IsGood(string? address)
    {
        int at = address?.LastIndexOf('@') ?? -1;
        if (address is null || at < 1 || at > LongestLocalPart || address.Length > Longest)
        {
            return false;
        }

        ReadOnlySpan<char> local = address.AsSpan(0, at);
        ReadOnlySpan<char> domain = address.AsSpan(at + 1);
        return !local.ContainsAnyExcept(LocalCharacters) && HasWholeParts(local) && !domain.ContainsAnyExcept(DomainCharacters) && HasWholeParts(domain) && domain[0] != '-' && domain[^1] != '-';
    }

    /// <summary>No dot at either end and no two beside each other.</summary>
    private static bool HasWholeParts(ReadOnlySpan<char> text) => text.Length > 0 && text[0] != '.' && text[^1] != '.' && text.IndexOf("..") < 0;
}
