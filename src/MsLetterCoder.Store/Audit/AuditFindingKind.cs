namespace MsLetterCoder.Store.Audit;

/// <summary>What is wrong with an audit trail.</summary>
public enum AuditFindingKind
{
    /// <summary>A row does not match its MAC: it, or the row before it, was changed.</summary>
    Changed,

    /// <summary>Rows are missing between two others.</summary>
    Gap,

    /// <summary>The anchor names a row behind the last one: rows were cut off the end, or an old copy of the database was put back.</summary>
    Truncated,

    /// <summary>The anchor names a row that the chain has in another state: the chain was replaced.</summary>
    Replaced,

    /// <summary>The anchor file is missing or damaged: rows cut off the end cannot be excluded.</summary>
    AnchorMissing,
}
