namespace MsLetterCoder.Clinical.Matching;

/// <summary>All patterns as one non-deterministic automaton over vocabulary symbols (Thompson's construction, without loops: patterns have no repetition).</summary>
internal sealed class PatternNet
{
    /// <summary>Where every pattern begins.</summary>
    public const int Start = 0;

    private readonly List<State> _states = [new State()];
    private readonly Vocabulary.Builder _vocabulary;

    public PatternNet(Vocabulary.Builder vocabulary) => _vocabulary = vocabulary;

    public IReadOnlyList<State> States => _states;

    /// <summary>Adds a pattern; a walk that reaches its last state has found it.</summary>
    public void Add(PatternNode node, int pattern)
    {
        int end = Build(node, Start);
        _states[end].Accept.Add(pattern);
    }

    private int Build(PatternNode node, int from)
    {
        int to;
        switch (node)
        {
            case PatternNode.Word or PatternNode.Exact or PatternNode.Numeral:
                to = NewState();
                AddEdges(node, from, to);
                return to;
            case PatternNode.Sequence sequence:
                return sequence.Items.Aggregate(from, (at, item) => Build(item, at));
            case PatternNode.Choice choice:
                to = NewState();
                foreach (PatternNode item in choice.Items)
                {
                    if (item is PatternNode.Word or PatternNode.Exact or PatternNode.Numeral)
                    {
                        AddEdges(item, from, to);
                    }
                    else
                    {
                        _states[Build(item, from)].Epsilon.Add(to);
                    }
                }

                return to;
            case PatternNode.Maybe maybe:
                to = NewState();
                _states[Build(maybe.Item, from)].Epsilon.Add(to);
                _states[from].Epsilon.Add(to);
                return to;
            case PatternNode.Gap gap:
                to = NewState();
                int at = from;
                _states[at].Epsilon.Add(to);
                for (int i = 0; i < gap.Most; i++)
                {
                    int next = NewState();
                    _states[at].Any = [.. _states[at].Any, next];
                    _states[next].Epsilon.Add(to);
                    at = next;
                }

                return to;
            default:
                throw new InvalidOperationException("An unknown kind of pattern node.");
        }
    }

    private void AddEdges(PatternNode node, int from, int to)
    {
        State state = _states[from];
        switch (node)
        {
            case PatternNode.Word word:
                foreach (string form in word.Forms)
                {
                    state.Add(_vocabulary.Add(form), to);
                }

                break;
            case PatternNode.Exact exact:
                state.Add(_vocabulary.AddExact(exact.Written), to);
                break;
            case PatternNode.Numeral:
                state.Add(Vocabulary.Number, to);
                break;
        }
    }

    private int NewState()
    {
        _states.Add(new State());
        return _states.Count - 1;
    }

    /// <summary>A state: edges by symbol, edges on any word of a gap, edges without a word, patterns that end here.</summary>
    internal sealed class State
    {
        private Dictionary<int, List<int>>? _edges;

        public List<int> Epsilon { get; } = [];

        public int[] Any { get; set; } = [];

        public List<int> Accept { get; } = [];

        public IReadOnlyDictionary<int, List<int>>? Edges => _edges;

        public void Add(int symbol, int to)
        {
            _edges ??= [];
            if (!_edges.TryGetValue(symbol, out List<int>? targets))
            {
                _edges.Add(symbol, targets = new List<int>(1));
            }

            targets.Add(to);
        }
    }
}
