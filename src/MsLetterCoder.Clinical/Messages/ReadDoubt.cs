namespace MsLetterCoder.Clinical.Messages;

/// <summary>Something odd that reading met and survived: <paramref name="Code"/> is a stable kebab-case name ('unknown-charset'), <paramref name="Reason"/> words for a
/// person without any text of the document, <paramref name="At"/> the byte of the raw mail or file where it was met, if known.</summary>
public sealed record ReadDoubt(string Code, string Reason, long? At = null);
