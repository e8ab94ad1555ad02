using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>A stretch of a document and what it is.</summary>
public sealed record TextRegion(TextSpan Span, RegionKind Kind);
