using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>A description while it is gathered.</summary>
internal readonly record struct DraftDescription(int Concept, DescriptionTraits Traits, int TermStart, int TermLength);
