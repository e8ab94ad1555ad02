using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Where coding differs between the four nations, as far as public sources say (Knowledge/coding/nations.tsv).</summary>
public sealed class NationRules
{
    private static readonly string[] Topics = ["edition", "standard", "positions", "presumptive", "dagger_asterisk", "allergy"];

    private static readonly CueWords[] Presumptive =
        [.. new[] { "probable|probably|presumed|presumptive|presumably", "working diagnosis", "treat|treated|treating as", "likely" }.Select(p => CueWords.Parse(p)!)];

    private const int PresumptiveWords = 4;

    private readonly Dictionary<(Nation, string), (string Value, string Words)> _rows;

    private NationRules(Dictionary<(Nation, string), (string, string)> rows) => _rows = rows;

    /// <summary>The edition and the standard that coders of a nation follow, in words.</summary>
    public string Describe(Nation nation) => $"{_rows[(nation, "edition")].Value}; {_rows[(nation, "standard")].Value}";

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed or without a source, or a nation has no edition or standard; the message names the file.</exception>
    internal static NationRules Load(KnowledgeFile file)
    {
        var rows = new Dictionary<(Nation, string), (string, string)>();
        foreach (KnowledgeRow row in file.Rows)
        {
            bool told = row.Cell(1) is "edition" or "standard" ? row.Cell(2).Length > 0 : row.Cell(3).Length > 0 && (row.Cell(1) != "positions" || int.TryParse(row.Cell(2), out _));
            if (!Enum.TryParse(row.Cell(0), out Nation nation) || !Enum.IsDefined(nation) || !Topics.Contains(row.Cell(1)) || !told || row.Cell(4).Length == 0
                || !rows.TryAdd((nation, row.Cell(1)), (row.Cell(2), row.Cell(3))))
            {
                throw row.Error("a row is a nation, a topic, once, its value or words, and the source");
            }
        }

        return Enum.GetValues<Nation>().All(n => rows.ContainsKey((n, "edition")) && rows.ContainsKey((n, "standard"))) ? new NationRules(rows) : throw new KnowledgeException($"{file.Name}: a nation has no edition or standard");
    }

    /// <summary>Warns of codes on which the nation has a standard of its own.</summary>
    internal void Warn(Nation nation, string text, IReadOnlyList<Mention> mentions, List<Icd10Draft> list)
    {
        int positions = _rows.TryGetValue((nation, "positions"), out (string Value, string Words) held) ? int.Parse(held.Value, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
        for (int i = 0; i < list.Count; i++)
        {
            Icd10Draft draft = list[i];
            WarnOf("presumptive", () => draft.Mentions.Exists(m => mentions[m].In == TextField.Text && IsPresumptive(text, mentions[m].Span)));
            WarnOf("dagger_asterisk", () => draft.Concepts.Exists(c => c.Icd10.Count > 1));
            WarnOf("allergy", () => draft.Code.Category == "Z88");
            if (i >= positions)
            {
                draft.Warnings.Add(held.Words);
            }

            void WarnOf(string topic, Func<bool> concerns)
            {
                if (_rows.TryGetValue((nation, topic), out (string Value, string Words) row) && concerns())
                {
                    draft.Warnings.Add(row.Words);
                }
            }
        }
    }

    private static bool IsPresumptive(string text, TextSpan mention)
    {
        int start = Math.Max(CueWords.Sentence(text, mention).Start, text.AsSpan(0, mention.Start).LastIndexOf(',') + 1);
        List<(string Word, TextSpan Span)> words = CueWords.Split(text, new TextSpan(start, mention.Start));
        return Array.Exists(Presumptive, cue => cue.Find(words, Math.Max(0, words.Count - PresumptiveWords), words.Count) is not null);
    }
}
