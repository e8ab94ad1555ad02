namespace MsLetterCoder.Clinical.Matching;

/// <summary>A pattern with a gap, its words resolved to vocabulary numbers, for <see cref="GapTracer"/>.</summary>
internal abstract record GapStep
{
    /// <summary>One word out of a set.</summary>
    internal sealed record Word(int[] Symbols, bool AnyNumber) : GapStep;

    /// <summary>All, in order.</summary>
    internal sealed record Sequence(GapStep[] Items) : GapStep;

    /// <summary>One of them.</summary>
    internal sealed record Choice(GapStep[] Items) : GapStep;

    /// <summary>May be there or not.</summary>
    internal sealed record Maybe(GapStep Item) : GapStep;

    /// <summary>Up to <paramref name="Most"/> words that do not end a clause.</summary>
    internal sealed record Gap(int Most) : GapStep;

    /// <summary>Resolves a pattern.</summary>
    public static GapStep Of(PatternNode node, Vocabulary vocabulary) => node switch
    {
        PatternNode.Word word => new Word([.. word.Forms.Select(f => vocabulary.Find(f)).Where(s => s != Vocabulary.Unknown).Distinct()], AnyNumber: false),
        PatternNode.Exact exact => new Word(vocabulary.FindExact(exact.Written) is > 0 and int symbol ? [symbol] : [], AnyNumber: false),
        PatternNode.Numeral => new Word([], AnyNumber: true),
        PatternNode.Sequence sequence => new Sequence([.. sequence.Items.Select(i => Of(i, vocabulary))]),
        PatternNode.Choice choice => Merged([.. choice.Items.Select(i => Of(i, vocabulary))]),
        PatternNode.Maybe maybe => new Maybe(Of(maybe.Item, vocabulary)),
        PatternNode.Gap gap => new Gap(gap.Most),
        _ => throw new InvalidOperationException("An unknown kind of pattern node."),
    };

    /// <summary>The single words of a choice as one step.</summary>
    private static GapStep Merged(GapStep[] items)
    {
        Word[] words = [.. items.OfType<Word>()];
        GapStep[] others = [.. items.Where(i => i is not Word)];
        var word = new Word([.. words.SelectMany(w => w.Symbols).Distinct()], words.Any(w => w.AnyNumber));
        return others.Length == 0 ? word : words.Length == 0 ? new Choice(others) : new Choice([word, .. others]);
    }
}
