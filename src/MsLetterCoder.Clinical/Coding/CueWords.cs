using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Matches the short cue phrases of the coding files against the words of a stretch of text. An item of a phrase is a word, a beginning of words ('tripp*'), words to choose from
/// ('fell|falling') or a gap of so many words at most ('~3'). Case and curly quotes do not count.</summary>
internal sealed class CueWords
{
    private const int LongestLabel = 25;

    private readonly string[][] _items;
    private readonly ulong[][] _keys; // of the words of each item; none for a beginning of words, a gap and a word of other characters
    private readonly int[] _gaps; // words that an item lets out at most; 0 for an item of words

    private CueWords(string[][] items)
    {
        (_items, _gaps) = (items, [.. items.Select(Gap)]);
        _keys = [.. items.Select(item => item.Select(word => WordKey.OfLower(word)).ToArray())];
    }

    /// <summary>Reads a phrase; null where it is empty or ends or begins with a gap.</summary>
    public static CueWords? Parse(string phrase)
    {
        string[][] items = [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('|'))];
        return items.Length == 0 || Gap(items[0]) > 0 || Gap(items[^1]) > 0 || items.Any(i => i.Any(word => word.Length == 0)) ? null : new CueWords(items);
    }

    /// <summary>The words of a stretch of text with their places, lower case.</summary>
    public static List<(string Word, TextSpan Span)> Split(string text, TextSpan span)
    {
        var words = new List<(string, TextSpan)>();
        int at = span.Start;
        while (at < span.End)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            int start = at;
            while (at < span.End && (char.IsLetterOrDigit(text[at]) || text[at] is '\'' or '’'))
            {
                at++;
            }

            words.Add((text[start..at].ToLowerInvariant().Replace('’', '\''), new TextSpan(start, at)));
        }

        return words;
    }

    /// <summary>The plain words (<see cref="WordKey"/>) of a stretch of text, case left aside.</summary>
    public static WordKeyTable KeysIn(string text, TextSpan span)
    {
        var keys = new WordKeyTable();
        int at = span.Start;
        while (at < span.End)
        {
            int start = at;
            while (at < span.End && (char.IsLetterOrDigit(text[at]) || (at > start && text[at] is '\'' or '’')))
            {
                at++;
            }

            if (WordKey.Of(text.AsSpan(start, at - start)) is not WordKey.None and ulong key && keys.Find(key) == 0)
            {
                keys.Set(key, 1);
            }

            at += at == start ? 1 : 0;
        }

        return keys;
    }

    /// <summary>False where a plain word of the phrase is not among these: then it stands nowhere in a text of them.</summary>
    public bool MayStandIn(WordKeyTable words)
    {
        foreach (ulong[] item in _keys)
        {
            if (!Array.Exists(item, key => key == WordKey.None || words.Find(key) != 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first place at or behind <paramref name="from"/> at which the phrase stands wholly before <paramref name="to"/>; null where there is none.</summary>
    public (int First, int End)? Find(List<(string Word, TextSpan Span)> words, int from, int to)
    {
        for (int first = from; first < to; first++)
        {
            if (End(words, first, 0, to) is > 0 and int end)
            {
                return (first, end);
            }
        }

        return null;
    }

    /// <summary>The sentence around a span: to a full stop before a blank, a question or exclamation mark, a semicolon, a blank line, a new list item or a line with a label ('Comorbid: …').</summary>
    public static TextSpan Sentence(string text, TextSpan span)
    {
        int start = span.Start;
        while (start > 0 && !Ends(text, start - 1))
        {
            start--;
        }

        int end = span.End;
        while (end < text.Length && !Ends(text, end))
        {
            end++;
        }

        return new TextSpan(start, end);
    }

    private static bool Ends(string text, int at) => text[at] switch
    {
        ';' or '?' or '!' => true,
        '.' => at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]),
        '\n' => at + 1 >= text.Length || text[at + 1] is '\n' or '-' or '*' or '•' || char.IsAsciiDigit(text[at + 1]) || (at > 0 && text[at - 1] == '\n') || IsLabelled(text, at + 1),
        _ => false,
    };

    private static bool IsLabelled(string text, int line)
    {
        ReadOnlySpan<char> start = text.AsSpan(line, Math.Min(LongestLabel, text.Length - line));
        int colon = start.IndexOfAny(':', '\n');
        return colon >= 0 && start[colon] == ':';
    }

    private static int Gap(string[] item) => item is [['~', .. var number]] && int.TryParse(number, out int words) ? words : 0;

    private int End(List<(string Word, TextSpan Span)> words, int at, int item, int to)
    {
        if (item == _items.Length)
        {
            return at;
        }

        if (_gaps[item] is > 0 and int gap)
        {
            for (int skipped = 0; skipped <= gap; skipped++)
            {
                if (End(words, at + skipped, item + 1, to) is > 0 and int end)
                {
                    return end;
                }
            }

            return 0;
        }

        return at < to && IsAny(words[at].Word, _items[item]) ? End(words, at + 1, item + 1, to) : 0;
    }

    private static bool IsAny(string word, string[] items)
    {
        foreach (string item in items)
        {
            if (Is(word, item))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(string word, string item) =>
        item[^1] == '*' ? word.StartsWith(item.AsSpan(0, item.Length - 1), StringComparison.Ordinal) : word == item;
}
