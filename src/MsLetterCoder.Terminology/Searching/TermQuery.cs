using System.Text;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Searching;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>Reads a phrase as words of an imported terminology.</summary>
internal sealed class TermQuery(TermWordList words)
{
    /// <summary>Words of a phrase that are looked at.</summary>
    private const int MostWords = 12;

    private const int MostMisspellings = 6;
    private const int ShortestBeginning = 2;

    /// <summary>The words of a phrase that the terminology may hold: as they stand, the last as a beginning, else the nearest spellings.</summary>
    public List<QueryWord> Words(string phrase)
    {
        List<string> texts = [.. TermWordList.Folded(phrase).Take(MostWords)];
        var query = new List<QueryWord>();
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i];
            var word = new QueryWord { Exact = words.Find(text) };
            if (word.Exact >= 0)
            {
                word.Ranges.Add((word.Exact, word.Exact + 1, 1));
            }

            if (i == texts.Count - 1 && text.Length >= ShortestBeginning)
            {
                (int from, int end) = words.Beginning(text);
                from += word.Exact == from ? 1 : 0;
                if (end > from)
                {
                    word.Ranges.Add((from, end, 0.8f));
                }
            }

            if (word.Ranges.Count == 0)
            {
                Misspelt(text, word);
            }

            if (word.Ranges.Count > 0)
            {
                word.Terms = word.Ranges.Sum(r => words.Terms(r.First, r.End));
                word.Weight = words.Weight(word.Exact >= 0 ? words.Terms(word.Exact, word.Exact + 1) : word.Terms);
                query.Add(word);
            }
        }

        return query;
    }

    private void Misspelt(string text, QueryWord word)
    {
        int most = text.Length < 4 ? 0 : text.Length < 8 ? 1 : 2;
        (int from, int end) = most == 0 ? (0, 0) : words.Beginning(text[..1]);
        Span<char> chars = stackalloc char[TermWords.LongestWord];
        for (int slips = 1; slips <= most && word.Ranges.Count == 0; slips++)
        {
            for (int number = from; number < end && word.Ranges.Count < MostMisspellings; number++)
            {
                ReadOnlySpan<byte> bytes = words.Bytes(number);
                if (Math.Abs(bytes.Length - text.Length) <= slips + 1 && bytes.Length <= chars.Length && Slips.Within(text, chars[..Encoding.UTF8.GetChars(bytes, chars)], slips))
                {
                    word.Ranges.Add((number, number + 1, slips == 1 ? 0.8f : 0.65f));
                }
            }
        }
    }
}
