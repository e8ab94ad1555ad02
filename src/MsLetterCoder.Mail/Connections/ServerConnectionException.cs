namespace MsLetterCoder.Mail.Connections;

/// <summary>A connection could not be made; each protocol says it in an exception of its own.</summary>
internal sealed class ServerConnectionException(ConnectionProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kept it.</summary>
    public ConnectionProblem Problem => problem;
}
