using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Filing;

/// <summary>A mail with everything found in it, to be filed.</summary>
public sealed record FiledMessage
{
    /// <summary>Id of the message.</summary>
    public required long MessageId { get; init; }

    /// <summary>The run that analysed it.</summary>
    public required long RunId { get; init; }

    /// <summary>The mail, read.</summary>
    public required IncomingMessage Mail { get; init; }

    /// <summary>What the site's own mail server found of the sender.</summary>
    public SenderCheck Check { get; init; }

    /// <summary>True where the team itself sent it: what it says is no news where a patient quotes it. It is filed and queued as any other.</summary>
    public bool FromTeam { get; init; }

    /// <summary>Its documents; one that others are attached to comes before them.</summary>
    public IReadOnlyList<FiledDocument> Documents { get; init; } = [];

    /// <summary>Its unreadable parts; decorations of the body are no parts.</summary>
    public IReadOnlyList<UnreadablePart> Unreadable { get; init; } = [];
}
