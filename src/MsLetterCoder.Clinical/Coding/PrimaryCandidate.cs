namespace MsLetterCoder.Clinical.Coding;

/// <summary>A concept that could be the main condition of a letter, with its present mentions in order.</summary>
internal sealed record PrimaryCandidate(Concept Concept, IReadOnlyList<Mention> Mentions)
{
    /// <summary>A definitive condition, not a symptom or a circumstance: its code is outside chapters XVIII, XX and XXI.</summary>
    public bool IsCondition => Concept.Icd10.Count > 0 && Concept.Icd10[0].Value![0] is not ('R' or 'Z' or 'V' or 'W' or 'X' or 'Y');

    /// <summary>One of the forms of MS or another demyelinating disease.</summary>
    public bool IsDemyelinating => Concept.Group is "ms_course" or "demyelination_other";
}
