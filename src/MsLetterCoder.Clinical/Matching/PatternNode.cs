namespace MsLetterCoder.Clinical.Matching;

/// <summary>A parsed pattern (docs/knowledge-files.md).</summary>
internal abstract record PatternNode
{
    /// <summary>One word, in any of these normal forms.</summary>
    internal sealed record Word(IReadOnlyList<string> Forms) : PatternNode;

    /// <summary>One word in exact case.</summary>
    internal sealed record Exact(string Written) : PatternNode;

    /// <summary>Any number.</summary>
    internal sealed record Numeral : PatternNode;

    /// <summary>Up to <paramref name="Most"/> words of any kind that do not end a clause.</summary>
    internal sealed record Gap(int Most) : PatternNode;

    /// <summary>All, in order.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Items) : PatternNode;

    /// <summary>One of them.</summary>
    internal sealed record Choice(IReadOnlyList<PatternNode> Items) : PatternNode;

    /// <summary>May be there or not.</summary>
    internal sealed record Maybe(PatternNode Item) : PatternNode;

    /// <summary>True where a gap stands anywhere inside.</summary>
    public bool HasGap => this switch
    {
        Gap => true,
        Sequence s => s.Items.Any(i => i.HasGap),
        Choice c => c.Items.Any(i => i.HasGap),
        Maybe m => m.Item.HasGap,
        _ => false,
    };

    /// <summary>True where no word at all can match it.</summary>
    public bool CanBeEmpty => this switch
    {
        Gap or Maybe => true,
        Sequence s => s.Items.All(i => i.CanBeEmpty),
        Choice c => c.Items.Any(i => i.CanBeEmpty),
        _ => false,
    };
}
