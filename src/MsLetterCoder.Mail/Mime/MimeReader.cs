namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Takes a mail apart: RFC 5322 and 2045 to 2049 with 2047, 2231 and 6532, the obsolete syntax, and what broken programs make of it. Any bytes give a
/// tree; what is odd
/// becomes a doubt. The time taken grows with the size of the mail and no faster.
/// </summary>
public static class MimeReader
{
    /// <summary>Reads a raw mail.</summary>
    /// <param name="raw">The bytes as they came from the mailbox; the tree refers to them, so they must not change while it is used.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading between two parts.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MimeTree Read(ReadOnlyMemory<byte> raw, MimeLimits? limits = null, CancellationToken cancellationToken = default)
    {
        limits ??= new MimeLimits();
        var doubts = new DoubtLog();
        if (raw.Length > limits.MessageBytes)
        {
            doubts.Add("message-over-limit", "The mail is longer than the limit; only its beginning was read.", limits.MessageBytes);
            raw = raw[..(int)limits.MessageBytes];
        }

        var parser = new MimeParser(limits, doubts, cancellationToken);
        return new MimeTree(parser.ReadMail(new MimeSource(raw)), doubts.Doubts);
    }
}
