namespace MsLetterCoder.Mail.Imap;

/// <summary>What <see cref="ImapWatcher"/> hands over at a time.</summary>
/// <param name="UidValidity">UIDVALIDITY of the folder; all UIDs here are under it.</param>
/// <param name="Items">New messages by ascending UID. None after each connect and each <see cref="ImapWatcher.Wake"/>: the call then only asks what is to be settled.</param>
/// <param name="Settled">Messages that have been marked and moved as asked since the last call that returned.</param>
public sealed record ImapBatch(uint UidValidity, IReadOnlyList<ImapItem> Items, IReadOnlyList<uint> Settled);
