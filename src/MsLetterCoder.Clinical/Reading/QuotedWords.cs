using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>The quoted and forwarded words of a text, held against what was stored before. A line is known where every run of <see cref="Run"/> words that touches it stands in a stored text: a word
/// put in, left out or changed makes it new. White space, case, punctuation and line breaks do not count.</summary>
public sealed class QuotedWords
{
    /// <summary>Words of a run.</summary>
    private const int Run = 4;

    private readonly Dictionary<ulong, int> _runs = [];
    private readonly bool[] _lengths = new bool[Run + 1];
    private readonly List<(TextSpan Line, List<int> Runs)> _lines = [];
    private bool[] _known = [];
    private int _missing;

    private QuotedWords()
    {
    }

    /// <summary>True where nothing is left to be found.</summary>
    public bool AllKnown => _missing == 0;

    /// <summary>The quoted and forwarded words of a text; null where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forwarded">True where the whole text is a mail that was sent on.</param>
    public static QuotedWords? In(string text, bool forwarded = false)
    {
        List<TextSpan> lines = TextLines.Of(text);
        var roles = new LineRole[lines.Count];
        MessageRegions.Find(text, lines, roles);
        var quoted = new QuotedWords();
        var words = new List<(ulong Hash, int Line)>();
        int depth = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            LineRole role = forwarded && roles[i] == LineRole.Own ? LineRole.Forwarded : roles[i];
            ReadOnlySpan<char> line = lines[i].In(text);
            int markers = role == LineRole.Quoted ? Depth(line) : 0;
            if (role < LineRole.Subject || markers != depth || role == LineRole.Subject || line.Trim("> \t").IsEmpty)
            {
                quoted.Close(words);
            }

            depth = markers;
            if (role >= LineRole.Subject)
            {
                int at = quoted._lines.Count;
                int before = words.Count;
                foreach (ulong word in WordHashes.Of(role == LineRole.Subject ? AfterMarks(line) : line))
                {
                    words.Add((word, at));
                }

                if (words.Count > before)
                {
                    quoted._lines.Add((lines[i], []));
                }
            }

            if (role == LineRole.Subject)
            {
                quoted.Close(words);
            }
        }

        quoted.Close(words);
        quoted._known = new bool[quoted._runs.Count];
        quoted._missing = quoted._runs.Count;
        return quoted._lines.Count == 0 ? null : quoted;
    }

    /// <summary>Takes note of what a stored text holds; linear in its length.</summary>
    public void Compare(string stored)
    {
        Span<ulong> last = stackalloc ulong[Run];
        int count = 0;
        foreach (ulong word in WordHashes.Of(stored))
        {
            last[count++ % Run] = word;
            for (int length = 1; length <= Math.Min(Run, count); length++)
            {
                if (!_lengths[length])
                {
                    continue;
                }

                ulong hash = (ulong)length;
                for (int k = count - length; k < count; k++)
                {
                    hash = WordHashes.Join(hash, last[k % Run]);
                }

                if (_runs.TryGetValue(hash, out int run) && !_known[run])
                {
                    _known[run] = true;
                    _missing--;
                }
            }
        }
    }

    /// <summary>Lines that no stored text holds, those that follow one another joined; in order.</summary>
    public IReadOnlyList<TextSpan> Unseen()
    {
        var spans = new List<TextSpan>();
        foreach ((TextSpan line, List<int> runs) in _lines)
        {
            if (runs.TrueForAll(r => _known[r]))
            {
                continue;
            }

            if (spans.Count > 0 && spans[^1].End + 1 >= line.Start)
            {
                spans[^1] = new TextSpan(spans[^1].Start, line.End);
            }
            else
            {
                spans.Add(line);
            }
        }

        return spans;
    }

    /// <summary>How deep a line is quoted.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        int depth = 0;
        foreach (char c in line)
        {
            if (c == '>')
            {
                depth++;
            }
            else if (c is not (' ' or '\t'))
            {
                break;
            }
        }

        return depth;
    }

    /// <summary>A subject field's words without 'Subject:', 'Re:' and 'Fwd:'.</summary>
    private static ReadOnlySpan<char> AfterMarks(ReadOnlySpan<char> line)
    {
        line = line[(line.IndexOf(':') + 1)..].Trim(" \t*");
        while (line.IndexOf(':') is > 0 and < 6 and int colon && line[..colon].Trim() is "Re" or "RE" or "re" or "Fw" or "FW" or "Fwd" or "FWD" or "fwd" or "Aw" or "AW")
        {
            line = line[(colon + 1)..].TrimStart();
        }

        return line;
    }

    /// <summary>Ends a stretch of words that belong together.</summary>
    private void Close(List<(ulong Hash, int Line)> words)
    {
        int length = Math.Min(Run, words.Count);
        _lengths[length] |= length > 0;
        for (int at = 0; length > 0 && at + length <= words.Count; at++)
        {
            ulong hash = (ulong)length;
            for (int k = at; k < at + length; k++)
            {
                hash = WordHashes.Join(hash, words[k].Hash);
            }

            if (!_runs.TryGetValue(hash, out int run))
            {
                _runs.Add(hash, run = _runs.Count);
            }

            for (int k = at; k < at + length; k++)
            {
                if (k == at || words[k].Line != words[k - 1].Line)
                {
                    _lines[words[k].Line].Runs.Add(run);
                }
            }
        }

        words.Clear();
    }
}
