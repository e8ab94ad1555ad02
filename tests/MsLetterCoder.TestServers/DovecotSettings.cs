namespace MsLetterCoder.TestServers;

/// <summary>How a Dovecot for a test differs from the usual one.</summary>
public sealed record DovecotSettings
{
    /// <summary>What the server says it can do after sign-in; null: everything it can.</summary>
    public string? Capability { get; init; }

    /// <summary>The name in its certificate.</summary>
    public string CertificateName { get; init; } = "localhost";

    /// <summary>How long ago its certificate was made.</summary>
    public TimeSpan CertificateAge { get; init; }
}
