using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Remembers where connections break. The messages of such a batch are then fetched singly, and one at which it breaks again and again is given up, so that a
/// message the server cannot deliver does not hold up all that follow.</summary>
internal sealed class StumblingBlock(ImapAccount account)
{
    private uint _first;
    private int _times;

    /// <summary>Last message of the batch in which the connection broke; up to it messages are fetched singly.</summary>
    public uint? Last { get; private set; }

    /// <summary>The message at which the connection has broken too often.</summary>
    public uint? GivenUp => Last is not null && _times >= account.AttemptsPerMessage ? _first : null;

    public void Broke((uint First, uint Last)? at)
    {
        if (at is not { } batch)
        {
            return;
        }

        _times = batch.First == _first && Last is not null ? _times + 1 : 1;
        _first = batch.First;
        Last = Math.Max(Last ?? 0, batch.Last);
    }

    /// <summary>The message given up was handed over as such; those after it are still fetched singly.</summary>
    public void PassOver() => _times = 0;

    public void Forget()
    {
        Last = null;
        _times = 0;
    }

    public ImapItem Item(uint uidValidity, uint uid) => new()
    {
        UidValidity = uidValidity,
        Uid = uid,
        Size = 0,
        Missing = new Unreadable(UnreadableKind.Damaged, $"The connection to the mail server broke {_times} times while this message was downloaded. It is still on the mail server."),
    };
}
