using System.Buffers;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Harm by a drug rightly given (coding.md rule 13): where words blame a drug, the manifestation and directly behind it the drug's code of Y40-Y59, both for the coder to confirm
/// (Knowledge/coding/adverse-drugs.tsv, adverse-cues.tsv).</summary>
internal sealed class AdverseEffects
{
    /// <summary>Words that may stand between finding and drug, the blame among them.</summary>
    private const int Between = 9;

    private const int DoubtWords = 3;

    /// <summary>Words that may stand between the blame and the drug.</summary>
    private const int Near = 3;

    private readonly Dictionary<string, Icd10Code> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Icd10Code> _concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Icd10Code> _words = new(StringComparer.Ordinal);
    private SearchValues<string> _anyWord = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);
    private readonly List<CueWords> _afterFinding = [];
    private readonly List<CueWords> _afterDrug = [];
    private readonly List<CueWords> _doubts = [];

    /// <summary>Reads the files.</summary>
    /// <exception cref="KnowledgeException">A row is malformed, or a drug of the inventory has no code; the message names file and line.</exception>
    public static AdverseEffects Load(KnowledgeFile drugs, KnowledgeFile cues, ConceptInventory concepts)
    {
        var effects = new AdverseEffects();
        foreach (KnowledgeRow row in drugs.Rows)
        {
            Dictionary<string, Icd10Code>? table = row.Cell(0) switch { "class" => effects._classes, "concept" => effects._concepts, "word" => effects._words, _ => null };
            if (table is null || !Icd10Code.TryParse(row.Cell(2), out Icd10Code code) || code.Value![0] != 'Y' || row.Cell(3).Length == 0 || !table.TryAdd(row.Cell(1), code))
            {
                throw row.Error("a row is class, concept or word, its name, once, a code of Y40-Y59 and its title");
            }

            if (table == effects._concepts && concepts.Find(row.Cell(1)) is null)
            {
                throw row.Error($"unknown concept '{row.Cell(1)}'");
            }
        }

        foreach (KnowledgeRow row in cues.Rows)
        {
            List<CueWords>? list = row.Cell(0) switch { "finding" => effects._afterFinding, "drug" => effects._afterDrug, "doubt" => effects._doubts, _ => null };
            (list ?? throw row.Error("a row is finding, drug or doubt and a phrase")).Add(CueWords.Parse(row.Cell(1)) ?? throw row.Error("the phrase is malformed"));
        }

        effects._anyWord = SearchValues.Create([.. effects._words.Keys], StringComparison.OrdinalIgnoreCase);
        return effects;
    }

    /// <summary>The code of a drug of the inventory; null where its class has none.</summary>
    public Icd10Code? CodeOf(Concept drug) => drug.DrugClass is { } name && _classes.TryGetValue(name, out Icd10Code code) ? code : null;

    /// <summary>Adds the pairs to a list in order.</summary>
    public void Add(string text, IReadOnlyList<Mention> mentions, Func<Mention, Concept?> conceptOf, List<Icd10Draft> list, List<Icd10LeftOut> leftOut)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is not { Context: MentionContext.Present, In: TextField.Text } || conceptOf(mentions[i]) is not { Kind: "finding", Icd10.Count: > 0 } concept)
            {
                continue;
            }

            if (Blamed(text, mentions, i, conceptOf) is { } blamed)
            {
                Pair(list, leftOut, concept, i, blamed.Drug, blamed.Code);
            }
            else if (_concepts.TryGetValue(concept.Key, out Icd10Code own))
            {
                Pair(list, leftOut, concept, i, null, own);
            }
        }
    }

    private static void Pair(List<Icd10Draft> list, List<Icd10LeftOut> leftOut, Concept concept, int finding, int? drug, Icd10Code code)
    {
        if (list.Exists(d => d.Code == code && d.Mentions.Contains(finding)))
        {
            return;
        }

        int at = list.FindIndex(d => d.Code == concept.Icd10[^1]);
        if (at < 0)
        {
            // Left out as a symptom of the disease: what a drug is blamed for is not that.
            leftOut.RemoveAll(l => l.Key == concept.Key && l.Rule == Icd10Rules.Integral && l.Mentions.Count == 1 && l.Mentions[0] == finding);
            var manifestation = new Icd10Draft(concept.Icd10[^1], Icd10Rules.Adverse) { Ask = true, Question = "is it an effect of the drug?" };
            manifestation.Add(finding, concept);
            at = list.FindIndex(d => d.Column != OverrideColumn.Icd10) is >= 0 and int history ? history : list.Count;
            list.Insert(at, manifestation);
        }

        if (at + 1 < list.Count && list[at + 1].Code == code)
        {
            return;
        }

        var effect = new Icd10Draft(code, Icd10Rules.Adverse) { Ask = true, Question = "is the drug to blame, rightly given?" };
        effect.Mentions.Add(finding);
        if (drug is { } mention)
        {
            effect.Mentions.Add(mention);
        }

        list.Insert(at + 1, effect);
    }

    private (int? Drug, Icd10Code Code)? Blamed(string text, IReadOnlyList<Mention> mentions, int finding, Func<Mention, Concept?> conceptOf)
    {
        TextSpan sentence = CueWords.Sentence(text, mentions[finding].Span);
        List<(string Word, TextSpan Span)>? words = null;
        for (int j = 0; j < mentions.Count; j++)
        {
            if (mentions[j].In == TextField.Text && sentence.Contains(mentions[j].Span) && conceptOf(mentions[j]) is { Kind: "drug" } drug && CodeOf(drug) is { } code
                && Ties(words ??= CueWords.Split(text, sentence), mentions[finding].Span, mentions[j].Span))
            {
                return (j, code);
            }
        }

        if (!sentence.In(text).ContainsAny(_anyWord))
        {
            return null;
        }

        words ??= CueWords.Split(text, sentence);
        foreach ((string word, TextSpan span) in words)
        {
            if (_words.TryGetValue(word, out Icd10Code code) && !span.Overlaps(mentions[finding].Span) && Ties(words, mentions[finding].Span, span))
            {
                return (null, code);
            }
        }

        return null;
    }

    private bool Ties(List<(string Word, TextSpan Span)> words, TextSpan finding, TextSpan drug)
    {
        bool findingFirst = finding.Start < drug.Start;
        (TextSpan before, TextSpan behind) = findingFirst ? (finding, drug) : (drug, finding);
        int from = words.FindIndex(w => w.Span.Start >= before.End);
        int to = words.FindIndex(w => w.Span.End > behind.Start);
        return from >= 0 && to > from && to - from <= Between
            && (findingFirst ? _afterFinding.Exists(cue => EndsAt(cue, words, from, to)) : _afterDrug.Exists(cue => cue.Find(words, from, to) is { First: var first } && first - from <= Near))
            && !_doubts.Exists(doubt => doubt.Find(words, Math.Max(0, words.FindIndex(w => w.Span.End > before.Start) - DoubtWords), to) is not null);
    }

    /// <summary>True where the phrase ends just before the drug.</summary>
    private static bool EndsAt(CueWords cue, List<(string Word, TextSpan Span)> words, int from, int to)
    {
        while (cue.Find(words, from, to) is { } at)
        {
            if (to - at.End <= Near)
            {
                return true;
            }

            from = at.First + 1;
        }

        return false;
    }
}
