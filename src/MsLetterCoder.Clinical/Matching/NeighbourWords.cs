using System.Collections.Frozen;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>The words a condition asks for, compiled: single words as vocabulary numbers, looked up where a match asks; phrases as a pattern of their own, found with all others.</summary>
internal sealed record NeighbourWords(FrozenSet<int> Symbols, int Pattern)
{
    private readonly ulong _some = Bits(Symbols);

    /// <summary>Number that stands for 'no phrase'.</summary>
    public const int NoPattern = -1;

    /// <summary>Splits the alternatives of a condition; <paramref name="add"/> numbers the pattern of its phrases.</summary>
    public static NeighbourWords Of(PatternNode words, Vocabulary.Builder vocabulary, Func<PatternNode, int> add)
    {
        var symbols = new HashSet<int>();
        var phrases = new List<PatternNode>();
        foreach (PatternNode one in Alternatives(words))
        {
            switch (one)
            {
                case PatternNode.Word word:
                    symbols.UnionWith(word.Forms.Select(vocabulary.Add));
                    break;
                case PatternNode.Exact exact:
                    symbols.Add(vocabulary.AddExact(exact.Written));
                    break;
                default:
                    phrases.Add(one);
                    break;
            }
        }

        return new NeighbourWords(symbols.ToFrozenSet(), phrases.Count == 0 ? NoPattern : add(phrases.Count == 1 ? phrases[0] : new PatternNode.Choice(phrases)));
    }

    /// <summary>True for one of the single words. Most words are none of them, and their low bits tell.</summary>
    public bool Has(int symbol) => ((_some >> symbol) & 1) != 0 && Symbols.Contains(symbol);

    private static ulong Bits(FrozenSet<int> symbols)
    {
        ulong bits = 0;
        foreach (int symbol in symbols)
        {
            bits |= 1UL << symbol;
        }

        return bits;
    }

    private static IEnumerable<PatternNode> Alternatives(PatternNode node) => node is PatternNode.Choice choice ? choice.Items.SelectMany(Alternatives) : [node];
}
