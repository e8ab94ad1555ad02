using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// What came of reading a raw mail: a message, or why the bytes are none (an empty file, binary data, over the size limit). Exactly one is set.
/// </summary>
public sealed record MailReading(IncomingMessage? Message, Unreadable? Unreadable);
