namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// How much of a mail is read. What lies beyond a limit is a doubt or unreadable, with the byte where the limit was met; it is never an exception.
/// </summary>
public sealed record MimeLimits
{
    /// <summary>Bytes of one raw mail; default 64 MiB. A longer mail is not read at all.</summary>
    public long MessageBytes { get; init; } = 64L << 20;

    /// <summary>Parts of one mail, containers and parts of forwarded mails counted; default 1,000.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>Levels of multiparts and forwarded mails inside each other; default 24.</summary>
    public int NestingDepth { get; init; } = 24;

    /// <summary>Bytes of the header of one part; default 512 KiB.</summary>
    public int HeaderBytes { get; init; } = 512 << 10;

    /// <summary>Fields in the header of one part; default 2,000.</summary>
    public int HeaderFields { get; init; } = 2_000;

    /// <summary>Bytes of all parts of one mail after transfer decoding, forwarded and decrypted mails counted again; default 192 MiB.</summary>
    public long DecodedBytes { get; init; } = 192L << 20;
}
