namespace MsLetterCoder.Store.Audit;

/// <summary>One row of the audit trail.</summary>
public sealed record AuditEntry
{
    /// <summary>From 1, without gaps.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who did it; 'worker' for the program.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>Table of what it was done to.</summary>
    public string? Entity { get; init; }

    /// <summary>Its id.</summary>
    public long? EntityId { get; init; }

    /// <summary>Codes and ids, name=value pairs parted by semicolons.</summary>
    public string? Detail { get; init; }
}
