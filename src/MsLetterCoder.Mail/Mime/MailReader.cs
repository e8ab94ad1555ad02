using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Reads raw mail into what the pipeline works on: header facts, the body's text, and the text of every attached document and forwarded mail.
/// </summary>
/// <param name="documents">Reads attachments; null for one with default limits.</param>
/// <param name="options">Limits and certificates; null for the defaults.</param>
public sealed class MailReader(DocumentReader? documents = null, MailReaderOptions? options = null)
{
    private readonly DocumentReader documents = documents ?? new DocumentReader();
    private readonly MailReaderOptions options = options ?? new MailReaderOptions();

    /// <summary>Reads one mail. Odd mail gives doubts, never an exception; bytes that are no mail at all give a reason.</summary>
    /// <param name="raw">The bytes as they came from the mailbox or file.</param>
    /// <param name="cancellationToken">Stops the reading between two parts.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MailReading Read(ReadOnlyMemory<byte> raw, CancellationToken cancellationToken = default)
    {
        if (raw.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            return Failed(UnreadableKind.Empty, "The mail is empty.", at: 0);
        }

        if (raw.Length > options.Limits.MessageBytes)
        {
            return Failed(UnreadableKind.OverLimit, $"The mail is longer than {options.Limits.MessageBytes >> 20} MiB.", options.Limits.MessageBytes);
        }

        var doubts = new DoubtLog();
        var parser = new MimeParser(options.Limits, doubts, cancellationToken);
        MimePart root = parser.ReadMail(new MimeSource(raw));
        if (!root.Headers.IsOfMail)
        {
            return Failed(UnreadableKind.Damaged, "The file has none of the header fields of a mail.", at: 0);
        }

        IncomingMessage message = new MessageBuilder(parser, documents, options, doubts, cancellationToken).Build(root);
        return new MailReading(message with { Doubts = doubts.Doubts }, null);
    }

    private static MailReading Failed(UnreadableKind kind, string reason, long at) => new(null, new Unreadable(kind, reason, at));
}
