namespace MsLetterCoder.Clinical.Triage;

/// <summary>What a drug means for red flags, a row of Knowledge/drug-traits.tsv; to be reviewed by a pharmacist.</summary>
/// <param name="Drug">Concept key.</param>
/// <param name="Trait">What it does: immunosuppressive, pml, s1p, and so on.</param>
/// <param name="TailDays">Days after the last dose for which the trait holds; 0 while taken only.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="AsOf">When the source was last read.</param>
internal sealed record DrugTrait(string Drug, string Trait, int TailDays, string Source, DateOnly AsOf);
