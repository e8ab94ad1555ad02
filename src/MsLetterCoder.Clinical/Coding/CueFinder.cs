using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the context cues of a text: of overlapping cues the longest stands, and what only looks like a negation takes the negation's place.</summary>
internal sealed class CueFinder(ClinicalKnowledge knowledge)
{
    private static readonly List<Cue> None = [];

    /// <summary>Cues by sentence number, in order of their first token.</summary>
    public List<Cue>[] Find(ReadText text, List<PhraseMatch> matches)
    {
        var found = new List<Cue>();
        foreach (PhraseMatch match in matches)
        {
            if (knowledge.CueOf(match.Pattern) is { } kind)
            {
                found.Add(new Cue(kind, match.First, match.End, match.Pattern));
            }
        }

        found.Sort((a, b) => (b.End - b.First) != (a.End - a.First) ? (b.End - b.First).CompareTo(a.End - a.First) : a.First != b.First ? a.First.CompareTo(b.First) : a.Pattern.CompareTo(b.Pattern));
        var bySentence = new List<Cue>[text.Sentences.Count];
        Array.Fill(bySentence, None);
        foreach (Cue cue in found)
        {
            List<Cue> sentence = bySentence[text.SentenceOf(cue.First)];
            bool inside = sentence.Exists(other => other.First <= cue.First && cue.End <= other.End && (other.End - other.First > cue.End - cue.First || other.Direction == cue.Direction));
            if (!inside && sentence == None)
            {
                bySentence[text.SentenceOf(cue.First)] = [cue];
            }
            else if (!inside)
            {
                sentence.Add(cue);
            }
        }

        foreach (List<Cue> sentence in bySentence)
        {
            if (sentence.Count < 2)
            {
                continue;
            }

            sentence.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
        }

        return bySentence;
    }
}
