namespace MsLetterCoder.Clinical.Coding;

/// <summary>Whether the words speak of a man or a woman: by title and pronouns, and only where they speak plainly. It serves warnings alone and says nothing of gender history.</summary>
internal static class PatientSex
{
    private const int LeastWords = 4;

    private const int Times = 5;

    /// <summary>'M', 'F', or null where it is not plain.</summary>
    public static char? In(string text)
    {
        (int male, int female) = (0, 0);
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            ReadOnlySpan<char> word = text.AsSpan(start, at - start);
            if (word.Length is >= 2 and <= 4)
            {
                male += Is(word, "he", "him", "his", "Mr") ? 1 : 0;
                female += Is(word, "she", "her", "hers", "Mrs") || Is(word, "Miss", "Ms", "Miss", "Miss") && !word.SequenceEqual("MS") && !word.SequenceEqual("ms") ? 1 : 0;
            }

            at += at == start ? 1 : 0;
        }

        return male >= LeastWords && male >= Times * female ? 'M' : female >= LeastWords && female >= Times * male ? 'F' : null;
    }

    private static bool Is(ReadOnlySpan<char> word, string one, string two, string three, string four) =>
        word.Equals(one, StringComparison.OrdinalIgnoreCase) || word.Equals(two, StringComparison.OrdinalIgnoreCase)
        || word.Equals(three, StringComparison.OrdinalIgnoreCase) || word.Equals(four, StringComparison.OrdinalIgnoreCase);
}
