namespace MsLetterCoder.Clinical.Matching;

/// <summary>
/// Words of a term in a form in which it is found again in a text: small letters, one spelling (British and American), no plural, no accents, no articles. Only words that
/// are split in the same way (letters, numbers) on both sides can meet; a sequence of them is one 64-bit number.
/// </summary>
public static class TermWords
{
    /// <summary>Words of the longest term that is matched in texts.</summary>
    public const int MostWords = 12;

    /// <summary>Letters of the longest word.</summary>
    public const int LongestWord = 48;

    /// <summary>Sequence of no words.</summary>
    public const ulong Empty = 0xcbf29ce484222325;

    /// <summary>Adds a word's hash to a sequence.</summary>
    public static ulong Append(ulong sequence, ulong word)
    {
        ulong mixed = (sequence ^ word) * 0x9E3779B97F4A7C15;
        return (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9;
    }

    /// <summary>Goes to the next word of a text from <paramref name="at"/> on: letters (with marks and apostrophes inside), or digits (with points and commas inside). False after the last.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]) && text[at] != '&')
        {
            at++;
        }

        start = at;
        if (at == text.Length)
        {
            return false;
        }

        if (text[at] == '&')
        {
            at++;
            return true;
        }

        bool digits = char.IsAsciiDigit(text[at]);
        for (at++; at < text.Length; at++)
        {
            char c = text[at];
            bool inner = at + 1 < text.Length && (digits ? c is '.' or ',' && char.IsAsciiDigit(text[at + 1]) : IsApostrophe(c) && char.IsLetter(text[at + 1]) && !IsPossessive(text, at));
            bool goesOn = digits ? char.IsAsciiDigit(c) : char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
            if (!inner && !goesOn)
            {
                break;
            }
        }

        int end = at;
        if (at < text.Length && IsApostrophe(text[at]) && IsPossessive(text, at))
        {
            // 'Crohn's disease' and 'Crohn disease' are one: the s is no word.
            at += 2;
        }

        return end > start;
    }

    /// <summary>A word in its form for finding: its length in <paramref name="folded"/>, 0 for a word that is left out.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        if (word.Length > 0 && word[0] == '&')
        {
            "and".CopyTo(folded);
            return 3;
        }

        int length = 0;
        foreach (char c in word)
        {
            if (length == LongestWord)
            {
                break;
            }

            if (!char.IsLetterOrDigit(c) && c is not ('.' or ','))
            {
                continue;
            }

            if (c is '.' or ',' && !char.IsAsciiDigit(word[0]))
            {
                continue;
            }

            folded[length++] = Plain(c < 128 ? (char)(c | (c is >= 'A' and <= 'Z' ? 0x20 : 0)) : char.ToLowerInvariant(c));
        }

        length = Spelling(folded[..length]);
        return IsArticle(folded[..length]) ? 0 : Singular(folded[..length]);
    }

    /// <summary>Hash of a word; 0 for a word that is left out.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[LongestWord];
        int length = Fold(word, folded);
        return length == 0 ? 0 : HashFolded(folded[..length]);
    }

    /// <summary>Hash of a word that is folded already.</summary>
    public static ulong HashFolded(ReadOnlySpan<char> folded)
    {
        ulong hash = Empty;
        foreach (char c in folded)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return (hash ^ (hash >> 32)) | 1;
    }

    /// <summary>Sequence of all words of a term; <paramref name="count"/> says how many count.</summary>
    public static ulong Sequence(ReadOnlySpan<char> term, out int count)
    {
        ulong sequence = Empty;
        count = 0;
        int at = 0;
        while (Next(term, ref at, out int start))
        {
            ulong word = Hash(WithoutPossessive(term[start..at]));
            if (word != 0)
            {
                sequence = Append(sequence, word);
                count++;
            }
        }

        return sequence;
    }

    /// <summary>A word as <see cref="Next"/> gives it, without a possessive s.</summary>
    public static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && IsApostrophe(word[^2]) && char.ToLowerInvariant(word[^1]) == 's' ? word[..^2] : word;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´';

    private static bool IsPossessive(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at + 1] is 's' or 'S' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsArticle(ReadOnlySpan<char> word) => word is "the" or "a" or "an" or "his" or "her" or "my" or "their" or "your";

    private static char Plain(char c) => c switch
    {
        < (char)0xC0 => c,
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' or 'ā' => 'a',
        'ç' or 'ć' or 'č' => 'c',
        'è' or 'é' or 'ê' or 'ë' or 'ē' or 'ę' or 'ě' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ñ' or 'ń' or 'ň' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ý' or 'ÿ' => 'y',
        'š' or 'ś' => 's',
        'ž' or 'ź' or 'ż' => 'z',
        'ł' => 'l',
        _ => c,
    };

    /// <summary>One spelling for British and American: ae and oe become e, -our -or, -ise -ize, sulph sulf, -tre -ter.</summary>
    private static int Spelling(Span<char> word)
    {
        int length = 0;
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            bool digraph = c is 'a' or 'o' && i + 1 < word.Length && word[i + 1] == 'e' && word.Length > 4;
            bool our = c == 'u' && i > 2 && i + 1 < word.Length && word[i - 1] == 'o' && word[i + 1] == 'r' && word.Length >= 6 && (i + 2 == word.Length || (i + 3 == word.Length && word[i + 2] == 's'));
            if (digraph || our)
            {
                continue;
            }

            bool ise = c == 's' && i > 3 && word[i - 1] == 'i' && i + 1 < word.Length && (word[i + 1] is 'e' or 'i' || (word[i + 1] == 'a' && i + 4 < word.Length && word[i + 2] == 't'));
            bool ph = c == 'p' && i >= 3 && i + 1 < word.Length && word[i + 1] == 'h' && word[i - 1] == 'l' && word[i - 2] == 'u' && word[i - 3] == 's';
            if (ph)
            {
                i++;
            }

            word[length++] = ise ? 'z' : ph ? 'f' : c;
        }

        if (length >= 5 && word[length - 1] == 'e' && word[length - 2] == 'r' && word[length - 3] is 't' or 'b')
        {
            (word[length - 2], word[length - 1]) = ('e', 'r');
        }

        return length;
    }

    private static int Singular(Span<char> word)
    {
        int length = word.Length;
        if (length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return length;
        }

        if (length > 6 && word[^2] == 'e' && word[^3] == 's' && word[^4] == 'o')
        {
            // Diagnoses, thromboses.
            word[^2] = 'i';
            return length;
        }

        if (length > 4 && word[^2] == 'e' && word[^3] == 'i')
        {
            word[^3] = 'y';
            return length - 2;
        }

        bool sibilant = length > 4 && word[^2] == 'e' && (word[^3] == 'x' || (word[^3] == 's' && word[^4] == 's') || (word[^3] == 'h' && word[^4] is 'c' or 's'));
        return sibilant ? length - 2 : length - 1;
    }
}
