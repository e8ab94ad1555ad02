using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Tells a disease name that labels a test ('screen sent: HIV, hepatitis B') from the disease (Knowledge/coding/test-labels.tsv).</summary>
internal sealed class TestLabels
{
    private const int Near = 3;

    private readonly HashSet<string> _concepts = new(StringComparer.Ordinal);
    private readonly List<CueWords> _tests = [];
    private readonly List<CueWords> _diseases = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static TestLabels Load(KnowledgeFile file, ConceptInventory concepts)
    {
        var labels = new TestLabels();
        foreach (KnowledgeRow row in file.Rows)
        {
            bool good = row.Cell(0) switch
            {
                "concept" => concepts.Find(row.Cell(1)) is not null && labels._concepts.Add(row.Cell(1)),
                "test" => Add(labels._tests),
                "disease" => Add(labels._diseases),
                _ => false,
            };
            if (!good)
            {
                throw row.Error("a row is concept, test or disease with a known key, once, or a phrase");
            }

            bool Add(List<CueWords> list)
            {
                CueWords? phrase = CueWords.Parse(row.Cell(1));
                list.AddRange(phrase is null ? [] : [phrase]);
                return phrase is not null;
            }
        }

        return labels;
    }

    /// <summary>True where the mention only labels a test.</summary>
    public bool IsLabel(string text, Mention mention, Concept concept)
    {
        if (!_concepts.Contains(concept.Key) || mention.In != TextField.Text)
        {
            return false;
        }

        TextSpan sentence = CueWords.Sentence(text, mention.Span);
        List<(string Word, TextSpan Span)> words = CueWords.Split(text, sentence);
        int from = words.FindIndex(w => w.Span.End > mention.Span.Start);
        int behind = words.FindIndex(w => w.Span.Start >= mention.Span.End) is >= 0 and int next ? next : words.Count;
        bool label = _tests.Exists(t => t.Find(words, behind, Math.Min(words.Count, behind + Near)) is not null || (t.Find(words, 0, from) is { } at && Leads(text, words, at.End, from, mention.Span.Start)));
        return label && !_diseases.Exists(d => d.Find(words, 0, words.Count) is not null);
    }

    /// <summary>True where a colon or 'for' stands between the words of a test and the disease.</summary>
    private static bool Leads(string text, List<(string Word, TextSpan Span)> words, int from, int to, int mention) =>
        text.AsSpan(words[from - 1].Span.End, mention - words[from - 1].Span.End).Contains(':') || words[from..to].Exists(w => w.Word == "for");
}
