namespace MsLetterCoder.Clinical.Coding;

/// <summary>What could be the main condition of a letter: the present concepts of one code, with their mentions in order. The forms of MS are one candidate.</summary>
/// <param name="Concept">The one named most often, the first of several.</param>
/// <param name="Mentions">Present mentions in order, at least one.</param>
internal sealed record PrimaryCandidate(Concept Concept, IReadOnlyList<Mention> Mentions)
{
    /// <summary>A definitive condition, not a symptom or a circumstance: its code is outside chapters XVIII, XX and XXI.</summary>
    public bool IsCondition => Concept.Icd10.Count > 0 && Concept.Icd10[0].Value![0] is not ('R' or 'Z' or 'V' or 'W' or 'X' or 'Y');

    /// <summary>One of the forms of MS or another demyelinating disease.</summary>
    public bool IsDemyelinating => Concept.Group is "ms_course" or "demyelination_other";

    /// <summary>One of the forms of MS, by its code.</summary>
    public bool IsMs => Concept.Icd10.Count > 0 && Concept.Icd10[0].Category == "G35";

    /// <summary>What two concepts must share to be one candidate: the first code, the key where there is none.</summary>
    public static string Shared(Concept concept) => concept.Icd10.Count > 0 ? concept.Icd10[0].ToString() : concept.Key;
}
