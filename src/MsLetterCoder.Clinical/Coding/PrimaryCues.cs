using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the words right before and behind a finding say of its part in the letter: a verdict, the problem of today, why the patient was sent, background, rejected (Knowledge/primary-cues.tsv).</summary>
internal sealed class PrimaryCues
{
    private const int MostWords = 4;

    /// <summary>Words on either side that are looked at.</summary>
    private const int Reach = 7;

    /// <summary>Characters on either side that hold them.</summary>
    private const int Characters = 72;

    /// <summary>Characters of a label with what stands between it and the finding.</summary>
    private const int Label = 60;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _main;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _before;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _after;

    private PrimaryCues(Dictionary<string, string> before, Dictionary<string, string> after, HashSet<string> main)
    {
        _main = main.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _before = before.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _after = after.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static PrimaryCues Load(KnowledgeFile file)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var after = new Dictionary<string, string>(StringComparer.Ordinal);
        var main = new HashSet<string>(StringComparer.Ordinal);
        foreach (KnowledgeRow row in file.Rows)
        {
            string[] words = row.Cell(2).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool label = row.Cell(1) == "label";
            Dictionary<string, string>? side = row.Cell(1) switch { "before" => before, "after" => after, _ => null };
            if (row.Cell(0).Length == 0 || words.Length is 0 or > MostWords || (side is null && !label))
            {
                throw row.Error($"a row is a class, 'before', 'after' or 'label', and a phrase of up to {MostWords} words");
            }

            foreach (string phrase in words.Aggregate(new List<string> { "" }, (begun, word) => [.. begun.SelectMany(b => word.Split('|').Select(w => b.Length == 0 ? w : b + " " + w))]))
            {
                if (side is null)
                {
                    main.Add(phrase);
                }
                else if (!side.TryAdd(phrase, row.Cell(0)) && side[phrase] != row.Cell(0))
                {
                    throw row.Error($"'{phrase}' stands already as '{side[phrase]}'");
                }
            }
        }

        return new PrimaryCues(before, after, main);
    }

    /// <summary>Whether words before a place on its line say that the main condition stands there: 'Main problem:'.</summary>
    public bool IsMain(string text, int start)
    {
        int line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        if (start - line > Label || text.AsSpan(line, start - line).LastIndexOf(':') < 0)
        {
            return false;
        }

        Span<char> folded = stackalloc char[2 * Label];
        ReadOnlySpan<char> words = folded[..Fold(text.AsSpan(line, start - line), folded)];
        int colon = words.IndexOf(':');
        return colon > 1 && _main.Contains(words[..(colon - 1)]);
    }

    /// <summary>Adds the classes of the phrases before a place of a text.</summary>
    public void Before(string text, int start, HashSet<string> classes)
    {
        int from = Math.Max(0, start - Characters);
        Span<char> folded = stackalloc char[2 * Characters];
        ReadOnlySpan<char> words = folded[..Fold(text.AsSpan(from, start - from), folded)];
        int begin = words.Length;
        for (int word = 0; word < Reach && begin > 0; word++)
        {
            int blank = words[..(begin - 1)].LastIndexOf(' ');
            begin = blank < 0 ? 0 : blank + 1;
            Phrases(words[begin..], _before, classes);
            begin = Math.Max(0, blank);
        }
    }

    /// <summary>Adds the classes of the phrases behind a place of a text.</summary>
    public void After(string text, int end, HashSet<string> classes)
    {
        Span<char> folded = stackalloc char[2 * Characters];
        ReadOnlySpan<char> words = folded[..Fold(text.AsSpan(end, Math.Min(Characters, text.Length - end)), folded)];
        for (int word = 0; word < Reach && !words.IsEmpty; word++)
        {
            Phrases(words, _after, classes);
            int blank = words.IndexOf(' ');
            words = blank < 0 ? [] : words[(blank + 1)..];
        }
    }

    /// <summary>The phrases that begin at the first word.</summary>
    private static void Phrases(ReadOnlySpan<char> words, FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> known, HashSet<string> classes)
    {
        int end = 0;
        for (int count = 0; count < MostWords && end < words.Length; count++)
        {
            int blank = words[(end == 0 ? 0 : end + 1)..].IndexOf(' ');
            end = blank < 0 ? words.Length : (end == 0 ? 0 : end + 1) + blank;
            if (known.TryGetValue(words[..end], out string? name))
            {
                classes.Add(name);
            }
        }
    }

    /// <summary>Writes the words in lower case with one blank between; a colon or question mark is a word, any digits are '#'.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        int written = 0;
        foreach (char c in text)
        {
            char last = written > 0 ? into[written - 1] : ' ';
            if (char.IsLetter(c) || (c is '\'' or '’' && char.IsLetter(last)))
            {
                if (last is ':' or '?' or '#')
                {
                    into[written++] = ' ';
                }

                into[written++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
            }
            else if (c is ':' or '?' || char.IsAsciiDigit(c))
            {
                char mark = char.IsAsciiDigit(c) ? '#' : c;
                if (mark != last)
                {
                    if (last != ' ')
                    {
                        into[written++] = ' ';
                    }

                    into[written++] = mark;
                }
            }
            else if (last != ' ')
            {
                into[written++] = ' ';
            }
        }

        return written > 0 && into[written - 1] == ' ' ? written - 1 : written;
    }
}
