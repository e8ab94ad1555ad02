namespace MsLetterCoder.Store.Filing;

/// <summary>What filing a mail came to.</summary>
public sealed record FilingOutcome
{
    /// <summary>How far the program is with it now.</summary>
    public required PipelineState State { get; init; }

    /// <summary>True where it had been filed before and nothing was changed.</summary>
    public bool AlreadyFiled { get; init; }

    /// <summary>The message it is a second delivery of.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>An earlier message it looks like; it is filed and queued all the same.</summary>
    public long? LooksLike { get; init; }

    /// <summary>True where it was filed as history.</summary>
    public bool History { get; init; }

    /// <summary>Ids of the documents that were added, in order.</summary>
    public IReadOnlyList<long> Documents { get; init; } = [];

    /// <summary>Ids of the work items that were added.</summary>
    public IReadOnlyList<long> WorkItems { get; init; } = [];
}
