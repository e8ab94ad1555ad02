using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the main condition of an encounter (coding.md rule 9): the first item of a diagnosis list; else the MS form or other neurological disorder the letter is mainly about; else
/// the main symptom.</summary>
internal sealed class PrimaryFinder(ConceptInventory concepts)
{
    private static readonly HashSet<string> Neurological = new(StringComparer.Ordinal) { "ms_course", "demyelination_other" };

    /// <summary>Key of the main condition; null where nothing present could be one.</summary>
    public string? Find(string text, IReadOnlyList<Mention> mentions)
    {
        List<(Mention Mention, Concept Concept)> present = [.. mentions
            .Where(m => m.Context == MentionContext.Present && m.In == TextField.Text && concepts.Find(m.Key) is { Kind: "finding" } c && (c.Icd10.Count > 0 || c.Icd10Ask is not null))
            .Select(m => (m, concepts.Find(m.Key)!))];
        if (present.Count == 0)
        {
            return null;
        }

        string diagnosis = Labels.Of(Section.Diagnosis);
        foreach ((Mention mention, Concept concept) in present)
        {
            if (mention.Section == diagnosis && concept.Icd10.Count > 0 && IsCondition(concept))
            {
                return concept.Key;
            }
        }

        // Without a list: what the letter keeps coming back to, early words counting more.
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((Mention mention, Concept concept) in present)
        {
            double weight = Neurological.Contains(concept.Group) ? 3 : IsCondition(concept) && concept.Icd10.Any(c => c.Value![0] is 'G' or 'F' && c.Category != "G47") ? 1.5 : 0.25;
            weight *= mention.Span.Start < text.Length / 3 ? 1.5 : 1;
            weights[concept.Key] = weights.GetValueOrDefault(concept.Key) + weight;
        }

        return weights.OrderByDescending(w => w.Value).ThenBy(w => present.FindIndex(p => p.Concept.Key == w.Key)).First().Key;
    }

    /// <summary>A definitive condition, not a symptom: what is integral to another disease, or a code of chapter XVIII, is none.</summary>
    private static bool IsCondition(Concept concept) => concept.Icd10.Count > 0 && concept.Icd10[0].Value![0] is not ('R' or 'Z' or 'W' or 'Y');
}
