using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The context of a span (DESIGN.md section 4, 'context'): the seven-valued context, and the four independent values of the ConText algorithm.</summary>
public sealed record SpanContext(MentionContext Context, Confidence Confidence, bool Negated, bool Historical, bool Hypothetical, bool ByOther);
