namespace MsLetterCoder.Clinical.Matching;

/// <summary>Takes out of a pattern the words in exact case, which are abbreviations: to measure what these earn.</summary>
internal static class WithoutAbbreviations
{
    /// <summary>The pattern without them; null where nothing is left that can match a word.</summary>
    public static PatternNode? Of(PatternNode node) => Cut(node) is { CanBeEmpty: false } left ? left : null;

    private static PatternNode? Cut(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Exact:
                return null;
            case PatternNode.Sequence sequence:
                List<PatternNode?> items = [.. sequence.Items.Select(Cut)];
                return items.Contains(null) ? null : new PatternNode.Sequence([.. items.OfType<PatternNode>()]);
            case PatternNode.Choice choice:
                List<PatternNode> left = [.. choice.Items.Select(Cut).OfType<PatternNode>()];
                return left.Count == 0 ? null : new PatternNode.Choice(left);
            case PatternNode.Maybe maybe:
                return Cut(maybe.Item) is { } item ? new PatternNode.Maybe(item) : new PatternNode.Gap(0);
            default:
                return node;
        }
    }
}
