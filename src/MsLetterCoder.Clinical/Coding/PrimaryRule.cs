using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The main condition by rule 9 of coding.md alone: what a label calls so, the first condition of a diagnosis section, what the clinic's title names, else what the letter keeps coming back to.</summary>
internal static class PrimaryRule
{
    /// <summary>Letters of a word by which a title names a concept: 'Tremor clinic', 'Epilepsy clinic'.</summary>
    private const int Stem = 7;

    private const int ShortestWord = 5;

    /// <summary>Words of many names, which a title may hold for other reasons.</summary>
    private static readonly string[] Common =
        ["disease", "disorder", "syndrome", "multiple", "clinical", "clinically", "nervous", "system", "central", "chronic", "acute", "service", "finding", "neurological", "function", "abnormal", "specialist", "nerve", "speech", "language", "therapy", "problem", "symptom"];

    /// <summary>The candidate that the rule chooses; there is at least one.</summary>
    public static PrimaryCandidate Of(PrimaryCues cues, string text, IReadOnlyList<PrimaryCandidate> candidates)
    {
        string diagnosis = Labels.Of(Section.Diagnosis);
        return First(candidates, m => cues.IsMain(text, m.Span.Start)) // 'Main problem: fatigue in relapsing MS': also a symptom
            ?? First([.. candidates.Where(c => c.IsCondition && !IsIntegral(c, candidates))], m => m.Section == diagnosis)
            ?? Titled(text, candidates)
            ?? candidates.MaxBy(c => c.Mentions.Sum(m => Weight(c, candidates) * (m.Span.Start < text.Length / 3 ? 1.5 : 1)))!; // early words count more
    }

    /// <summary>The candidate whose name stands in the letter's first lines, a condition before a symptom; null where none does, and for MS, in whose clinics anything may be seen.</summary>
    public static PrimaryCandidate? Titled(string text, IReadOnlyList<PrimaryCandidate> candidates)
    {
        // A title stands before all findings.
        ReadOnlySpan<char> title = Clinics.TitleOf(text);
        title = title[..Math.Min(title.Length, candidates.Min(c => c.Mentions[0].Span.Start))];
        PrimaryCandidate? symptom = null;
        foreach (PrimaryCandidate candidate in candidates)
        {
            if (!candidate.IsMs && Names(title, candidate.Concept.Term))
            {
                if (candidate.IsCondition)
                {
                    return candidate;
                }

                symptom ??= candidate;
            }
        }

        return symptom;
    }

    /// <summary>Whether it is part of another candidate by the table (coding.md rule 5): an isolated syndrome that became MS, a symptom of its disease.</summary>
    public static bool IsIntegral(PrimaryCandidate candidate, IReadOnlyList<PrimaryCandidate> candidates)
    {
        foreach (string pattern in candidate.Concept.IntegralTo)
        {
            foreach (PrimaryCandidate other in candidates)
            {
                if (other != candidate && other.Concept.Icd10.Count > 0 && CodePattern.Matches(other.Concept.Icd10[0].Value!, pattern))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Names(ReadOnlySpan<char> title, string term)
    {
        foreach (Range range in term.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> word = term.AsSpan(range);
            if (word.Length >= ShortestWord && title.Contains(word[..Math.Min(Stem, word.Length)], StringComparison.OrdinalIgnoreCase) && !IsCommon(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCommon(ReadOnlySpan<char> word)
    {
        foreach (string common in Common)
        {
            if (word.Equals(common, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The candidate with the first mention of which something is true.</summary>
    private static PrimaryCandidate? First(IReadOnlyList<PrimaryCandidate> candidates, Func<Mention, bool> holds)
    {
        (PrimaryCandidate? first, int place) = (null, int.MaxValue);
        foreach (PrimaryCandidate candidate in candidates)
        {
            if (candidate.Mentions.FirstOrDefault(holds) is { } mention && mention.Span.Start < place)
            {
                (first, place) = (candidate, mention.Span.Start);
            }
        }

        return first;
    }

    private static double Weight(PrimaryCandidate candidate, IReadOnlyList<PrimaryCandidate> candidates) =>
        IsIntegral(candidate, candidates) ? 0.25 : candidate.IsDemyelinating ? 3 : candidate.IsCondition && candidate.Concept.Icd10.Any(c => c.Value![0] is 'G' or 'F' && c.Category != "G47") ? 1.5 : 0.25;
}
