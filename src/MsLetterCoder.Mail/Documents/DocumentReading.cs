using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Documents;

/// <summary>What came of reading a document: exactly one of <paramref name="Text"/> and <paramref name="Unreadable"/> is set.</summary>
public sealed record DocumentReading(DocumentText? Text, Unreadable? Unreadable)
{
    internal static DocumentReading Of(DocumentText text) => new(text, null);

    internal static DocumentReading Failed(UnreadableKind kind, string reason, long? at = null) => new(null, new Unreadable(kind, reason, at));
}
