namespace MsLetterCoder.Mail.Connections;

/// <summary>A server to connect to, and what makes its certificate good.</summary>
internal sealed record ServerEndpoint
{
    /// <summary>Host name or address; the name its certificate must bear.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Whether TLS is spoken from the first byte.</summary>
    public required bool TlsAtOnce { get; init; }

    /// <summary>Whether the connection stays plain text: refused unless every address of the host is a loopback address.</summary>
    public required bool PlainText { get; init; }

    /// <summary>PEM file of further trusted roots; null: the platform's alone.</summary>
    public string? ExtraRootsPath { get; init; }

    /// <summary>SHA-256 of the one certificate accepted; null: by trust in roots.</summary>
    public string? PinnedSha256 { get; init; }

    /// <summary>Whether the issuers are asked if the certificate was revoked.</summary>
    public bool CheckRevocation { get; init; }
}
