namespace MsLetterCoder.Clinical.Matching;

/// <summary>Splits text into words, numbers and leading query marks, and says what stands between them. The text is never changed: a token is a span of it, and its
/// normal form (lower case, without apostrophes) exists only while its vocabulary number is looked up.</summary>
internal sealed class TextTokenizer(Vocabulary vocabulary, WordRepair? repair = null)
{
    private const int LongestWord = 64;

    /// <summary>How many blanks and question marks may stand before what a query doubts.</summary>
    private const int QueryMarks = 8;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr", "mr", "mrs", "prof", "st", "approx", "vs", "eg", "ie", "viz", "cf", "ca", "fig", "resp", "esp", "incl", "max", "wk", "wks", "hrs",
    };

    /// <summary>Tokens of the whole text, in order, damaged words repaired; time is linear in its length.</summary>
    public List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>((text.Length / 5) + 8);
        LineShape shape = LineShape.Measure(text);
        TokenBreak before = TokenBreak.Sentence;
        bool comma = false;
        Span<char> normal = stackalloc char[LongestWord];
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            int end;
            if (char.IsLetter(c))
            {
                end = WordEnd(text, at, out int possessive, out bool dotted);
                int wordEnd = possessive > 0 ? possessive : end;
                tokens.Add(new Token(at, wordEnd, Look(text.AsSpan(at, wordEnd - at), normal), before, comma));
                if (possessive > 0)
                {
                    tokens.Add(new Token(possessive, end, vocabulary.Find("s"), TokenBreak.None, false));
                }

                (before, comma) = (TokenBreak.None, false);
                at = dotted && end < text.Length && text[end] == '.' ? end + 1 : end;
                continue;
            }

            if (char.IsAsciiDigit(c))
            {
                end = NumberEnd(text, at);
                tokens.Add(new Token(at, end, vocabulary.FindNumber(text.AsSpan(at, end - at)), before, comma));
                (before, comma) = (TokenBreak.None, false);
                at = end;
                continue;
            }

            if (c == '?' && IsQuery(text, at))
            {
                tokens.Add(new Token(at, at + 1, vocabulary.Find("?"), before, comma));
                (before, comma) = (TokenBreak.None, false);
                at++;
                continue;
            }

            if (c is '&' or '+' or '↑' or '↓')
            {
                string meant = c switch { '&' => "and", '↑' => "up", '↓' => "down", _ => "+" };
                tokens.Add(new Token(at, at + 1, vocabulary.Find(meant), before, comma));
                (before, comma) = (TokenBreak.None, false);
                at++;
                continue;
            }

            TokenBreak found = c == '\n' ? shape.AtLineEnd(text, at) : BreakOf(text, at);
            comma |= c == ',';
            before = found > before ? found : before;
            at++;
        }

        return repair is null ? tokens : repair.Repair(text, tokens);
    }

    /// <summary>True where a question mark stands before what it doubts ('?UTI', '? relapse') and does not end a sentence.</summary>
    public static bool IsQuery(string text, int at)
    {
        bool opens = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or ',' or '/' or '-' or '?';
        int next = at + 1;
        while (next < Math.Min(text.Length, at + QueryMarks) && text[next] is ' ' or '?')
        {
            next++;
        }

        return opens && next < text.Length && (char.IsLetter(text[next]) || text[next] == '/');
    }

    private int Look(ReadOnlySpan<char> word, Span<char> normal)
    {
        if (word.Length > LongestWord)
        {
            return Vocabulary.Unknown;
        }

        int length = 0;
        foreach (char c in word)
        {
            if (c is >= 'ﬀ' and <= 'ﬆ' && Ligatures.Parts(c) is { } letters)
            {
                if (length + letters.Length > LongestWord)
                {
                    return Vocabulary.Unknown;
                }

                letters.CopyTo(normal[length..]);
                length += letters.Length;
            }
            else if (length == LongestWord)
            {
                return Vocabulary.Unknown;
            }
            else if (c is not ('\'' or '’' or '‘' or '`' or '´' or '.'))
            {
                normal[length++] = LetterCase.Lower(c);
            }
        }

        return vocabulary.Find(normal[..length], word);
    }

    private static int WordEnd(string text, int start, out int possessive, out bool dotted)
    {
        possessive = 0;
        dotted = false;
        int at = start + 1;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                at++;
            }
            else if (IsApostrophe(c) && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                bool isS = char.ToLowerInvariant(text[at + 1]) == 's' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));
                if (isS)
                {
                    possessive = at;
                    return at + 2;
                }

                at++;
            }
            else if (c == '.' && (dotted || at == start + 1) && at + 1 < text.Length && char.IsLetter(text[at + 1])
                && (at + 2 >= text.Length || !char.IsLetter(text[at + 2])))
            {
                // 'b.d.', 'M.S.', 'e.g.': single letters with points are one word.
                dotted = true;
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int NumberEnd(string text, int start)
    {
        int at = start + 1;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´';

    private static TokenBreak BreakOf(string text, int at) => text[at] switch
    {
        '.' => IsAbbreviationPoint(text, at) ? TokenBreak.None : TokenBreak.Sentence,
        '!' or '?' or '•' or '·' or '\f' => TokenBreak.Sentence,
        ':' or ';' => TokenBreak.Hard,
        ' ' or '\t' or '\r' or '\u00a0' or '*' or '_' or '"' or '“' or '”' or '\'' or '’' or '‘' => TokenBreak.None,
        '-' or '\u2010' or '\u2011' => IsInner(text, at) ? TokenBreak.None : TokenBreak.Soft,
        _ => TokenBreak.Soft,
    };

    private static bool IsAbbreviationPoint(string text, int at)
    {
        int start = at;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        int length = at - start;
        return length is > 0 and <= 6 && Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, length));
    }

    private static bool IsInner(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
