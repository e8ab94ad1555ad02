namespace MsLetterCoder.Mail.Imap;

/// <summary>How far a folder has been read: every message up to <paramref name="LastUid"/> is durably stored, under this <paramref name="UidValidity"/>.</summary>
public readonly record struct ImapResumePoint(uint UidValidity, uint LastUid);
