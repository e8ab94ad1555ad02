using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology.Comparing;

/// <summary>What a newer release does to one concept.</summary>
/// <param name="Concept">The concept, as it is coded now.</param>
/// <param name="Kind">gone, inactive, active, term, tag or icd10.</param>
/// <param name="Before">What the older release says.</param>
/// <param name="After">What the newer one says.</param>
/// <param name="Replacement">The concept it would be coded as; default where it stays, or a person must choose.</param>
/// <param name="Why">The reason, in words.</param>
public sealed record ConceptChange(SnomedId Concept, string Kind, string Before, string After, SnomedId Replacement, string Why);
