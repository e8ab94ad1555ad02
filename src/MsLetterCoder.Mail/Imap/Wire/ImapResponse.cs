namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>One answer of the server (RFC 3501 section 7).</summary>
internal abstract record ImapResponse;

/// <summary>"+": the server waits for more. <paramref name="Text"/> is what follows.</summary>
internal sealed record ContinuationResponse(string Text) : ImapResponse;

/// <summary>CAPABILITY.</summary>
internal sealed record CapabilityResponse(IReadOnlyList<string> Names) : ImapResponse;

/// <summary>EXISTS: how many messages there are.</summary>
internal sealed record ExistsResponse(uint Count) : ImapResponse;

/// <summary>EXPUNGE: one message is gone.</summary>
internal sealed record ExpungeResponse : ImapResponse;

/// <summary>SEARCH.</summary>
internal sealed record SearchResponse(IReadOnlyList<uint> Numbers) : ImapResponse;

/// <summary>LIST. <paramref name="RawName"/> is as sent, not yet decoded.</summary>
internal sealed record ListResponse(IReadOnlyList<string> Attributes, char? Delimiter, string RawName) : ImapResponse;

/// <summary>An answer this client has no use for, such as FLAGS or RECENT.</summary>
internal sealed record OtherResponse : ImapResponse;

/// <summary>FETCH: what the server tells of one message; a field it does not tell is null.</summary>
internal sealed record FetchResponse : ImapResponse
{
    public uint? Uid { get; set; }

    public IReadOnlyList<string>? Flags { get; set; }

    public DateTimeOffset? InternalDate { get; set; }

    public long? Size { get; set; }

    /// <summary>BODY[]; null where it was not sent, and see <see cref="Body"/>'s own states.</summary>
    public FetchedBody? Body { get; set; }
}

/// <summary>A body as sent: its bytes; or none because it was NIL (<see cref="SkippedLength"/> null) or over the limit and skipped.</summary>
internal sealed record FetchedBody(byte[]? Bytes, long? SkippedLength = null);
