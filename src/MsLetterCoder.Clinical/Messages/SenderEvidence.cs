namespace MsLetterCoder.Clinical.Messages;

/// <summary>What the mail itself says of its sender's truth. Facts only, no verdict: a receiving server's word counts only where a site trusts that server's name.</summary>
public sealed record SenderEvidence
{
    /// <summary>Authentication-Results fields (RFC 8601), topmost first, unfolded.</summary>
    public IReadOnlyList<string> AuthenticationResults { get; init; } = [];

    /// <summary>Domains (d=) of DKIM signatures (RFC 6376) in the mail; not verified here.</summary>
    public IReadOnlyList<string> DkimDomains { get; init; } = [];

    /// <summary>True where the mail is S/MIME signed and the signature matches the content; the signer's chain is not judged.</summary>
    public bool? SmimeSignatureIntact { get; init; }

    /// <summary>Subject of the S/MIME signer's certificate.</summary>
    public string? SmimeSigner { get; init; }
}
