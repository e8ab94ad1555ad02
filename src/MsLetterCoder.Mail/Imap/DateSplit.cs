namespace MsLetterCoder.Mail.Imap;

/// <summary>How many messages of a folder arrived before a day, by INTERNALDATE in the server's own time zone (RFC 3501 section 6.4.4), and how many on it or later.</summary>
public readonly record struct DateSplit(int Before, int Since);
