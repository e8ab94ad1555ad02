namespace MsLetterCoder.Clinical.Matching;

/// <summary>What a vocabulary symbol also stands for: the lower-case form of an exact-case word (0 for none), a number, a word that ends a gap.</summary>
internal readonly record struct SymbolTraits(int LowerCase, bool IsNumber, bool IsGapStop);
