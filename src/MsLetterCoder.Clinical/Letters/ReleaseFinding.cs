using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Something in the finished letter that must not go out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Where">'text', or the name of the property or file it stands in.</param>
/// <param name="Span">Where in that text; empty where it is about the whole.</param>
/// <param name="Words">The same for a person. Quotes neither letter.</param>
public sealed record ReleaseFinding(ReleaseFindingKind Kind, string Where, TextSpan Span, string Words);
