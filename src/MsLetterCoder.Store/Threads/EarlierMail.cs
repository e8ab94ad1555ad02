namespace MsLetterCoder.Store.Threads;

/// <summary>A stored mail that another may quote: a message, or what the team sent.</summary>
/// <param name="MessageId">Id of the message; null for what the team sent.</param>
/// <param name="SentMailId">Id of what the team sent; null for a message.</param>
public readonly record struct EarlierMail(long? MessageId, long? SentMailId);
