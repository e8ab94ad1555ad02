using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A phrase found that names a concept, before its context is known.</summary>
internal readonly record struct Candidate(PhraseMatch Match, Concept Concept)
{
    public int First => Match.First;

    public int End => Match.End;
}
