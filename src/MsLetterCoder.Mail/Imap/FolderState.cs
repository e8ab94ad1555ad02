namespace MsLetterCoder.Mail.Imap;

/// <summary>What the server last said of the opened folder.</summary>
/// <param name="UidValidity">Under one value a UID means one message for ever; after a change all UIDs known are void (RFC 3501 section 2.3.1.1).</param>
/// <param name="UidNext">A UID above all given so far; 0 where the server does not say.</param>
/// <param name="Exists">Messages in the folder.</param>
/// <param name="HighestModSeq">Highest modification sequence (RFC 7162); null where the server keeps none.</param>
/// <param name="ReadOnly">Whether nothing can be changed in it.</param>
public sealed record FolderState(uint UidValidity, uint UidNext, int Exists, ulong? HighestModSeq, bool ReadOnly);
