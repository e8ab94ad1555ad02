namespace MsLetterCoder.Mail.Imap;

/// <summary>The server answered NO or BAD to a command (RFC 3501 section 7.1).</summary>
public sealed class ImapCommandException : ImapException
{
    internal ImapCommandException(string command, string status, string? code, string? serverText)
        : base($"The server answered {status} to {command}{(code is null ? "" : $" [{code}]")}{(string.IsNullOrEmpty(serverText) ? "" : $": {serverText}")}")
    {
        Command = command;
        Status = status;
        Code = code;
    }

    /// <summary>The command's name without its arguments.</summary>
    public string Command { get; }

    /// <summary>NO or BAD.</summary>
    public string Status { get; }

    /// <summary>The response code's name in upper case (RFC 5530), such as OVERQUOTA or UNAVAILABLE; null where none was given.</summary>
    public string? Code { get; }
}
