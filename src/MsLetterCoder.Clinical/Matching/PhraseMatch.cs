namespace MsLetterCoder.Clinical.Matching;

/// <summary>A pattern found: tokens [<see cref="First"/>, <see cref="End"/>), of which bit i of <see cref="Consumed"/> says that token First + i is one of the pattern's own words
/// and not in a gap.</summary>
internal readonly record struct PhraseMatch(int Pattern, int First, int End, ulong Consumed)
{
    public int Words => System.Numerics.BitOperations.PopCount(Consumed);

    /// <summary>True where the token is one of the own words.</summary>
    public bool Consumes(int token) => token >= First && token < End && ((Consumed >> (token - First)) & 1) != 0;
}
