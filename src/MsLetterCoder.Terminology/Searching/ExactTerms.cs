using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>Finds concepts by a whole term.</summary>
internal sealed class ExactTerms(TerminologyFile terminology, TermWordList words)
{
    /// <summary>Concepts of which a term is, word for word but for case, spelling and plural, the given one; active ones and those whose tag is clinical first.</summary>
    public IReadOnlyList<int> Of(string term)
    {
        List<int> wanted = [];
        foreach (string word in TermWordList.Folded(term))
        {
            int number = words.Find(word);
            if (number < 0)
            {
                return [];
            }

            if (!wanted.Contains(number))
            {
                wanted.Add(number);
            }
        }

        if (wanted.Count is 0 or > 64)
        {
            return [];
        }

        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.PostingFirst);
        ReadOnlySpan<int> postings = terminology.Sections.Of<int>(Section.Postings);
        ReadOnlySpan<uint> wordFirst = terminology.Sections.Of<uint>(Section.DescriptionWordFirst);
        ReadOnlySpan<int> wordsOf = terminology.Sections.Of<int>(Section.DescriptionWords);
        int rarest = wanted[0];
        foreach (int word in wanted)
        {
            rarest = first[word + 1] - first[word] < first[rarest + 1] - first[rarest] ? word : rarest;
        }

        var found = new List<int>();
        foreach (int description in postings[(int)first[rarest]..(int)first[rarest + 1]])
        {
            int count = (int)(wordFirst[description + 1] - wordFirst[description]);
            if (count > wanted.Count)
            {
                break;
            }

            if (count == wanted.Count && wordsOf.Slice((int)wordFirst[description], count).SequenceEqual(wanted.ToArray()) && !found.Contains(terminology.DescriptionConcept[description]))
            {
                found.Add(terminology.DescriptionConcept[description]);
            }
        }

        return [.. found.OrderBy(c => terminology.IsActive(c) ? 0 : 1).ThenBy(c => TagRank(terminology.TagOf(c))).ThenBy(c => c)];
    }

    private static int TagRank(string tag) => Building.SemanticTags.Rank(tag) is >= 0 and int rank ? rank : 99;
}
