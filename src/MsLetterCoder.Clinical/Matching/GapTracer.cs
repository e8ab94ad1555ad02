namespace MsLetterCoder.Clinical.Matching;

/// <summary>Finds which tokens of a match are the pattern's own words and which fill its gaps; among several ways the one with the most own words wins.</summary>
internal sealed class GapTracer(Vocabulary vocabulary)
{
    /// <summary>Own words of <paramref name="node"/> over exactly the tokens [first, end), bit i for token first + i; 0 where it does not match them.</summary>
    public ulong Trace(PatternNode node, List<Token> tokens, int first, int end)
    {
        if (!node.HasGap)
        {
            int length = end - first;
            return length >= 64 ? ulong.MaxValue : (1UL << length) - 1;
        }

        ulong best = 0;
        int steps = 4096;
        Walk(node, first, 0, (at, own) =>
        {
            if (at == end && System.Numerics.BitOperations.PopCount(own) > System.Numerics.BitOperations.PopCount(best))
            {
                best = own;
            }
        });
        return best;

        void Walk(PatternNode item, int at, ulong own, Action<int, ulong> then)
        {
            if (--steps < 0)
            {
                return;
            }

            switch (item)
            {
                case PatternNode.Sequence sequence:
                    WalkAll(sequence.Items, 0, at, own, then);
                    break;
                case PatternNode.Choice choice:
                    foreach (PatternNode one in choice.Items)
                    {
                        Walk(one, at, own, then);
                    }

                    break;
                case PatternNode.Maybe maybe:
                    then(at, own);
                    Walk(maybe.Item, at, own, then);
                    break;
                case PatternNode.Gap gap:
                    for (int i = 0; i <= gap.Most && at + i <= end; i++)
                    {
                        then(at + i, own);
                        if (at + i >= end || vocabulary.Traits(tokens[at + i].Symbol).IsGapStop)
                        {
                            break;
                        }
                    }

                    break;
                default:
                    if (at < end && at - first < 64 && Fits(item, tokens[at].Symbol))
                    {
                        then(at + 1, own | (1UL << (at - first)));
                    }

                    break;
            }
        }

        void WalkAll(IReadOnlyList<PatternNode> items, int index, int at, ulong own, Action<int, ulong> then)
        {
            if (index == items.Count)
            {
                then(at, own);
                return;
            }

            Walk(items[index], at, own, (next, more) => WalkAll(items, index + 1, next, more, then));
        }
    }

    private bool Fits(PatternNode item, int symbol)
    {
        SymbolTraits traits = vocabulary.Traits(symbol);
        return item switch
        {
            PatternNode.Numeral => symbol == Vocabulary.Number || traits.IsNumber,
            PatternNode.Exact exact => vocabulary.ExactWords.TryGetValue(exact.Written, out int wanted) && wanted == symbol,
            PatternNode.Word word => word.Forms.Any(f => vocabulary.Words.TryGetValue(f, out int wanted) && (wanted == symbol || wanted == traits.LowerCase)),
            _ => false,
        };
    }
}
