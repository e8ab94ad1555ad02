namespace MsLetterCoder.Clinical.Matching;

/// <summary>Words of one to twelve letters a to z as one number, five bits a letter: equal numbers are equal words. Nearly every word of a text is one, and is compared without its letters being read again.</summary>
internal static class WordKey
{
    /// <summary>No such word: longer, or with any other character.</summary>
    public const ulong None = 0;

    private const int Longest = 12;

    /// <summary>Number of a word, its case left aside.</summary>
    public static ulong Of(ReadOnlySpan<char> word) => Of(word, caseBit: 0x20);

    /// <summary>Number of a word in small letters; <see cref="None"/> for one with a capital.</summary>
    public static ulong OfLower(ReadOnlySpan<char> word) => Of(word, caseBit: 0);

    private static ulong Of(ReadOnlySpan<char> word, uint caseBit)
    {
        if (word.Length > Longest)
        {
            return None;
        }

        ulong key = 0;
        foreach (char c in word)
        {
            uint letter = (c | caseBit) - 'a';
            if (letter > 'z' - 'a')
            {
                return None;
            }

            key = (key << 5) | (letter + 1);
        }

        return key;
    }
}
