using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Chooses among overlapping phrases: the one with more words of its own wins, and words such as body parts may serve two mentions.</summary>
internal sealed class MentionFinder(ClinicalKnowledge knowledge)
{
    /// <summary>Chosen candidates in order of their first token; phrases outside the document's own content are left out.</summary>
    public List<Candidate> Find(ReadText text, List<PhraseMatch> matches)
    {
        var candidates = new List<Candidate>();
        foreach (PhraseMatch match in matches)
        {
            if (knowledge.ConceptOf(match.Pattern) is { } concept
                && text.RegionAt(text.Tokens[match.First].Start) == RegionKind.Content && text.RegionAt(text.Tokens[match.End - 1].Start) == RegionKind.Content)
            {
                candidates.Add(new Candidate(match, concept));
            }
        }

        candidates.Sort(Better);
        var taken = new List<int>?[text.Tokens.Count];
        var chosen = new List<Candidate>();
        foreach (Candidate candidate in candidates)
        {
            if (Fits(candidate, chosen, taken, text))
            {
                for (int token = candidate.First; token < candidate.End; token++)
                {
                    if (candidate.Match.Consumes(token))
                    {
                        (taken[token] ??= new List<int>(1)).Add(chosen.Count);
                    }
                }

                chosen.Add(candidate);
            }
        }

        chosen.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
        return chosen;
    }

    private static int Better(Candidate a, Candidate b)
    {
        int byWords = b.Match.Words.CompareTo(a.Match.Words);
        int bySpan = byWords != 0 ? byWords : (a.End - a.First).CompareTo(b.End - b.First);
        int byStart = bySpan != 0 ? bySpan : a.First.CompareTo(b.First);
        return byStart != 0 ? byStart : a.Match.Pattern.CompareTo(b.Match.Pattern);
    }

    private bool Fits(Candidate candidate, List<Candidate> chosen, List<int>?[] taken, ReadText text)
    {
        bool ownWord = false;
        for (int token = candidate.First; token < candidate.End; token++)
        {
            if (!candidate.Match.Consumes(token))
            {
                continue;
            }

            if (taken[token] is not { } holders)
            {
                ownWord = true;
                continue;
            }

            if (holders.Exists(h => chosen[h].Concept.Key == candidate.Concept.Key) || !knowledge.SharedSymbols.Contains(text.Tokens[token].Symbol))
            {
                return false;
            }
        }

        return ownWord;
    }
}
