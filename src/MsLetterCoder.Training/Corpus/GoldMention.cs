using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Corpus;

/// <summary>A mention as an annotator marked it.</summary>
/// <param name="Span">Its words in <see cref="GoldDocument.Text"/>.</param>
/// <param name="Key">Concept key.</param>
/// <param name="Context">Its assertion.</param>
public sealed record GoldMention(TextSpan Span, string Key, MentionContext Context);
