namespace MsLetterCoder.Mail.Imap;

/// <summary>A message that is durably stored and may now be marked as seen (if the account says so) and moved.</summary>
public readonly record struct ImapSettlement(uint Uid, ImapPlace Place);
