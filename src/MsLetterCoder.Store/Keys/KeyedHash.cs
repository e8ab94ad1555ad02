using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Store.Keys;

/// <summary>Keyed hashes (HMAC-SHA-256) by which what is encrypted can still be found. Each kind of value has its own domain, so that equal words of two kinds have different hashes.</summary>
internal sealed class KeyedHash(byte[] key) : IDisposable
{
    private readonly Lock hashing = new();

    /// <summary>Kept, because making one costs more than hashing a short value.</summary>
    private readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    private static readonly HashSet<string> Titles = ["MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "PROFESSOR", "SIR", "DAME", "REV"];

    /// <summary>An NHS number; blanks and hyphens do not count.</summary>
    public byte[] NhsNumber(string number) => Of("nhs", string.Concat(number.Where(char.IsAsciiDigit)));

    /// <summary>An e-mail address; case does not count.</summary>
    public byte[] Address(string address) => Of("address", address.Trim().ToLowerInvariant());

    /// <summary>A whole name, its parts in order.</summary>
    public byte[] Name(string name) => Of("name", string.Join(' ', NameParts(name)));

    /// <summary>Each part of a name once.</summary>
    public IReadOnlyList<byte[]> Parts(string name) => [.. NameParts(name).Distinct().Select(part => Of("name-part", part))];

    /// <summary>A date of birth.</summary>
    public byte[] BirthDay(DateOnly day) => Of("birth", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A Message-ID, as written, without angle brackets.</summary>
    public byte[] MessageId(string id) => Of("message-id", id);

    /// <summary>The hash of a mail's content.</summary>
    public byte[] Content(string contentHash) => Of("content", contentHash);

    /// <summary>A document text, as it is.</summary>
    public byte[] Text(string text) => Of("text", text);

    /// <summary>A text such that white space and case do not count; null where nothing else is in it.</summary>
    public byte[]? LooseText(string text)
    {
        var loose = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                loose.Append(char.ToLowerInvariant(c));
            }
        }

        return loose.Length == 0 ? null : Of("loose-text", loose.ToString());
    }

    /// <summary>Who somebody is to an outside sign-in, every character as it is: case tells two apart (OpenID Connect Core 1.0 section 2).</summary>
    public byte[] Subject(string subject) => Of("oidc-subject", subject);

    /// <summary>What identifies a mail within its mailbox.</summary>
    public byte[] Identity(string identity) => Of("identity", identity);

    /// <summary>Splits a name: upper case, accents and apostrophes off, titles left out ('Mrs Zoë O'Brien-Smith' is ZOE, OBRIEN, SMITH).</summary>
    internal static IReadOnlyList<string> NameParts(string name)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (char c in name.Append(' '))
        {
            if (char.IsLetter(c))
            {
                part.Append(PlainLetters.Of(c));
            }
            else if (c is not ('\'' or '\u2019') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && part.Length > 0)
            {
                string word = part.ToString();
                part.Clear();
                if (!Titles.Contains(word))
                {
                    parts.Add(word);
                }
            }
        }

        return parts;
    }

    /// <inheritdoc/>
    public void Dispose() => hmac.Dispose();

    private byte[] Of(string domain, string value)
    {
        int most = domain.Length + 1 + Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[] data = new byte[most];
        int at = Encoding.ASCII.GetBytes(domain, data) + 1;
        at += Encoding.UTF8.GetBytes(value, data.AsSpan(at));
        lock (hashing)
        {
            hmac.AppendData(data.AsSpan(0, at));
            return hmac.GetHashAndReset();
        }
    }
}
