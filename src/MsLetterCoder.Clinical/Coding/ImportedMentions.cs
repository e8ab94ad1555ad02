using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds terms of an imported terminology among the words that no phrase of the lexicon has taken. Time is linear in the number of words.</summary>
internal static class ImportedMentions
{
    /// <summary>Pattern number of a candidate that no pattern found.</summary>
    public const int NoPattern = -1;

    /// <summary>What stands in for the pattern of such a candidate.</summary>
    public static PhrasePattern Pattern { get; } = new() { List = PhraseList.Lexicon, Label = "", Node = new PatternNode.Word([]), Origin = "imported" };

    /// <summary>Adds candidates to those chosen, and puts all in order. A term of several words for a concept of the inventory counts as that concept; of one word it is the lexicon's business.</summary>
    public static void Add(ReadText text, IImportedTerms terms, ConceptInventory concepts, List<Candidate> chosen)
    {
        List<Token> tokens = text.Tokens;
        bool[] taken = new bool[tokens.Count];
        foreach (Candidate candidate in chosen)
        {
            for (int token = candidate.First; token < candidate.End; token++)
            {
                taken[token] |= candidate.Match.Consumes(token);
            }
        }

        ulong[] words = new ulong[tokens.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = taken[i] ? 0 : WordOf(text.Text, tokens[i]);
        }

        int before = chosen.Count;
        for (int first = 0; first < words.Length; first++)
        {
            if (words[first] == 0 || text.RegionAt(tokens[first].Start) != RegionKind.Content)
            {
                continue;
            }

            int end = first + 1;
            while (end < words.Length && end - first < TermWords.MostWords + 4 && !taken[end] && tokens[end].Before == TokenBreak.None && !tokens[end].Comma)
            {
                end++;
            }

            int used = terms.Longest(words.AsSpan(first, end - first), out Concept? concept);
            if (used == 0 || concept is null)
            {
                continue;
            }

            Concept? known = concepts.Find(concept.SnomedId);
            if (known is null || used > 1)
            {
                chosen.Add(new Candidate(new PhraseMatch(NoPattern, first, first + used, (1UL << used) - 1), known ?? concept));
            }

            first += used - 1;
        }

        if (chosen.Count > before)
        {
            chosen.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
        }
    }

    private static ulong WordOf(string text, Token token)
    {
        ReadOnlySpan<char> word = text.AsSpan(token.Start, token.End - token.Start);
        return char.IsLetterOrDigit(word[0]) || word[0] == '&' ? TermWords.Hash(word) : 0;
    }
}
