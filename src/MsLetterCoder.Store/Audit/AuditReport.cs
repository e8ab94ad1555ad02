namespace MsLetterCoder.Store.Audit;

/// <summary>What verifying an audit trail found.</summary>
public sealed record AuditReport
{
    /// <summary>Rows in the trail.</summary>
    public required long Rows { get; init; }

    /// <summary>Row the anchor names; null where there is no whole anchor.</summary>
    public required long? AnchoredRow { get; init; }

    /// <summary>Rows behind the anchored one: committed, chained, and not yet anchored when the program was stopped. No finding.</summary>
    public long UnanchoredRows => AnchoredRow is { } row ? Math.Max(0, Rows - row) : Rows;

    /// <summary>What is wrong, in order of rows.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>True where nothing was changed, deleted or cut off.</summary>
    public bool Whole => Findings.Count == 0;
}
