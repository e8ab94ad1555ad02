using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// Scores mentions (annotation.md section 5). Two match where their concepts count as the same and their spans overlap, each at most once: first
/// those that agree on context too, then the rest, always the pair that shares most. Mentions in the subject, and concepts outside the inventory,
/// have no gold and are left out.
/// </summary>
internal static class MentionScorer
{
    public static void Score(DocumentScore score, double leastConfidence)
    {
        GoldMention[] gold = [.. score.Gold.Mentions];
        Mention[] said = [.. score.Said.Mentions.Where(m => m.In == TextField.Text && m.Key is not null && m.Confidence.Value >= leastConfidence)];
        int[] match = Match(gold, said, out bool[] strict);
        var sections = new GoldSections(score.Gold);
        var saidMatched = new HashSet<int>(match.Where(m => m >= 0));

        for (int g = 0; g < gold.Length; g++)
        {
            string concept = GoldVocabulary.ScoredAs(gold[g].Key);
            string context = Labels.Of(gold[g].Context);
            bool found = match[g] >= 0;
            score.Add(Measure.MentionsLenient, found ? MatchCounts.Right : MatchCounts.Wrong);
            score.Add(Measure.MentionsStrict, strict[g] ? MatchCounts.Right : MatchCounts.Wrong);
            score.AddTo(
                sections.At(gold[g].Span.Start),
                strict[g] ? MatchCounts.Right : found ? new MatchCounts(0, 1, 1) : MatchCounts.Wrong,
                found ? MatchCounts.Right : MatchCounts.Wrong);
            DocumentScore.AddTo(score.Concepts, concept, found ? MatchCounts.Right : MatchCounts.Wrong);
            DocumentScore.AddTo(score.Contexts, context, strict[g] ? MatchCounts.Right : MatchCounts.Wrong);
            if (!found)
            {
                score.Errors.Add(score.Error("mention missed", $"{concept} {context}", null, gold[g].Span));
                continue;
            }

            string saidContext = Labels.Of(said[match[g]].Context);
            score.ContextPairs.Add((context, saidContext));
            if (!strict[g])
            {
                score.Add(Measure.MentionsStrict, new MatchCounts(0, 1, 0));
                DocumentScore.AddTo(score.Contexts, saidContext, new MatchCounts(0, 1, 0));
                score.Errors.Add(score.Error("context", $"{concept} {context}", $"{concept} {saidContext}", said[match[g]].Span));
            }
        }

        for (int s = 0; s < said.Length; s++)
        {
            if (!saidMatched.Contains(s))
            {
                AddSpurious(score, said[s], sections);
            }

            int g = Array.IndexOf(match, s);
            score.MentionAnswers.Add((said[s].Confidence.Value, g >= 0 && strict[g]));
        }

        ScoreDocument(score, gold, said);
    }

    private static void AddSpurious(DocumentScore score, Mention mention, GoldSections sections)
    {
        var spurious = new MatchCounts(0, 1, 0);
        string concept = DocumentScore.ScoredAs(mention);
        string context = Labels.Of(mention.Context);
        score.Add(Measure.MentionsLenient, spurious);
        score.AddTo(sections.At(mention.Span.Start), spurious, spurious);
        score.Add(Measure.MentionsStrict, spurious);
        DocumentScore.AddTo(score.Concepts, concept, spurious);
        DocumentScore.AddTo(score.Contexts, context, spurious);
        score.Errors.Add(score.Error("mention spurious", null, $"{concept} {context}", mention.Span));
    }

    /// <summary>For each gold mention the one said that it is paired with, or -1.</summary>
    private static int[] Match(GoldMention[] gold, Mention[] said, out bool[] strict)
    {
        var pairs = new List<(bool Strict, int Shared, int Gold, int Said)>();
        for (int g = 0; g < gold.Length; g++)
        {
            string concept = GoldVocabulary.ScoredAs(gold[g].Key);
            for (int s = 0; s < said.Length; s++)
            {
                if (gold[g].Span.Overlaps(said[s].Span) && DocumentScore.ScoredAs(said[s]) == concept)
                {
                    int shared = Math.Min(gold[g].Span.End, said[s].Span.End) - Math.Max(gold[g].Span.Start, said[s].Span.Start);
                    pairs.Add((gold[g].Context == said[s].Context, shared, g, s));
                }
            }
        }

        int[] match = [.. Enumerable.Repeat(-1, gold.Length)];
        strict = new bool[gold.Length];
        var taken = new HashSet<int>();
        foreach ((bool sameContext, _, int g, int s) in
            pairs.OrderByDescending(p => p.Strict).ThenByDescending(p => p.Shared).ThenBy(p => p.Gold).ThenBy(p => p.Said))
        {
            if (match[g] < 0 && taken.Add(s))
            {
                match[g] = s;
                strict[g] = sameContext;
            }
        }

        return match;
    }

    private static void ScoreDocument(DocumentScore score, GoldMention[] gold, Mention[] said)
    {
        var goldPairs = gold.Where(m => Counts(m.Context)).Select(m => $"{GoldVocabulary.ScoredAs(m.Key)} {m.Context}").ToHashSet();
        var saidPairs = said.Where(m => Counts(m.Context)).Select(m => $"{DocumentScore.ScoredAs(m)} {m.Context}").ToHashSet();
        score.Add(Measure.DocumentPairs, MatchCounts.OfSets(goldPairs, saidPairs));

        var goldPresent = gold.Where(m => m.Context == MentionContext.Present).Select(m => GoldVocabulary.ScoredAs(m.Key)).ToHashSet();
        var saidPresent = said.Where(m => m.Context == MentionContext.Present).Select(DocumentScore.ScoredAs).ToHashSet();
        score.Add(Measure.DocumentPresent, MatchCounts.OfSets(goldPresent, saidPresent));

        static bool Counts(MentionContext context) =>
            context is MentionContext.Present or MentionContext.Planned or MentionContext.Possible or MentionContext.Past;
    }
}
