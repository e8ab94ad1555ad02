namespace MsLetterCoder.Store.Outgoing;

/// <summary>What a draft begins with.</summary>
/// <param name="Subject">Subject, one line.</param>
/// <param name="Text">Text; what a person must fill in stands in double braces.</param>
public sealed record DraftText(string Subject, string Text);
