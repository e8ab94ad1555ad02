using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>One of a closed list of values, and the words that state it.</summary>
public sealed record NamedFact(string Value, TextSpan Span);
