namespace MsLetterCoder.Clinical.Coding;

/// <summary>What an imported map says of a concept: the one code it always gives, or the candidates between which a person decides.</summary>
/// <param name="Code">The code; default where the map does not decide by itself.</param>
/// <param name="Candidates">Codes and their rules in words; null where the code is clear.</param>
/// <param name="Rule">The rows of the map that say so.</param>
public sealed record ImportedCodes(Icd10Code Code, string? Candidates, string Rule);
