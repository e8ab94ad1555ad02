namespace MsLetterCoder.Clinical.Learning;

/// <summary>A feature's name as far as it is known, hashed once: constant parts cost nothing where the feature is added, and names are put together without strings. A name made of parts
/// is the same feature as one written whole.</summary>
internal readonly struct FeatureName
{
    private readonly ulong _state;

    /// <summary>A name or its beginning.</summary>
    public FeatureName(string text)
        : this(FeatureHash.Append(FeatureHash.Empty, text))
    {
    }

    private FeatureName(ulong state)
    {
        _state = state;
        Seed = FeatureHash.Append(state, FeatureHash.Separator);
    }

    /// <summary>The state to which a feature's text is appended; see <see cref="FeatureHash.Seed"/>.</summary>
    public ulong Seed { get; }

    /// <summary>The name with more behind it.</summary>
    public FeatureName Then(ReadOnlySpan<char> text) => new(FeatureHash.Append(_state, text));
}
