namespace MsLetterCoder.Mail.Connections;

/// <summary>What kept a connection from being made.</summary>
internal enum ConnectionProblem
{
    /// <summary>The host cannot be found or reached, or the handshake failed.</summary>
    Unreachable,

    /// <summary>The certificate, or what it is judged by, is refused.</summary>
    Certificate,

    /// <summary>It would not be safe: plain text to another machine, or TLS that is too old.</summary>
    Unsafe,
}
