namespace MsLetterCoder.Store.Intake;

/// <summary>Where a received time comes from, best first.</summary>
public enum ReceivedSource
{
    /// <summary>INTERNALDATE of the server (RFC 3501 section 2.3.3).</summary>
    InternalDate,

    /// <summary>The topmost Received field (RFC 5321 section 4.4).</summary>
    ReceivedHeader,

    /// <summary>The file's time of last change.</summary>
    FileTime,
}
