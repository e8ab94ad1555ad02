namespace MsLetterCoder.Clinical.Matching;

/// <summary>All patterns as one non-deterministic automaton over vocabulary symbols (Thompson's construction, without loops: patterns have no repetition).</summary>
internal sealed class PatternNet
{
    /// <summary>Where every pattern begins.</summary>
    public const int Start = 0;

    /// <summary>Label of the arc from a state in which a pattern ends; it leads to the pattern's number.</summary>
    private const int Accept = -3;

    /// <summary>Label of an arc without a word.</summary>
    private const int Empty = -2;

    /// <summary>Label of an arc on any word of a gap.</summary>
    private const int Any = -1;

    // The arcs of state s are those from _first[s] to before _first[s + 1], in order of their labels.
    private readonly int[] _first;
    private readonly int[] _labels;
    private readonly int[] _targets;

    private PatternNet(List<Arc> arcs, int states)
    {
        _first = new int[states + 1];
        _labels = new int[arcs.Count];
        _targets = new int[arcs.Count];
        foreach (Arc arc in arcs)
        {
            _first[arc.From + 1]++;
        }

        for (int state = 0; state < states; state++)
        {
            _first[state + 1] += _first[state];
        }

        int[] next = [.. _first];
        foreach (Arc arc in arcs)
        {
            int at = next[arc.From]++;
            (_labels[at], _targets[at]) = (arc.Label, arc.To);
        }

        for (int state = 0; state < states; state++)
        {
            int count = _first[state + 1] - _first[state];
            if (count > 1)
            {
                Array.Sort(_labels, _targets, _first[state], count);
            }
        }
    }

    /// <summary>Symbols on the arcs of a state.</summary>
    public ReadOnlySpan<int> Symbols(int state)
    {
        ReadOnlySpan<int> labels = _labels.AsSpan(_first[state].._first[state + 1]);
        int words = 0;
        while (words < labels.Length && labels[words] < 0)
        {
            words++;
        }

        return labels[words..];
    }

    /// <summary>States to which a symbol leads from a state.</summary>
    public ReadOnlySpan<int> On(int state, int symbol) => Targets(state, symbol);

    /// <summary>States to which any word of a gap leads from a state.</summary>
    public ReadOnlySpan<int> OnAny(int state) => Targets(state, Any);

    /// <summary>States to which no word at all leads from a state.</summary>
    public ReadOnlySpan<int> OnNothing(int state) => Targets(state, Empty);

    /// <summary>Patterns that end in a state.</summary>
    public ReadOnlySpan<int> Accepted(int state) => Targets(state, Accept);

    private ReadOnlySpan<int> Targets(int state, int label)
    {
        int first = _first[state];
        ReadOnlySpan<int> labels = _labels.AsSpan(first.._first[state + 1]);
        int at = labels.BinarySearch(label);
        if (at < 0)
        {
            return [];
        }

        int end = at + 1;
        while (at > 0 && labels[at - 1] == label)
        {
            at--;
        }

        while (end < labels.Length && labels[end] == label)
        {
            end++;
        }

        return _targets.AsSpan(first + at, end - at);
    }

    private readonly record struct Arc(int From, int Label, int To);

    /// <summary>Collects patterns; a word stands in the net by its number in the vocabulary.</summary>
    internal sealed class Builder(Vocabulary.Builder vocabulary)
    {
        private readonly List<Arc> _arcs = [];
        private int _states = 1;

        /// <summary>Adds a pattern; a walk that reaches its last state has found it.</summary>
        public void Add(PatternNode node, int pattern) => _arcs.Add(new Arc(Build(node, Start), Accept, pattern));

        /// <summary>The net of all patterns added.</summary>
        public PatternNet Build() => new(_arcs, _states);

        private int Build(PatternNode node, int from)
        {
            int to;
            switch (node)
            {
                case PatternNode.Word or PatternNode.Exact or PatternNode.Numeral:
                    to = _states++;
                    AddWords(node, from, to);
                    return to;
                case PatternNode.Sequence sequence:
                    to = from;
                    foreach (PatternNode item in sequence.Items)
                    {
                        to = Build(item, to);
                    }

                    return to;
                case PatternNode.Choice choice:
                    to = _states++;
                    foreach (PatternNode item in choice.Items)
                    {
                        if (item is PatternNode.Word or PatternNode.Exact or PatternNode.Numeral)
                        {
                            AddWords(item, from, to);
                        }
                        else
                        {
                            _arcs.Add(new Arc(Build(item, from), Empty, to));
                        }
                    }

                    return to;
                case PatternNode.Maybe maybe:
                    to = _states++;
                    _arcs.Add(new Arc(Build(maybe.Item, from), Empty, to));
                    _arcs.Add(new Arc(from, Empty, to));
                    return to;
                case PatternNode.Gap gap:
                    to = _states++;
                    _arcs.Add(new Arc(from, Empty, to));
                    for (int i = 0; i < gap.Most; i++)
                    {
                        int next = _states++;
                        _arcs.Add(new Arc(from, Any, next));
                        _arcs.Add(new Arc(next, Empty, to));
                        from = next;
                    }

                    return to;
                default:
                    throw new InvalidOperationException("An unknown kind of pattern node.");
            }
        }

        private void AddWords(PatternNode node, int from, int to)
        {
            switch (node)
            {
                case PatternNode.Word word:
                    foreach (string form in word.Forms)
                    {
                        _arcs.Add(new Arc(from, vocabulary.Add(form), to));
                    }

                    break;
                case PatternNode.Exact exact:
                    _arcs.Add(new Arc(from, vocabulary.AddExact(exact.Written), to));
                    break;
                case PatternNode.Numeral:
                    _arcs.Add(new Arc(from, Vocabulary.Number, to));
                    break;
            }
        }
    }
}
