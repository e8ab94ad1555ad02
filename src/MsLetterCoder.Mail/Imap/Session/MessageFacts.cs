using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>What is known of one message while it is being fetched.</summary>
internal sealed class MessageFacts(uint uid)
{
    public uint Uid => uid;

    public IReadOnlyList<string> Flags { get; private set; } = [];

    public DateTimeOffset? InternalDate { get; private set; }

    /// <summary>Size as the server states it; null until it does, which also means that the message is gone.</summary>
    public long? Size { get; private set; }

    public FetchedBody? Body { get; private set; }

    /// <summary>Takes what an answer adds. A second body for one message is not wanted.</summary>
    public bool Add(FetchResponse response)
    {
        if (Body is not null && response.Body is not null)
        {
            return false;
        }

        Flags = response.Flags ?? Flags;
        InternalDate = response.InternalDate ?? InternalDate;
        Size = response.Size ?? Size;
        Body = response.Body ?? Body;
        return true;
    }
}
