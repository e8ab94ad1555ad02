using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Whether a span of a clinical note is historical, hypothetical, somebody else's: the ConText algorithm (Harkema et al. 2009) over Knowledge/note-cues.tsv. The three are independent of each other.</summary>
internal sealed class NoteContext
{
    private const int MostWords = 6;
    private const int AfterReach = 2;

    private static readonly HashSet<string> NumberWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "many", "few", "a",
    };

    private readonly Dictionary<string, List<(NoteCueKind Kind, string Direction)>> _phrases = new(StringComparer.OrdinalIgnoreCase);

    private NoteContext()
    {
    }

    /// <summary>Reads the cues.</summary>
    /// <exception cref="KnowledgeException">A line is malformed.</exception>
    public static NoteContext Load(KnowledgeFile file)
    {
        var context = new NoteContext();
        foreach (KnowledgeRow row in file.Rows)
        {
            if (!Labels.TryRead(row.Cell(0), out NoteCueKind kind) || row.Cell(1) is not ("forward" or "backward" or "both" or "after"))
            {
                throw row.Error("a kind, a direction and phrases are due");
            }

            foreach (string phrase in row.Cell(2).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (phrase.Count(' ') >= MostWords)
                {
                    throw row.Error($"'{phrase}' has more than {MostWords} words");
                }

                if (!context._phrases.TryGetValue(phrase, out List<(NoteCueKind, string)>? kinds))
                {
                    context._phrases.Add(phrase, kinds = []);
                }

                kinds.Add((kind, row.Cell(1)));
            }
        }

        return context;
    }

    /// <summary>Reads the sentence of the tokens [first, end).</summary>
    public (bool Historical, bool Hypothetical, bool ByOther) Of(ReadText text, int first, int end)
    {
        Sentence sentence = text.Sentences[text.SentenceOf(first)];
        List<NoteCue> cues = Find(text, sentence);
        return (
            Reaches(cues, NoteCueKind.Historical, NoteCueKind.NotHistorical, NoteCueKind.EndsHistorical, first, end),
            Reaches(cues, NoteCueKind.Hypothetical, NoteCueKind.NotHypothetical, NoteCueKind.EndsHypothetical, first, end),
            Reaches(cues, NoteCueKind.Other, NoteCueKind.NotOther, NoteCueKind.EndsOther, first, end));
    }

    private static bool Reaches(List<NoteCue> cues, NoteCueKind kind, NoteCueKind cancels, NoteCueKind ends, int first, int end)
    {
        foreach (NoteCue cue in cues)
        {
            if (cue.Kind != kind || cues.Exists(c => c.Kind == cancels && Cancels(c, cue)))
            {
                continue;
            }

            // A cue within the span speaks of it too: 'recurrent old stroke'.
            bool inside = cue.First >= first && cue.End <= end && cue.Forward && cue.End - cue.First < end - first;
            bool before = cue.Forward && cue.End <= first && !cues.Exists(c => c.Kind == ends && c.First >= cue.End && c.End <= first);
            bool behind = cue.Backward && cue.First >= end && !cues.Exists(c => c.Kind == ends && c.First >= end && c.End <= cue.First);
            if (inside || before || behind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a cancelling phrase covers or touches the cue, or stands directly before or behind it as its direction says.</summary>
    private static bool Cancels(NoteCue no, NoteCue cue) =>
        no.Touches(cue) ? no.End - no.First >= cue.End - cue.First
        : no.Kind == NoteCueKind.NotOther && (no.Backward ? no.First >= cue.End && no.First - cue.End < AfterReach : no.End <= cue.First && cue.First - no.End <= AfterReach);

    private List<NoteCue> Find(ReadText text, Sentence sentence)
    {
        var found = new List<NoteCue>();
        Span<char> phrase = stackalloc char[160];
        for (int at = sentence.First; at < sentence.End; at++)
        {
            for (int words = Math.Min(MostWords, sentence.End - at); words > 0; words--)
            {
                int length = Write(text, at, at + words, phrase);
                if (length > 0 && _phrases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase[..length], out List<(NoteCueKind Kind, string Direction)>? kinds))
                {
                    foreach ((NoteCueKind kind, string direction) in kinds)
                    {
                        found.Add(new NoteCue(kind, direction is "forward" or "both", direction is "backward" or "both" or "after", at, at + words));
                    }
                }
            }
        }

        // Of cues of one kind that cover each other the longest stands: 'no risk factors for' over 'risk factors for'.
        return [.. found.Where(c => !found.Exists(o => o.Kind == c.Kind && o.Forward == c.Forward && o.End - o.First > c.End - c.First && o.First <= c.First && o.End >= c.End))];
    }

    /// <summary>Writes the words of the tokens [first, end) with a blank between, numbers as #, years as #year; 0 where they do not fit.</summary>
    private static int Write(ReadText text, int first, int end, Span<char> into)
    {
        int length = 0;
        for (int token = first; token < end; token++)
        {
            ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
            bool number = char.IsAsciiDigit(word[0]) || (end - first > 1 && NumberWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));
            word = ReadText.YearIn(word) > 0 ? "#year" : number ? "#" : word;
            if (length + word.Length + 1 > into.Length)
            {
                return 0;
            }

            if (length > 0)
            {
                into[length++] = ' ';
            }

            foreach (char c in word)
            {
                if (c is not '.')
                {
                    into[length++] = c == '’' ? '\'' : c;
                }
            }
        }

        return length;
    }
}
