using System.Runtime.InteropServices;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>Finds every phrase of every knowledge file in a text, in one pass over its tokens.</summary>
internal sealed class PhraseMatcher
{
    /// <summary>Matches for which room is kept; what a long text took is given back.</summary>
    private const int MostRoom = 1 << 14;

    /// <summary>Words of the longest match.</summary>
    public const int LongestPhrase = 40;

    /// <summary>Room for matches before conditions are asked; most of a text's are dropped then.</summary>
    [ThreadStatic]
    private static List<PhraseMatch>? _room;

    private readonly PhrasePattern[] _patterns;
    private readonly PatternCondition[][] _conditions;
    private readonly bool[] _hasGap;
    private readonly PatternWalker _walker;
    private readonly GapTracer _tracer;
    private readonly Vocabulary _vocabulary;

    private PhraseMatcher(PhrasePattern[] patterns, Vocabulary vocabulary, PatternWalker walker, WordRepair? repair)
    {
        _patterns = patterns;
        _conditions = [.. patterns.Select(p => p.Conditions.ToArray())];
        _hasGap = [.. patterns.Select(p => p.Node.HasGap)];
        _walker = walker;
        _vocabulary = vocabulary;
        _tracer = new GapTracer(patterns, vocabulary);
        Tokenizer = new TextTokenizer(vocabulary, repair);
    }

    /// <summary>The tokenizer whose symbols this matcher understands.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>How many patterns there are, the words that conditions ask for among them.</summary>
    public int Count => _patterns.Length;

    /// <summary>The pattern of a number. Numbers are the matcher's own: patterns that conditions ask for stand between those given to <see cref="Compile"/>.</summary>
    public PhrasePattern this[int pattern] => _patterns[pattern];

    /// <summary>Compiles patterns and the words their conditions ask for. <paramref name="repair"/> makes what repairs damaged words, if that is wanted.</summary>
    public static PhraseMatcher Compile(IEnumerable<PhrasePattern> patterns, Func<Vocabulary, WordRepair>? repair = null)
    {
        var builder = new Vocabulary.Builder();
        var net = new PatternNet.Builder(builder);
        var all = new List<PhrasePattern>();
        var neighbours = new Dictionary<string, NeighbourWords>(StringComparer.Ordinal);
        foreach (PhrasePattern pattern in patterns)
        {
            var conditions = new List<PatternCondition>(pattern.Conditions.Count);
            foreach (PatternCondition condition in pattern.Conditions)
            {
                conditions.Add(condition.Words is null ? condition : condition with { Neighbour = Neighbour(condition.Words) });
            }

            all.Add(pattern with { Conditions = conditions });
            net.Add(pattern.Node, all.Count - 1);
        }

        Vocabulary vocabulary = builder.Build();
        return new PhraseMatcher([.. all], vocabulary, new PatternWalker(net.Build(), vocabulary), repair?.Invoke(vocabulary));

        NeighbourWords Neighbour(PatternNode words)
        {
            string key = NodeText.Of(words);
            if (!neighbours.TryGetValue(key, out NeighbourWords? neighbour))
            {
                neighbours.Add(key, neighbour = NeighbourWords.Of(words, builder, phrases =>
                {
                    all.Add(new PhrasePattern { List = PhraseList.Neighbour, Label = key, Node = phrases });
                    net.Add(phrases, all.Count - 1);
                    return all.Count - 1;
                }));
            }

            return neighbour;
        }
    }

    /// <summary>Vocabulary numbers of words in normal form; words no pattern names are left out.</summary>
    public IEnumerable<int> Symbols(IEnumerable<string> words) => words.Select(w => _vocabulary.Find(w)).Where(s => s != Vocabulary.Unknown).Distinct();

    /// <summary>All matches whose conditions hold, in order of their first token; of one pattern at one token only the way with the most own words, then the shortest.</summary>
    public List<PhraseMatch> Match(List<Token> tokens, bool letter)
    {
        List<PhraseMatch> found = _room ??= [];
        found.Clear();
        var here = new List<(int Pattern, int End)>();
        ReadOnlySpan<Token> all = CollectionsMarshal.AsSpan(tokens);
        for (int first = 0; first < tokens.Count; first++)
        {
            here.Clear();
            _walker.Walk(all, first, Math.Min(tokens.Count, first + LongestPhrase), here);
            AddBest(tokens, first, here, found);
        }

        return Conditions(tokens, found, letter);
    }

    private void AddBest(List<Token> tokens, int first, List<(int Pattern, int End)> here, List<PhraseMatch> found)
    {
        if (here.Count == 0)
        {
            return;
        }

        if (here.Count > 1)
        {
            here.Sort();
        }

        int i = 0;
        while (i < here.Count)
        {
            int pattern = here[i].Pattern;
            PhraseMatch best = default;
            for (; i < here.Count && here[i].Pattern == pattern; i++)
            {
                int end = here[i].End;
                ulong own = _hasGap[pattern] ? _tracer.Trace(pattern, tokens, first, end) : (1UL << Math.Min(end - first, 63)) - 1;
                var match = new PhraseMatch(pattern, first, end, own);
                if (best.Consumed == 0 || match.Words > best.Words)
                {
                    best = match;
                }
            }

            if (best.Consumed != 0)
            {
                found.Add(best);
            }
        }
    }

    /// <summary>Keeps of the matches those whose conditions hold, without those that only conditions ask for.</summary>
    private List<PhraseMatch> Conditions(List<Token> tokens, List<PhraseMatch> found, bool letter)
    {
        var near = new Neighbourhood(tokens, _vocabulary, found, _patterns);
        var kept = new List<PhraseMatch>(found.Count / 2);
        foreach (PhraseMatch match in found)
        {
            if (_patterns[match.Pattern].List != PhraseList.Neighbour && Hold(_conditions[match.Pattern], match, near, letter))
            {
                kept.Add(match);
            }
        }

        if (found.Capacity > MostRoom)
        {
            _room = null;
        }

        return kept;
    }

    private static bool Hold(PatternCondition[] conditions, PhraseMatch match, Neighbourhood near, bool letter)
    {
        foreach (PatternCondition condition in conditions)
        {
            bool holds = condition.Kind switch
            {
                ConditionKind.InLetter => letter,
                ConditionKind.InMessage => !letter,
                ConditionKind.Near => near.IsNear(match, condition.Neighbour!),
                ConditionKind.NotNear => !near.IsNear(match, condition.Neighbour!),
                ConditionKind.After => near.EndsAt(match.First, condition.Neighbour!),
                ConditionKind.NotAfter => !near.EndsAt(match.First, condition.Neighbour!),
                ConditionKind.Before => near.BeginsAt(match.End, condition.Neighbour!),
                ConditionKind.NotBefore => !near.BeginsAt(match.End, condition.Neighbour!),
                _ => throw new InvalidOperationException("An unknown condition."),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }
}
