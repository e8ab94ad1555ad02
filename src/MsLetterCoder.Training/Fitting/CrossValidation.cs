using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Splits documents into folds so that what is held out is truly unseen. The same documents and seed give the same folds, in whatever order the
/// documents come.
/// </summary>
public static class CrossValidation
{
    /// <summary>Assigns each document to a fold, with the kinds of document spread evenly.</summary>
    /// <param name="documents">The documents, ids unique.</param>
    /// <param name="folds">Folds wanted, at least 2. Where there are fewer groups there are as many folds as groups.</param>
    /// <param name="seed">Decides among equals.</param>
    /// <param name="grouping">What stays together.</param>
    /// <returns>For each document its fold, from 0.</returns>
    /// <exception cref="ArgumentException">Two documents have one id.</exception>
    public static IReadOnlyList<int> Assign(
        IReadOnlyList<GoldDocument> documents,
        int folds,
        ulong seed,
        FoldGrouping grouping = FoldGrouping.WriterAndNearDuplicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (documents.DistinctBy(d => d.Id, StringComparer.Ordinal).Count() < documents.Count)
        {
            throw new ArgumentException("Document ids are unique.", nameof(documents));
        }

        int[] order = [.. Enumerable.Range(0, documents.Count).OrderBy(i => documents[i].Id, StringComparer.Ordinal)];
        List<List<int>> groups = Groups([.. order.Select(i => documents[i])], grouping);
        new SeededRandom(seed).Shuffle(groups);

        int[] foldOf = new int[documents.Count];
        int kinds = Enum.GetValues<DocumentKind>().Length;
        int[][] held = [.. Enumerable.Range(0, Math.Min(folds, Math.Max(1, groups.Count))).Select(_ => new int[kinds])];
        foreach (List<int> group in groups.OrderByDescending(g => g.Count)) // a stable sort: equals stay shuffled
        {
            int[] members = [.. group.Select(at => order[at])];
            int[] counts = new int[kinds];
            foreach (int member in members)
            {
                counts[(int)documents[member].Kind]++;
            }

            int fold = Emptiest(held, counts);
            foreach (int member in members)
            {
                foldOf[member] = fold;
                held[fold][(int)documents[member].Kind]++;
            }
        }

        return foldOf;
    }

    /// <summary>The fold that holds least of the kinds to be added, then least of all, then the first.</summary>
    private static int Emptiest(int[][] held, int[] counts) =>
        Enumerable.Range(0, held.Length).MinBy(fold => (held[fold].Zip(counts, (has, adds) => has * adds).Sum(), held[fold].Sum(), fold));

    private static List<List<int>> Groups(IReadOnlyList<GoldDocument> documents, FoldGrouping grouping)
    {
        int[] parent = [.. Enumerable.Range(0, documents.Count)];
        foreach ((int first, int second) in NearDuplicates.Pairs([.. documents.Select(d => d.Text)]))
        {
            parent[Root(second)] = Root(first);
        }

        if (grouping == FoldGrouping.WriterAndNearDuplicates)
        {
            var firstOf = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < documents.Count; i++)
            {
                firstOf.TryAdd(documents[i].Writer, i);
                parent[Root(i)] = Root(firstOf[documents[i].Writer]);
            }
        }

        return [.. Enumerable.Range(0, documents.Count).GroupBy(Root).Select(g => g.ToList())];

        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }
    }
}
