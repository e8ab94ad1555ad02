namespace MsLetterCoder.Clinical.Matching;

/// <summary>Lower case of a letter. Nearly all letters are ASCII; the platform's tables for the others are the slower way (without cultures it asks them for every letter).</summary>
internal static class LetterCase
{
    /// <summary>The same as <see cref="char.ToLowerInvariant"/>.</summary>
    public static char Lower(char c) => c >= 128 ? char.ToLowerInvariant(c) : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
