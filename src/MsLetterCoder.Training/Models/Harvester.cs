using System.Text;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Models;

/// <summary>Gathers the words that gold documents mark as a concept, and keeps those that mean it wherever they stand in the corpus.</summary>
internal static partial class Harvester
{
    private const int MostWords = 5;
    private const double LeastShare = 0.75;

    /// <summary>Phrases worth matching elsewhere, in ordinal order.</summary>
    public static IReadOnlyList<HarvestedPhrase> Harvest(IReadOnlyList<GoldDocument> documents)
    {
        var marked = new Dictionary<string, Dictionary<string, HashSet<string>>>(StringComparer.Ordinal);
        var markedCount = new Dictionary<(string Surface, string Key), int>();
        foreach (GoldDocument document in documents)
        {
            foreach (GoldMention mention in document.Mentions)
            {
                string surface = Normal(document.Text.Substring(mention.Span.Start, mention.Span.Length));
                int words = surface.Count(' ') + 1;
                if (surface.Length < 3 || words > MostWords)
                {
                    continue;
                }

                if (!marked.TryGetValue(surface, out Dictionary<string, HashSet<string>>? keys))
                {
                    marked.Add(surface, keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal));
                }

                if (!keys.TryGetValue(mention.Key, out HashSet<string>? ids))
                {
                    keys.Add(mention.Key, ids = new HashSet<string>(StringComparer.Ordinal));
                }

                ids.Add(document.Id);
                markedCount[(surface, mention.Key)] = markedCount.GetValueOrDefault((surface, mention.Key)) + 1;
            }
        }

        Dictionary<string, int> occurrences = Occurrences(documents, marked.Keys.ToHashSet(StringComparer.Ordinal));
        return [.. marked
            .Select(m => (Surface: m.Key, Best: m.Value.OrderByDescending(k => markedCount[(m.Key, k.Key)]).ThenBy(k => k.Key, StringComparer.Ordinal).First()))
            .Where(m => Keeps(m.Surface, markedCount[(m.Surface, m.Best.Key)], m.Best.Value.Count, occurrences.GetValueOrDefault(m.Surface)))
            .Select(m => new HarvestedPhrase(m.Best.Key, m.Surface))
            .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Surface, StringComparer.Ordinal)];
    }

    /// <summary>A phrase of several words may be rare; a single word must be marked in two documents or be long enough to mean one thing.</summary>
    private static bool Keeps(string surface, int count, int documents, int occurrences)
    {
        bool single = !surface.Contains(' ', StringComparison.Ordinal);
        bool telling = !single || documents >= 2 || surface.Length >= 9;
        return telling && count >= LeastShare * Math.Max(occurrences, count);
    }

    private static Dictionary<string, int> Occurrences(IReadOnlyList<GoldDocument> documents, HashSet<string> surfaces)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (GoldDocument document in documents)
        {
            string[] words = Normal(document.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int first = 0; first < words.Length; first++)
            {
                var phrase = new StringBuilder();
                for (int length = 1; length <= MostWords && first + length <= words.Length; length++)
                {
                    phrase.Append(length == 1 ? "" : " ").Append(words[first + length - 1]);
                    string candidate = phrase.ToString();
                    if (surfaces.Contains(candidate))
                    {
                        counts[candidate] = counts.GetValueOrDefault(candidate) + 1;
                    }
                }
            }
        }

        return counts;
    }

    private static string Normal(string text) => NotWord().Replace(text.ToLowerInvariant().Replace('’', '\''), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{N}']+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex NotWord();
}
