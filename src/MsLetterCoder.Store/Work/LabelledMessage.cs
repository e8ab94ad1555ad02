namespace MsLetterCoder.Store.Work;

/// <summary>A graded message with its words, decrypted: an example to learn from.</summary>
/// <param name="Graded">The grades.</param>
/// <param name="Text">The document's text.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="TextHash">Keyed hash of the text, lower-case hexadecimal: it tells nobody without the store's key anything.</param>
public sealed record LabelledMessage(GradedMessage Graded, string Text, string? Subject, string TextHash);
