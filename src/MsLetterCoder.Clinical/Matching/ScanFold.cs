namespace MsLetterCoder.Clinical.Matching;

/// <summary>Words by their shape to a scanner, which confuses l, I, i and 1, o and 0, rn and m, vv and w.</summary>
internal sealed class ScanFold
{
    private const int Longest = 40;
    private readonly WordTable _table = new();

    /// <summary>Takes a word in normal form with its number; of two words of one shape the first stays.</summary>
    public void Add(string word, int symbol)
    {
        Span<char> fold = stackalloc char[Longest];
        if (word.Length <= Longest && Fold(word, fold) is var length && _table.Find(fold[..length]) == 0)
        {
            _table.Add(fold[..length].ToString(), symbol);
        }
    }

    /// <summary>Number of a word of this shape, 0 if there is none.</summary>
    public int Find(ReadOnlySpan<char> written)
    {
        Span<char> fold = stackalloc char[Longest];
        return written.Length <= Longest ? _table.Find(fold[..Fold(written, fold)]) : 0;
    }

    /// <summary>True for a word no hand would write: a capital I after a small letter, a small l after capitals.</summary>
    public static bool IsOdd(ReadOnlySpan<char> written)
    {
        for (int i = 1; i < written.Length; i++)
        {
            bool odd = written[i] == 'I' ? char.IsLower(written[i - 1]) || (i > 1 && i + 1 < written.Length && char.IsLower(written[i + 1])) : written[i] == 'l' && i > 1 && char.IsUpper(written[i - 1]);
            if (odd)
            {
                return true;
            }
        }

        return false;
    }

    private static int Fold(ReadOnlySpan<char> word, Span<char> to)
    {
        int length = 0;
        for (int i = 0; i < word.Length; i++)
        {
            char next = i + 1 < word.Length ? LetterCase.Lower(word[i + 1]) : '\0';
            char c = LetterCase.Lower(word[i]);
            (char folded, bool two) = c switch
            {
                'l' or '1' or '|' => ('i', false),
                '0' => ('o', false),
                'r' when next == 'n' => ('m', true),
                'v' when next == 'v' => ('w', true),
                _ => (c, false),
            };
            to[length++] = folded;
            i += two ? 1 : 0;
        }

        return length;
    }
}
