using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Chooses among overlapping phrases: the one with more words of its own wins, and words such as body parts may serve two mentions.</summary>
internal sealed class MentionFinder(ClinicalKnowledge knowledge)
{
    /// <summary>Chosen candidates in order of their first token; phrases outside the document's own content are left out.</summary>
    public List<Candidate> Find(ReadText text, List<PhraseMatch> matches)
    {
        var candidates = new List<Candidate>(matches.Count / 2);
        foreach (PhraseMatch match in matches)
        {
            if (knowledge.ConceptOf(match.Pattern) is { } concept
                && text.RegionAt(text.Tokens[match.First].Start) == RegionKind.Content && text.RegionAt(text.Tokens[match.End - 1].Start) == RegionKind.Content)
            {
                candidates.Add(new Candidate(match, concept));
            }
        }

        candidates.Sort(Better);
        var taken = new Holders(text.Tokens.Count);
        var chosen = new List<Candidate>();
        foreach (Candidate candidate in candidates)
        {
            if (Fits(candidate, chosen, taken, text))
            {
                for (int token = candidate.First; token < candidate.End; token++)
                {
                    if (candidate.Match.Consumes(token))
                    {
                        taken.Add(token, chosen.Count);
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

    private bool Fits(Candidate candidate, List<Candidate> chosen, Holders taken, ReadText text)
    {
        bool ownWord = false;
        for (int token = candidate.First; token < candidate.End; token++)
        {
            if (!candidate.Match.Consumes(token))
            {
                continue;
            }

            if (taken.IsFree(token))
            {
                ownWord = true;
            }
            else if (!knowledge.SharedSymbols.Contains(text.Tokens[token].Symbol) || taken.AnyOf(token, chosen, candidate.Concept.Key))
            {
                return false;
            }
        }

        return ownWord;
    }

    /// <summary>Which chosen candidates hold each token.</summary>
    private sealed class Holders(int tokens)
    {
        private readonly int[] _last = new int[tokens]; // place of its last holder in the list, from 1 on; 0 for a free token
        private readonly List<(int Candidate, int Before)> _all = [];

        public bool IsFree(int token) => _last[token] == 0;

        public void Add(int token, int candidate)
        {
            _all.Add((candidate, _last[token]));
            _last[token] = _all.Count;
        }

        /// <summary>True where one of the holders names the concept of that key.</summary>
        public bool AnyOf(int token, List<Candidate> chosen, string key)
        {
            for (int holder = _last[token]; holder != 0; holder = _all[holder - 1].Before)
            {
                if (chosen[_all[holder - 1].Candidate].Concept.Key == key)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
