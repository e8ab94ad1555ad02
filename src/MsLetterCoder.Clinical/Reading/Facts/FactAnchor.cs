using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A named concept that facts hang on.</summary>
/// <param name="Span">Its words, in the original text.</param>
/// <param name="Key">Its key in the inventory.</param>
/// <param name="Kind">What it is for facts.</param>
/// <param name="State">How it is asserted.</param>
internal readonly record struct FactAnchor(TextSpan Span, string Key, FactAnchorKind Kind, FactState State);
