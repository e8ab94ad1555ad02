using System.Collections.Concurrent;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>Runs a <see cref="PatternNet"/> as a deterministic automaton whose states are made when a text first needs them (lazy subset construction) and kept. Results never depend on
/// what was seen before. Safe for many threads.</summary>
internal sealed class PatternWalker
{
    private const int MostStates = 200_000;

    private readonly PatternNet _net;
    private readonly Vocabulary _vocabulary;
    private readonly Lock _making = new();
    private Dictionary<StateKey, WalkState> _made = [];
    private WalkState?[] _first;
    private readonly bool[] _canStart;

    public PatternWalker(PatternNet net, Vocabulary vocabulary)
    {
        _net = net;
        _vocabulary = vocabulary;
        _first = new WalkState?[vocabulary.Count];
        _canStart = new bool[vocabulary.Count];
        Origin = new WalkState([.. Close([PatternNet.Start])], []);
        MarkFirstSymbols();
    }

    private WalkState Origin { get; }

    /// <summary>The state after a first token; null where no pattern begins with it.</summary>
    public WalkState? Begin(int symbol)
    {
        if (!_canStart[symbol])
        {
            return null;
        }

        WalkState? state = Volatile.Read(ref _first[symbol]);
        if (state is null)
        {
            state = Make(Origin, symbol);
            Volatile.Write(ref _first[symbol], state);
        }

        return state;
    }

    /// <summary>The state after one more token; null where no pattern goes on with it.</summary>
    public WalkState? Next(WalkState state, int symbol)
    {
        if (!state.Next.TryGetValue(symbol, out WalkState? next))
        {
            next = Make(state, symbol);
            state.Next[symbol] = next;
        }

        return next;
    }

    /// <summary>Marks the symbols with which a pattern can begin: those on the edges of the origin, and those that also serve one of them.</summary>
    private void MarkFirstSymbols()
    {
        bool anyWord = false;
        foreach (int state in Origin.States)
        {
            anyWord |= _net.States[state].Any.Length > 0;
            foreach (int symbol in _net.States[state].Edges?.Keys ?? [])
            {
                _canStart[symbol] = true;
            }
        }

        for (int symbol = 0; symbol < _canStart.Length; symbol++)
        {
            SymbolTraits traits = _vocabulary.Traits(symbol);
            _canStart[symbol] |= _canStart[traits.LowerCase] && traits.LowerCase != 0;
            _canStart[symbol] |= traits.IsNumber && _canStart[Vocabulary.Number];
            _canStart[symbol] |= anyWord && !traits.IsGapStop;
        }
    }

    private WalkState? Make(WalkState state, int symbol)
    {
        List<int> targets = Step(state, symbol);
        if (targets.Count == 0)
        {
            return null;
        }

        int[] closed = Close(targets);
        lock (_making)
        {
            if (_made.Count > MostStates)
            {
                // Hostile text can make ever new states: begin again rather than grow.
                _made = [];
                _first = new WalkState?[_vocabulary.Count];
            }

            var key = new StateKey(closed);
            if (!_made.TryGetValue(key, out WalkState? made))
            {
                made = new WalkState(closed, [.. closed.SelectMany(s => _net.States[s].Accept).Distinct().Order()]);
                _made.Add(key, made);
            }

            return made;
        }
    }

    private List<int> Step(WalkState state, int symbol)
    {
        SymbolTraits traits = _vocabulary.Traits(symbol);
        var targets = new List<int>();
        foreach (int s in state.States)
        {
            PatternNet.State net = _net.States[s];
            if (net.Edges is { } edges)
            {
                if (edges.TryGetValue(symbol, out List<int>? to))
                {
                    targets.AddRange(to);
                }

                if (traits.LowerCase != 0 && edges.TryGetValue(traits.LowerCase, out to))
                {
                    targets.AddRange(to);
                }

                if (traits.IsNumber && symbol != Vocabulary.Number && edges.TryGetValue(Vocabulary.Number, out to))
                {
                    targets.AddRange(to);
                }
            }

            if (!traits.IsGapStop)
            {
                targets.AddRange(net.Any);
            }
        }

        return targets;
    }

    private int[] Close(List<int> states)
    {
        var seen = new HashSet<int>(states);
        var open = new Stack<int>(states);
        while (open.TryPop(out int state))
        {
            foreach (int next in _net.States[state].Epsilon)
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        int[] closed = [.. seen];
        Array.Sort(closed);
        return closed;
    }

    /// <summary>A deterministic state: the net's states it stands for, and the patterns that end in it.</summary>
    internal sealed class WalkState(int[] states, int[] accept)
    {
        public int[] States { get; } = states;

        public int[] Accept { get; } = accept;

        public ConcurrentDictionary<int, WalkState?> Next { get; } = new(concurrencyLevel: 1, capacity: 3);
    }

    private readonly struct StateKey(int[] states) : IEquatable<StateKey>
    {
        private readonly int[] _states = states;

        public bool Equals(StateKey other) => _states.AsSpan().SequenceEqual(other._states);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (int state in _states)
            {
                hash.Add(state);
            }

            return hash.ToHashCode();
        }
    }
}
