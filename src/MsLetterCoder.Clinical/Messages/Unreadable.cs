namespace MsLetterCoder.Clinical.Messages;

/// <summary>A document that could not be read: <paramref name="Reason"/> is words for a person, without text of the document; <paramref name="At"/> a byte position if known.</summary>
public sealed record Unreadable(UnreadableKind Kind, string Reason, long? At = null);
