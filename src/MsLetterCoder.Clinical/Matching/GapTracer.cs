using System.Numerics;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>Finds which tokens of a match are the pattern's own words and which fill its gaps; among several ways the one with the most own words wins. The ways are followed side by side:
/// of those that have come to the same token only the best goes on, so time is bounded by the length of pattern and match.</summary>
internal sealed class GapTracer(PhrasePattern[] patterns, Vocabulary vocabulary)
{
    /// <summary>Tokens of a match that a mask of 64 bits can tell.</summary>
    private const int Longest = 63;

    private readonly GapStep?[] _steps = new GapStep?[patterns.Length];

    /// <summary>Own words of a pattern over exactly the tokens [first, end), bit i for token first + i; 0 where it does not match them.</summary>
    public ulong Trace(int pattern, List<Token> tokens, int first, int end)
    {
        int length = Math.Min(end - first, Longest);
        Span<Way> from = stackalloc Way[length + 1];
        Span<Way> to = stackalloc Way[length + 1];
        from[0] = new Way(true, 0);
        GapStep step = _steps[pattern] ??= GapStep.Of(patterns[pattern].Node, vocabulary);
        Follow(step, tokens, first, from, to);
        return to[length].Open ? to[length].Own : 0;
    }

    /// <summary>Adds to <paramref name="to"/> every way that leads from one of <paramref name="from"/> over the step.</summary>
    private void Follow(GapStep step, List<Token> tokens, int first, ReadOnlySpan<Way> from, Span<Way> to)
    {
        switch (step)
        {
            case GapStep.Word word:
                for (int at = 0; at + 1 < from.Length; at++)
                {
                    if (from[at].Open && Fits(word, tokens[first + at].Symbol))
                    {
                        Keep(ref to[at + 1], from[at].Own | (1UL << at));
                    }
                }

                break;
            case GapStep.Choice choice:
                foreach (GapStep item in choice.Items)
                {
                    Follow(item, tokens, first, from, to);
                }

                break;
            case GapStep.Maybe maybe:
                Pass(from, to);
                Follow(maybe.Item, tokens, first, from, to);
                break;
            case GapStep.Gap gap:
                Skip(gap.Most, tokens, first, from, to);
                break;
            case GapStep.Sequence sequence:
                FollowAll(sequence.Items, tokens, first, from, to);
                break;
        }
    }

    private void FollowAll(GapStep[] items, List<Token> tokens, int first, ReadOnlySpan<Way> from, Span<Way> to)
    {
        Span<Way> here = stackalloc Way[from.Length];
        Span<Way> next = stackalloc Way[from.Length];
        from.CopyTo(here);
        foreach (GapStep item in items)
        {
            next.Clear();
            Follow(item, tokens, first, here, next);
            next.CopyTo(here);
        }

        Pass(here, to);
    }

    private void Skip(int most, List<Token> tokens, int first, ReadOnlySpan<Way> from, Span<Way> to)
    {
        for (int at = 0; at < from.Length; at++)
        {
            for (int skipped = 0; from[at].Open && skipped <= most && at + skipped < to.Length; skipped++)
            {
                Keep(ref to[at + skipped], from[at].Own);
                if (at + skipped + 1 >= to.Length || vocabulary.Traits(tokens[first + at + skipped].Symbol).IsGapStop)
                {
                    break;
                }
            }
        }
    }

    private static void Pass(ReadOnlySpan<Way> from, Span<Way> to)
    {
        for (int at = 0; at < from.Length; at++)
        {
            if (from[at].Open)
            {
                Keep(ref to[at], from[at].Own);
            }
        }
    }

    private static void Keep(ref Way way, ulong own)
    {
        if (!way.Open || BitOperations.PopCount(own) > BitOperations.PopCount(way.Own))
        {
            way = new Way(true, own);
        }
    }

    private bool Fits(GapStep.Word word, int symbol)
    {
        SymbolTraits traits = vocabulary.Traits(symbol);
        return word.Symbols.AsSpan().Contains(symbol) || (traits.LowerCase != 0 && word.Symbols.AsSpan().Contains(traits.LowerCase)) || (word.AnyNumber && (symbol == Vocabulary.Number || traits.IsNumber));
    }

    /// <summary>The best way to come to a token, if there is one.</summary>
    private readonly record struct Way(bool Open, ulong Own);
}
