namespace MsLetterCoder.Clinical.Matching;

/// <summary>Writes a parsed pattern in one canonical form, so that equal patterns are known to be equal.</summary>
internal static class NodeText
{
    public static string Of(PatternNode node) => node switch
    {
        PatternNode.Word word => string.Join(',', word.Forms),
        PatternNode.Exact exact => "=" + exact.Written,
        PatternNode.Numeral => "#num",
        PatternNode.Gap gap => $"~{gap.Most}",
        PatternNode.Sequence sequence => string.Join(' ', sequence.Items.Select(Of)),
        PatternNode.Choice choice => $"({string.Join('|', choice.Items.Select(Of))})",
        PatternNode.Maybe maybe => $"({Of(maybe.Item)})?",
        _ => throw new InvalidOperationException("An unknown kind of pattern node."),
    };
}
