using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Tells a letter about a patient who was seen from reports, cancelled and not-attended appointments and administration (Knowledge/coding/encounters.tsv).</summary>
internal sealed class EncounterFinder
{
    private const int Opening = 600;

    private const int Beginning = 1200;

    private readonly List<(EncounterKind Kind, CueWords Phrase)> _cues = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static EncounterFinder Load(KnowledgeFile file)
    {
        var finder = new EncounterFinder();
        foreach (KnowledgeRow row in file.Rows)
        {
            finder._cues.Add(Labels.TryRead(row.Cell(0), out EncounterKind kind) && CueWords.Parse(row.Cell(1)) is { } phrase ? (kind, phrase) : throw row.Error("a row is a kind of encounter and a phrase"));
        }

        return finder;
    }

    /// <summary>What the text is about; <paramref name="start"/> is where the writer's own words begin.</summary>
    public EncounterKind Of(string text, int start)
    {
        var beginning = new TextSpan(start, Math.Min(text.Length, start + Beginning));
        WordKeyTable known = CueWords.KeysIn(text, beginning);
        List<(EncounterKind Kind, CueWords Phrase)> cues = _cues.FindAll(c => c.Kind != EncounterKind.Seen && c.Phrase.MayStandIn(known));
        if (cues.Count == 0)
        {
            return EncounterKind.Seen;
        }

        List<(string Word, TextSpan Span)> words = CueWords.Split(text, beginning);
        int opening = words.FindIndex(w => w.Span.Start >= start + Opening) is >= 0 and int found ? found : words.Count;
        if (Named([EncounterKind.NotAttended, EncounterKind.Cancelled], words.Count) is { } missed)
        {
            return missed;
        }

        if (Named([EncounterKind.Report, EncounterKind.Administration], opening) is not { } other)
        {
            return EncounterKind.Seen;
        }

        List<(string Word, TextSpan Span)> all = CueWords.Split(text, new TextSpan(0, text.Length));
        return _cues.Exists(c => c.Kind == EncounterKind.Seen && c.Phrase.Find(all, 0, all.Count) is not null) ? EncounterKind.Seen : other;

        EncounterKind? Named(EncounterKind[] kinds, int to)
        {
            foreach ((EncounterKind kind, CueWords phrase) in cues)
            {
                if (kinds.Contains(kind) && phrase.Find(words, 0, to) is not null)
                {
                    return kind;
                }
            }

            return null;
        }
    }
}
