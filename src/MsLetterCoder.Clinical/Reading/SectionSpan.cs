using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>A stretch of text under one heading.</summary>
internal readonly record struct SectionSpan(TextSpan Span, Section Section);
