namespace MsLetterCoder.Store.Audit;

/// <summary>Something wrong with an audit trail: <paramref name="Row"/> is the row at which it shows, <paramref name="Words"/> what it means.</summary>
public sealed record AuditFinding(AuditFindingKind Kind, long Row, string Words);
