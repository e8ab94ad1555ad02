namespace MsLetterCoder.Mail.Imap;

/// <summary>How much of a server's answer is accepted. A server is not trusted to be in its right mind.</summary>
public sealed record ImapLimits
{
    /// <summary>Largest message that is downloaded, in bytes; 1 to 1 GiB, default 50 MiB. A larger one becomes an item with a reason and without content.</summary>
    public int MaxMessageBytes { get; init; } = 50 << 20;

    /// <summary>Longest line of an answer, in bytes, literals not counted; 1 KiB to 1 GiB, default 8 MiB (the answer to a search takes about 8 bytes a message).</summary>
    public int MaxLineBytes { get; init; } = 8 << 20;

    /// <summary>Largest literal that is not a message, such as a folder's name, in bytes; 1 to 16 MiB, default 64 KiB.</summary>
    public int MaxTextLiteralBytes { get; init; } = 64 << 10;

    /// <summary>Deepest nesting of lists; 1 to 1,000, default 32.</summary>
    public int MaxNesting { get; init; } = 32;

    /// <summary>Most untagged answers nobody asked for while one command waits for its answer; 100 to 10 million, default 100,000.</summary>
    public int MaxUnaskedResponses { get; init; } = 100_000;

    /// <summary>Most messages asked for by one FETCH; 1 to 1,000, default 64.</summary>
    public int BatchMessages { get; init; } = 64;

    /// <summary>Most bytes of messages asked for by one FETCH, unless one message alone is larger; 1 byte to 1 GiB, default 4 MiB. About three batches are in memory at a time.</summary>
    public int BatchBytes { get; init; } = 4 << 20;

    internal void Check()
    {
        InRange(MaxMessageBytes, 1, 1 << 30, nameof(MaxMessageBytes));
        InRange(MaxLineBytes, 1 << 10, 1 << 30, nameof(MaxLineBytes));
        InRange(MaxTextLiteralBytes, 1, 16 << 20, nameof(MaxTextLiteralBytes));
        InRange(MaxNesting, 1, 1_000, nameof(MaxNesting));
        InRange(MaxUnaskedResponses, 100, 10_000_000, nameof(MaxUnaskedResponses));
        InRange(BatchMessages, 1, 1_000, nameof(BatchMessages));
        InRange(BatchBytes, 1, 1 << 30, nameof(BatchBytes));
    }

    private static void InRange(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
