using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>A stretch of a letter under one heading.</summary>
/// <param name="Span">Heading and text.</param>
/// <param name="Section">What it is.</param>
public sealed record LetterSection(TextSpan Span, Section Section)
{
    /// <summary>The heading of the PRSB outpatient letter standard it belongs under.</summary>
    public string Prsb => PrsbHeadings.Of(Section);
}
