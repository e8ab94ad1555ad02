using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Finds the headings of a letter, on lines of their own ('Plan'), before a list ('Diagnosis:') or running in a paragraph ('PMH: asthma. FH: nil.'), and so its sections.</summary>
internal sealed class HeadingFinder
{
    private const int LongestHeading = 48;

    private readonly FrozenDictionary<string, Section> _headings;
    private readonly FrozenDictionary<string, Section>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private HeadingFinder(Dictionary<string, Section> headings)
    {
        _headings = headings.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _headings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads Knowledge/headings.tsv.</summary>
    public static HeadingFinder Load(KnowledgeFile file)
    {
        var headings = new Dictionary<string, Section>(StringComparer.Ordinal);
        foreach (KnowledgeRow row in file.Rows)
        {
            if (!Labels.TryRead(row.Cell(0), out Section section))
            {
                throw row.Error($"unknown section '{row.Cell(0)}'");
            }

            if (!headings.TryAdd(row.Cell(1), section))
            {
                throw row.Error("the heading stands twice");
            }
        }

        return new HeadingFinder(headings);
    }

    /// <summary>Sections in order; text under no heading is in none.</summary>
    public List<SectionSpan> Find(string text)
    {
        var marks = new List<(int At, Section? Section, bool RunIn, int After)>();
        int line = 0;
        while (line < text.Length)
        {
            int end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            Line(text, line, end, marks);
            line = end + 1;
        }

        return Spans(text, marks);
    }

    private void Line(string text, int start, int end, List<(int At, Section? Section, bool RunIn, int After)> marks)
    {
        ReadOnlySpan<char> content = text.AsSpan(start, end - start).Trim();
        if (content.IsEmpty)
        {
            // A heading with words behind it on its line rules one paragraph only.
            if (marks.Count > 0 && marks[^1].RunIn)
            {
                marks.Add((start, null, false, start));
            }

            return;
        }

        if (content.StartsWith("Dear ", StringComparison.OrdinalIgnoreCase) || SignOff.Is(content))
        {
            marks.Add((start, null, false, start));
            return;
        }

        int at = start;
        while (at < end)
        {
            if (TryHeading(text, at, end, out Section section, out int after))
            {
                bool alone = text.AsSpan(after, end - after).Trim(" \t:-–*_#=").IsEmpty;
                marks.Add((at, section, !alone, after));
                at = after;
            }

            int point = text.AsSpan(at, end - at).IndexOf(". ");
            if (point < 0)
            {
                break;
            }

            at += point + 2;
        }
    }

    private bool TryHeading(string text, int at, int end, out Section section, out int after)
    {
        section = default;
        after = at;
        Span<char> words = stackalloc char[LongestHeading];
        int length = 0;
        int i = at;
        while (i < end && (char.IsWhiteSpace(text[i]) || text[i] is '*' or '#' or '_' or '-' or '•' or '>' or '=' or '[' or '(' or '|'))
        {
            i++;
        }

        // '3. Plan' and '2) Plan'
        int digits = i;
        while (digits < end && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits > i && digits < end && text[digits] is '.' or ')')
        {
            i = digits + 1;
        }

        bool blank = false;
        for (; i <= end && length < LongestHeading; i++)
        {
            char c = i == end ? '\n' : text[i];
            if (char.IsLetter(c))
            {
                if (blank && length > 0)
                {
                    words[length++] = ' ';
                    if (length == LongestHeading)
                    {
                        return false;
                    }
                }

                words[length++] = char.ToLowerInvariant(c);
                blank = false;
            }
            else if (c is ' ' or '/' or '\t' or '*' or '_' or '&' || (c == '-' && i + 1 < end && char.IsLetter(text[i + 1])))
            {
                blank = true;
            }
            else
            {
                bool closes = c is ':' or '\n' or '=' || (c is '-' or '–' && i + 1 < end && text[i + 1] == ' ');
                if (closes && length > 0 && _lookup.TryGetValue(words[..length], out section))
                {
                    after = Math.Min(i + 1, end);
                    return true;
                }

                return false;
            }
        }

        return false;
    }

    private static List<SectionSpan> Spans(string text, List<(int At, Section? Section, bool RunIn, int After)> marks)
    {
        var spans = new List<SectionSpan>();
        for (int i = 0; i < marks.Count; i++)
        {
            int end = i + 1 < marks.Count ? marks[i + 1].At : text.Length;
            if (marks[i].Section is { } section && end > marks[i].At)
            {
                spans.Add(new SectionSpan(new TextSpan(marks[i].At, end), section, Math.Min(marks[i].After, end), marks[i].RunIn));
            }
        }

        return spans;
    }
}
