using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A date, and the words that state it.</summary>
public sealed record DatedFact(PartialDate Date, TextSpan Span);
