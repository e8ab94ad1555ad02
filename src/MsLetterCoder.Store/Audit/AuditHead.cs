namespace MsLetterCoder.Store.Audit;

/// <summary>The end of the audit chain: id and MAC of its last row; id 0 and zeros before the first.</summary>
internal sealed record AuditHead(long Id, byte[] Mac)
{
    /// <summary>The head of an empty chain.</summary>
    public static AuditHead Empty { get; } = new(0, new byte[AuditChain.MacSize]);

    /// <summary>True where both are the same row in the same state.</summary>
    public bool IsSameAs(AuditHead other) => Id == other.Id && Mac.AsSpan().SequenceEqual(other.Mac);
}
