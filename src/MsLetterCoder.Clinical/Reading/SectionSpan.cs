using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>A stretch of text under one heading.</summary>
/// <param name="Span">From the heading's first word, list marks before it included, to the next heading.</param>
/// <param name="Section">What the heading says.</param>
/// <param name="HeadingEnd">Where the heading's own words end, colon included.</param>
/// <param name="RunIn">Whether words follow the heading on its line.</param>
internal readonly record struct SectionSpan(TextSpan Span, Section Section, int HeadingEnd, bool RunIn);
