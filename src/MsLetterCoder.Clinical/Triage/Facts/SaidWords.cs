using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Where a message says something.</summary>
/// <param name="Span">The words.</param>
/// <param name="In">Which text the span counts in.</param>
public readonly record struct SaidWords(TextSpan Span, TextField In);
