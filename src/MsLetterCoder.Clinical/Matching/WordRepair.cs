namespace MsLetterCoder.Clinical.Matching;

/// <summary>
/// Reads damaged words as the words of patterns they were meant to be. Only words that no pattern names are looked at, and never one of <see cref="RealWords"/> or what may be a name; the text
/// stays as it is, a repaired token only has another number or span. Words run together are parted only in a text that shows itself to be badly scanned. Time is linear in the number of words.
/// </summary>
internal sealed class WordRepair
{
    private const int LongestWord = 40;
    private const int ShortestJoined = 6;
    private const int ShortestHalf = 4;

    /// <summary>Characters from a hyphen at a line's end to the rest of the word, blanks of an indent among them.</summary>
    private const int LongestBreak = 16;

    /// <summary>Broken and scanned words after which a text counts as badly scanned.</summary>
    private const int ManyDamaged = 3;

    /// <summary>Words that scanning and hasty typing run into the next.</summary>
    private static readonly string[] Leaders = ["not", "and", "the", "her", "his", "she", "was", "has", "had", "with", "for", "no", "of", "in", "on", "he", "is", "to", "at", "or"];

    private readonly Vocabulary _vocabulary;
    private readonly RealWords _real;
    private readonly WordRepairs _kinds;
    private readonly ScanFold _scanned = new();
    private readonly NearWords _near;
    private readonly DictatedNames _dictated;
    private readonly bool[] _isDrug;

    /// <summary>Prepares repair towards the words of a vocabulary.</summary>
    /// <param name="vocabulary">Words of the patterns.</param>
    /// <param name="real">Words that are right though no pattern names them.</param>
    /// <param name="drugs">Names of drugs, in lower case.</param>
    /// <param name="kinds">What is repaired.</param>
    public WordRepair(Vocabulary vocabulary, RealWords real, IEnumerable<string> drugs, WordRepairs kinds)
    {
        (_vocabulary, _real, _kinds) = (vocabulary, real, kinds);
        List<(string Word, int Symbol)> words = [.. vocabulary.Words.Where(w => w.Word.All(char.IsLetter))];
        foreach ((string word, int symbol) in words.Where(w => w.Word.Length >= 3))
        {
            _scanned.Add(word, symbol);
        }

        _near = new NearWords(words);
        _isDrug = new bool[vocabulary.Count];
        List<(string Name, int Symbol)> names = [.. drugs.Select(d => (d, vocabulary.Find(d))).Where(d => d.Item2 != Vocabulary.Unknown).Distinct()];
        names.ForEach(n => _isDrug[n.Symbol] = true);
        _dictated = new DictatedNames(names);
    }

    /// <summary>The tokens with damaged words repaired; the list given where there are none.</summary>
    public List<Token> Repair(string text, List<Token> tokens)
    {
        List<Token> repaired = Pass(text, tokens, parting: false, out int damaged);
        return damaged >= ManyDamaged && Has(WordRepairs.RunTogether) ? Pass(text, repaired, parting: true, out _) : repaired;
    }

    private List<Token> Pass(string text, List<Token> tokens, bool parting, out int damaged)
    {
        damaged = 0;
        List<Token>? repaired = null;
        int unknown = -1;
        for (int i = 0; i < tokens.Count;)
        {
            while (unknown < i || (unknown < tokens.Count && tokens[unknown].Symbol != Vocabulary.Unknown))
            {
                unknown++;
            }

            bool whole = unknown >= i + DictatedNames.MostWords && (i + 1 == tokens.Count || tokens[i + 1].Start != tokens[i].End);
            (Token first, Token second) = (default, default);
            int used = whole ? 0 : parting ? Parted(text, tokens, i, out first, out second) : One(text, tokens, i, out first, ref damaged);
            if (used > 0 && repaired is null)
            {
                repaired = new List<Token>(tokens.Count + 8);
                repaired.AddRange(tokens.GetRange(0, i));
            }

            if (used == 0)
            {
                repaired?.Add(tokens[i]);
                i++;
                continue;
            }

            repaired!.Add(first);
            if (second.End > 0)
            {
                repaired.Add(second);
            }

            i += used;
        }

        return repaired ?? tokens;
    }

    /// <summary>Tokens used up by a repair at a place, 0 where nothing is damaged.</summary>
    private int One(string text, List<Token> tokens, int at, out Token repaired, ref int damaged)
    {
        repaired = tokens[at];
        ReadOnlySpan<char> written = text.AsSpan(repaired.Start, repaired.End - repaired.Start);
        if (!char.IsLetter(written[0]) || written.Length > LongestWord)
        {
            return 0;
        }

        bool name = MayBeName(text, tokens, at);
        if (Has(WordRepairs.Scanned) && Scan(text, tokens, at, name, out repaired) is > 0 and int scanned)
        {
            damaged++;
            return scanned;
        }

        if (Has(WordRepairs.Broken) && Join(text, tokens, at, out repaired))
        {
            damaged++;
            return 2;
        }

        if (Has(WordRepairs.Dictated) && Dictated(text, tokens, at, out repaired) is > 0 and int heard)
        {
            return heard;
        }

        Span<char> normal = stackalloc char[LongestWord];
        if (Has(WordRepairs.Misspelt) && IsDoubtful(text, tokens[at], normal, out int length) && _near.Find(normal[..length]) is > 0 and int near && (!name || _isDrug[near]))
        {
            repaired = tokens[at] with { Symbol = near };
            return 1;
        }

        return 0;
    }

    /// <summary>1 where a word can be parted in two.</summary>
    private int Parted(string text, List<Token> tokens, int at, out Token first, out Token second)
    {
        (first, second) = (tokens[at], default);
        Span<char> normal = stackalloc char[LongestWord];
        return char.IsLetter(text[first.Start]) && IsDoubtful(text, first, normal, out int length) && !MayBeName(text, tokens, at) && Split(tokens[at], normal[..length], out first, out second) ? 1 : 0;
    }

    /// <summary>True for a plain word of some length that neither a pattern nor the list of real words holds.</summary>
    private bool IsDoubtful(string text, Token token, Span<char> normal, out int length)
    {
        length = 0;
        if (token.Symbol != Vocabulary.Unknown || token.End - token.Start is < NearWords.Shortest or > LongestWord)
        {
            return false;
        }

        length = Normal(text.AsSpan(token.Start, token.End - token.Start), normal);
        return length == token.End - token.Start && !_real.Contains(normal[..length]);
    }

    /// <summary>True for a capital within a sentence, or at the start of one that does not go on in small letters (a sign-off).</summary>
    private static bool MayBeName(string text, List<Token> tokens, int at)
    {
        Token token = tokens[at];
        if (!char.IsUpper(text[token.Start]) || !text.AsSpan(token.Start, token.End - token.Start).ContainsAnyInRange('a', 'z'))
        {
            return false;
        }

        bool goesOn = at + 1 < tokens.Count && tokens[at + 1].Before < TokenBreak.Hard && char.IsLower(text[tokens[at + 1].Start]);
        return token.Before != TokenBreak.Sentence || !goesOn;
    }

    /// <summary>Letters and the digits 0 and 1 that touch each other, or a word whose letters only a scanner writes.</summary>
    private int Scan(string text, List<Token> tokens, int at, bool name, out Token repaired)
    {
        repaired = tokens[at];
        int end = at + 1;
        bool digits = false;
        while (end < tokens.Count && tokens[end].Start == tokens[end - 1].End && (char.IsLetter(text[tokens[end].Start]) || IsLetterLike(text, tokens[end])))
        {
            digits |= char.IsAsciiDigit(text[tokens[end].Start]);
            end++;
        }

        ReadOnlySpan<char> written = text.AsSpan(repaired.Start, tokens[end - 1].End - repaired.Start);
        if (digits ? written.Length < 4 || written.Length > LongestWord || repaired.End - repaired.Start + tokens[end - 1].End - tokens[end - 1].Start < 3 : !MayBeScanned(repaired, written, name))
        {
            return 0;
        }

        int symbol = _scanned.Find(written);
        repaired = repaired with { End = tokens[end - 1].End, Symbol = symbol };
        return symbol == Vocabulary.Unknown ? 0 : end - at;
    }

    private bool MayBeScanned(Token token, ReadOnlySpan<char> written, bool name)
    {
        if (token.Symbol != Vocabulary.Unknown || token.End - token.Start != written.Length)
        {
            return false;
        }

        Span<char> normal = stackalloc char[LongestWord];
        return (written.Length >= 3 && ScanFold.IsOdd(written)) || (written.Length > 4 && !name && !_real.Contains(normal[..Normal(written, normal)]));
    }

    private static bool IsLetterLike(string text, Token number) => text.AsSpan(number.Start, number.End - number.Start).IndexOfAnyExcept('0', '1') < 0;

    /// <summary>Two halves of a word with a blank, or a hyphen and a line end, between them.</summary>
    private bool Join(string text, List<Token> tokens, int at, out Token joined)
    {
        joined = tokens[at];
        if (at + 1 >= tokens.Count || (joined.Symbol != Vocabulary.Unknown && tokens[at + 1].Symbol != Vocabulary.Unknown))
        {
            return false;
        }

        Token next = tokens[at + 1];
        int length = joined.End - joined.Start + next.End - next.Start;
        ReadOnlySpan<char> between = text.AsSpan(joined.End, next.Start - joined.End);
        bool hyphen = between.Length > 1 && between[0] == '-';
        if (length < (hyphen || (joined.Symbol == next.Symbol) ? ShortestJoined - 1 : ShortestJoined) || length > LongestWord || between.Length == 0 || between.Length > (hyphen ? LongestBreak : 4)
            || !char.IsLetter(text[next.Start]) || !between[(hyphen ? 1 : 0)..].IsWhiteSpace() || between.Count('\n') > 1)
        {
            return false;
        }

        Span<char> both = stackalloc char[LongestWord];
        int half = Normal(text.AsSpan(joined.Start, joined.End - joined.Start), both);
        int all = half + Normal(text.AsSpan(next.Start, next.End - next.Start), both[half..]);
        joined = joined with { End = next.End, Symbol = _vocabulary.Find(both[..all]) };
        return joined.Symbol != Vocabulary.Unknown;
    }

    private int Dictated(string text, List<Token> tokens, int at, out Token joined)
    {
        joined = tokens[at];
        Span<char> together = stackalloc char[LongestWord];
        int length = 0;
        (bool unknown, bool small) = (false, false);
        for (int next = at; next < Math.Min(tokens.Count, at + DictatedNames.MostWords); next++)
        {
            Token token = tokens[next];
            if (token.End - token.Start + length > LongestWord || !char.IsLetter(text[token.Start]) || (next > at && (token.Before != TokenBreak.None || token.Comma)))
            {
                return 0;
            }

            length += Normal(text.AsSpan(token.Start, token.End - token.Start), together[length..]);
            unknown |= token.Symbol == Vocabulary.Unknown;
            small |= token.End - token.Start < 3;
            if (next > at && unknown && _dictated.Find(together[..length], small ? 1 : 2) is > 0 and int drug)
            {
                joined = joined with { End = token.End, Symbol = drug };
                return next + 1 - at;
            }
        }

        return 0;
    }

    private bool Split(Token token, ReadOnlySpan<char> word, out Token first, out Token second)
    {
        (first, second) = (token, default);
        for (int half = word.Length - ShortestHalf; half >= 2; half--)
        {
            ReadOnlySpan<char> head = word[..half];
            bool leads = half >= ShortestHalf;
            for (int i = 0; i < Leaders.Length && !leads; i++)
            {
                leads = head.SequenceEqual(Leaders[i]);
            }

            if (leads && _vocabulary.Find(head) is > 0 and int left && _vocabulary.Find(word[half..]) is > 0 and int right)
            {
                first = token with { End = token.Start + half, Symbol = left };
                second = new Token(token.Start + half, token.End, right, TokenBreak.None, false);
                return true;
            }
        }

        return false;
    }

    private static int Normal(ReadOnlySpan<char> written, Span<char> normal)
    {
        int length = 0;
        foreach (char c in written)
        {
            if (char.IsLetter(c))
            {
                normal[length++] = LetterCase.Lower(c);
            }
        }

        return length;
    }

    private bool Has(WordRepairs kind) => (_kinds & kind) != 0;
}
