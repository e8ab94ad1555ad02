namespace MsLetterCoder.Store.Filing;

/// <summary>What stands behind the results of a run.</summary>
public sealed record RunVersions
{
    /// <summary>Version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Version of the terminology: 'builtin/1', or the release date of an import.</summary>
    public required string Terminology { get; init; }

    /// <summary>The models, each name once.</summary>
    public IReadOnlyList<ModelVersion> Models { get; init; } = [];
}
