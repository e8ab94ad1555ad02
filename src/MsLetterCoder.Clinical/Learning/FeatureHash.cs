namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// FNV-1a, 64 bit (RFC 9923), over UTF-16 code units, low byte first whatever the machine's byte order, so that a model means the same everywhere.
/// </summary>
internal static class FeatureHash
{
    /// <summary>The state of no text.</summary>
    public const ulong Empty = 14695981039346656037;

    private const ulong Prime = 1099511628211;
    private const ulong PrimeSquared = unchecked(Prime * Prime);

    /// <summary>Between prefix and text, so that ("ab", "c") and ("a", "bc") differ: INFORMATION SEPARATOR ONE, which no text holds.</summary>
    public const char Separator = '\u001F';

    /// <summary>The state after a prefix and the separator; texts are appended to it.</summary>
    public static ulong Seed(string prefix) => Append(Append(Empty, prefix), Separator);

    /// <summary>The state after more text.</summary>
    public static ulong Append(ulong state, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            state = Append(state, c);
        }

        return state;
    }

    /// <summary>The state after one more code unit.</summary>
    public static ulong Append(ulong state, char c)
    {
        // A high byte of 0 changes nothing before its multiplication: both are one.
        return c < 256 ? (state ^ c) * PrimeSquared : (((state ^ (byte)c) * Prime) ^ (byte)(c >> 8)) * Prime;
    }

    /// <summary>
    /// Folds the state to <paramref name="bits"/> bits (1 to 31) by exclusive or, as the FNV authors advise for sizes that are powers of two.
    /// </summary>
    public static int Fold(ulong state, int bits)
    {
        ulong half = state ^ (state >> 32);
        return (int)((half ^ (half >> bits)) & ((1UL << bits) - 1));
    }
}
