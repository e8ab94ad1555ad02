using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>
/// A text as fact readers see it, with a map back: words parted by a hyphen at a line's end are whole, ligatures are letters, line ends within a sentence are blanks, runs of blanks one,
/// dashes '-', quotes straight. The text itself never changes.
/// </summary>
internal sealed class LetterView
{
    /// <summary>Words that keep the hyphen at which a line broke.</summary>
    private static readonly string[] Prefixes = ["relapsing", "non", "self", "well", "follow", "post", "pre", "anti", "half", "long", "short", "high", "low", "left", "right", "six", "four", "two", "three", "disease", "x"];

    private readonly List<(int View, int Original)> _shifts = [];

    private LetterView(string text, List<(int View, int Original)> shifts, bool mended) => (Text, _shifts, Mended) = (text, shifts, mended);

    /// <summary>The text as seen.</summary>
    public string Text { get; }

    /// <summary>True where a word or date was put together, or a ligature parted: the original reads differently.</summary>
    public bool Mended { get; }

    /// <summary>Sees a text; <paramref name="breaks"/> are the positions, ascending, at which sentences begin: a line end before one stays.</summary>
    public static LetterView Of(string text, ReadOnlySpan<int> breaks)
    {
        var shifts = new List<(int View, int Original)> { (0, 0) };
        char[] view = System.Buffers.ArrayPool<char>.Shared.Rent((text.Length * 3) + 1);
        try
        {
            int length = 0;
            int next = 0;
            bool mended = false;
            int delta = 0;
            for (int at = 0; at < text.Length;)
            {
                char c = text[at];
                while (next < breaks.Length && breaks[next] <= at)
                {
                    next++;
                }

                // Most characters stand for themselves.
                if (c is (> ' ' and < '\u0080' and not '-' and not '/'))
                {
                    if (at - length != delta)
                    {
                        delta = at - length;
                        shifts.Add((length, at));
                    }

                    view[length++] = c;
                    at++;
                    continue;
                }

                int used = 1;
                if (c is ' ' or '\n' or '\t' or '\r' or '\u00a0' or '\u2009' or '\u202f')
                {
                    bool line = false;
                    int run = at;
                    while (run < text.Length && text[run] is ' ' or '\n' or '\t' or '\r' or '\u00a0' or '\u2009' or '\u202f')
                    {
                        line |= text[run] == '\n';
                        run++;
                    }

                    used = run - at;
                    bool ends = line && (run == text.Length || HasBreak(breaks, next, at, run, text));
                    Put(ends ? '\n' : ' ', at);
                }
                else if (c == '\u00ad')
                {
                    mended = true;
                    used = LineEnd(text, at + 1) is > 0 and int soft && IsSmall(text, soft) ? soft - at : 1;
                }
                else if (c is '-' or '\u2010' or '\u2011' or '/' && at > 0 && LineEnd(text, at + 1) is > 0 and int after && Joins(text, at, after))
                {
                    mended = true;
                    used = after - at;
                    if (c == '/' || char.IsAsciiDigit(text[at - 1]) || KeepsHyphen(text, at))
                    {
                        Put(c == '/' ? c : '-', at);
                    }
                }
                else if (Ligatures.Parts(c) is { } letters)
                {
                    mended = true;
                    foreach (char letter in letters)
                    {
                        Put(letter, at);
                    }
                }
                else
                {
                    Put(c switch { '‘' or '’' or '`' or '´' => '\'', '“' or '”' => '"', '–' or '—' or '\u2010' or '\u2011' or '−' => '-', 'µ' or 'μ' => 'µ', _ => c }, at);
                }

                at += used;
            }

            shifts.Add((length, text.Length));
            return new LetterView(new string(view, 0, length), shifts, mended);

            void Put(char c, int from)
            {
                if (from - length != delta)
                {
                    delta = from - length;
                    shifts.Add((length, from));
                }

                view[length++] = c;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<char>.Shared.Return(view);
        }
    }

    /// <summary>The words of the original text that stand at a place of the view.</summary>
    public TextSpan Original(int start, int end) => end <= start ? new TextSpan(ToOriginal(start), ToOriginal(start)) : new TextSpan(ToOriginal(start), ToOriginal(end - 1) + 1);

    /// <summary>Where a position of the original stands in the view.</summary>
    public int ToView(int original)
    {
        int low = 0;
        int high = _shifts.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _shifts[middle].Original <= original ? (middle, high) : (low, middle - 1);
        }

        int limit = low + 1 < _shifts.Count ? _shifts[low + 1].View : Text.Length;
        return Math.Min(_shifts[low].View + original - _shifts[low].Original, limit);
    }

    private int ToOriginal(int view)
    {
        int low = 0;
        int high = _shifts.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _shifts[middle].View <= view ? (middle, high) : (low, middle - 1);
        }

        return _shifts[low].Original + view - _shifts[low].View;
    }

    private static bool HasBreak(ReadOnlySpan<int> breaks, int next, int from, int to, string text)
    {
        // A list mark may stand between the line end and the first word of a sentence.
        int mark = to;
        while (mark < text.Length && mark < to + 6 && !char.IsLetterOrDigit(text[mark]))
        {
            mark++;
        }

        return next < breaks.Length && breaks[next] > from && breaks[next] <= mark;
    }

    /// <summary>Position behind blanks, one line end and blanks; 0 where there is no line end.</summary>
    private static int LineEnd(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        if (at >= text.Length || text[at] != '\n')
        {
            return 0;
        }

        at++;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at < text.Length ? at : 0;
    }

    private static bool IsSmall(string text, int at) => char.IsLower(text[at]) || Ligatures.Parts(text[at]) is not null;

    private static bool Joins(string text, int at, int after) =>
        text[at] == '/' ? char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[after])
            : (char.IsLetter(text[at - 1]) && IsSmall(text, after)) || (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[after]));

    private static bool KeepsHyphen(string text, int hyphen)
    {
        int start = hyphen;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        foreach (string prefix in Prefixes)
        {
            if (text.AsSpan(start, hyphen - start).Equals(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
