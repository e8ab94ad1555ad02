using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Tells from phrases of Knowledge/signals.tsv ('writer:patient', 'writer:carer') who writes: 'my infusion' is the patient's, 'his catheter' a carer's.</summary>
internal static class WriterFinder
{
    private const string Prefix = "writer:";

    /// <summary>The writer for whom more words speak; <see cref="Writer.Unclear"/> where there are none or as many.</summary>
    public static Writer Find(IReadOnlyList<OwnWords> words, PhraseMatcher matcher)
    {
        int patient = 0;
        int carer = 0;
        foreach (OwnWords part in words)
        {
            int counted = 0;
            foreach (PhraseMatch match in part.Matches)
            {
                PhrasePattern pattern = matcher[match.Pattern];
                bool speaks = pattern.List == PhraseList.Signal && pattern.Label.StartsWith(Prefix, StringComparison.Ordinal)
                    && match.First >= counted && part.Text.RegionAt(part.Text.Tokens[match.First].Start) == RegionKind.Content;
                if (!speaks)
                {
                    continue;
                }

                // Words that speak once are not counted again by an overlapping phrase.
                counted = match.End;
                switch (pattern.Label[Prefix.Length..])
                {
                    case "patient":
                        patient++;
                        break;
                    case "carer":
                        carer++;
                        break;
                    case "carer_says_so":
                        carer += 5;
                        break;
                    default:
                        throw new InvalidOperationException($"Unknown writer '{pattern.Label}' ({pattern.Origin}).");
                }
            }
        }

        return patient > carer ? Writer.Patient : carer > patient ? Writer.Carer : Writer.Unclear;
    }
}
