namespace MsLetterCoder.Clinical.Replies;

/// <summary>The first words of an answer.</summary>
/// <param name="Subject">Subject, one line, that tells nothing of the patient's words.</param>
/// <param name="Text">Text; what a person must fill in stands in double braces.</param>
public sealed record ReplyTemplate(string Subject, string Text);
