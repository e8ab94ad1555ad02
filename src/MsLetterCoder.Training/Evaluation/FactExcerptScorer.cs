using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Scores the facts of excerpts, kind by kind: a statement counts where kind and value are those of the gold.</summary>
public static class FactExcerptScorer
{
    /// <summary>A report for each file; <paramref name="errors"/> is told each wrong statement.</summary>
    public static IReadOnlyList<FactPartReport> Score(IReadOnlyList<FactExcerpt> excerpts, Func<string, DocumentFacts> read, Action<EvaluationError>? errors = null) =>
        [.. excerpts.GroupBy(e => e.Part).Select(part => Part(part.Key, [.. part], read, errors))];

    private static FactPartReport Part(string name, IReadOnlyList<FactExcerpt> excerpts, Func<string, DocumentFacts> read, Action<EvaluationError>? errors)
    {
        var counts = FactAtoms.Kinds.ToDictionary(k => k, _ => default(MatchCounts), StringComparer.Ordinal);
        foreach (FactExcerpt excerpt in excerpts)
        {
            HashSet<(string Kind, string Value)> said = [.. FactAtoms.Of(read(excerpt.Text)).Select(a => (a.Kind, a.Value))];
            HashSet<(string Kind, string Value)> gold = [.. excerpt.Facts];
            foreach ((string kind, string value) in gold.Union(said))
            {
                bool due = gold.Contains((kind, value));
                bool found = said.Contains((kind, value));
                counts[kind] += due && found ? MatchCounts.Right : due ? MatchCounts.Wrong : new MatchCounts(0, 1, 0);
                if (due != found)
                {
                    errors?.Invoke(new EvaluationError { Document = excerpt.Id, What = $"fact {kind}", Gold = due ? value : null, Said = found ? value : null });
                }
            }
        }

        return new FactPartReport
        {
            Part = name,
            Excerpts = excerpts.Count,
            All = MatchScore.Of("all facts", counts.Values.Aggregate(default(MatchCounts), (sum, c) => sum + c)),
            Kinds = [.. FactAtoms.Kinds.Where(k => counts[k] != default).Select(k => MatchScore.Of(k, counts[k]))],
        };
    }
}
