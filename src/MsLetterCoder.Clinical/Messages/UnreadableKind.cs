namespace MsLetterCoder.Clinical.Messages;

/// <summary>Why a document has no text.</summary>
public enum UnreadableKind
{
    /// <summary>Damaged beyond reading.</summary>
    Damaged,

    /// <summary>Encrypted or protected by a password.</summary>
    Encrypted,

    /// <summary>Over a configured limit.</summary>
    OverLimit,

    /// <summary>A picture, or pages that hold only pictures.</summary>
    PictureOnly,

    /// <summary>A format this program does not read; kept for a person.</summary>
    Unsupported,

    /// <summary>An outside tool is missing; read again when it is there.</summary>
    WaitingForTool,

    /// <summary>Nothing in it.</summary>
    Empty,
}
