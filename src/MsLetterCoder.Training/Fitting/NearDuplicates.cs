using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Finds texts that are nearly the same: their sets of five-word shingles share at least half of their union (Jaccard; Broder 1997). The overlap
/// is counted, not estimated, since a corpus of some thousand documents allows it. Words are folded as features are, so that templates with other
/// dates and doses count as the same.
/// </summary>
internal static class NearDuplicates
{
    private const int WordsInShingle = 5;
    private const double LeastJaccard = 0.5;

    /// <summary>Pairs of positions (lower, higher) of texts that are nearly the same.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="leastWords">Texts of fewer words are in no pair.</param>
    public static List<(int First, int Second)> Pairs(IReadOnlyList<string> texts, int leastWords = 1)
    {
        HashSet<ulong>[] shingles = [.. texts.Select(t => Shingles(t, leastWords))];
        var textsWith = new Dictionary<ulong, List<int>>();
        var pairs = new List<(int, int)>();
        for (int second = 0; second < shingles.Length; second++)
        {
            var shared = new SortedDictionary<int, int>();
            foreach (ulong shingle in shingles[second])
            {
                if (!textsWith.TryGetValue(shingle, out List<int>? before))
                {
                    textsWith[shingle] = before = [];
                }

                foreach (int first in before)
                {
                    shared[first] = shared.GetValueOrDefault(first) + 1;
                }

                before.Add(second);
            }

            foreach ((int first, int count) in shared)
            {
                if (count >= LeastJaccard * (shingles[first].Count + shingles[second].Count - count))
                {
                    pairs.Add((first, second));
                }
            }
        }

        return pairs;
    }

    /// <summary>Hashes of every five words in a row; of all words where there are fewer; none of a text of too few words.</summary>
    private static HashSet<ulong> Shingles(string text, int leastWords)
    {
        char[] buffer = new char[(2 * text.Length) + 2];
        string[] words = new string(buffer, 0, TextFeatures.Fold(text, buffer)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int length = Math.Min(WordsInShingle, words.Length);
        var shingles = new HashSet<ulong>();
        if (words.Length < leastWords)
        {
            return shingles;
        }

        for (int start = 0; length > 0 && start + length <= words.Length; start++)
        {
            shingles.Add(FeatureHash.Seed(string.Join(' ', words, start, length)));
        }

        return shingles;
    }
}
