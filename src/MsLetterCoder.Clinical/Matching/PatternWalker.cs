namespace MsLetterCoder.Clinical.Matching;

/// <summary>Runs a <see cref="PatternNet"/> as a deterministic automaton whose states are made when a text first needs them (lazy subset construction) and kept. Results never depend on
/// what was seen before. Safe for many threads.</summary>
internal sealed class PatternWalker
{
    private const ulong AnySymbol = ulong.MaxValue;

    private readonly PatternNet _net;
    private readonly Vocabulary _vocabulary;
    private readonly Lock _making = new();
    private WalkStates _states;

    public PatternWalker(PatternNet net, Vocabulary vocabulary)
    {
        _net = net;
        _vocabulary = vocabulary;
        _states = NewStates();
    }

    /// <summary>Walks from a token as far as any pattern goes, and adds every pattern found with the end of its last token; nothing at or behind <paramref name="end"/> is looked at.</summary>
    public void Walk(ReadOnlySpan<Token> tokens, int first, int end, List<(int Pattern, int End)> found)
    {
        WalkStates states = Volatile.Read(ref _states);
        int state = WalkStates.Origin;
        int at = first;
        do
        {
            int symbol = tokens[at++].Symbol;
            int next = states.Next(state, symbol, _vocabulary.ClassOf(symbol));
            state = next != WalkStates.Unknown ? next : Make(states, state, symbol);
            if (state == WalkStates.Nowhere)
            {
                return;
            }

            foreach (int pattern in states.Accepted(state))
            {
                found.Add((pattern, at));
            }
        }
        while (at < end && tokens[at].Before < TokenBreak.Hard);
    }

    private int Make(WalkStates states, int state, int symbol)
    {
        lock (_making)
        {
            int next = states.Next(state, symbol, _vocabulary.ClassOf(symbol));
            if (next == WalkStates.Unknown)
            {
                List<int> targets = Step(states.NetStatesOf(state), symbol);
                next = targets.Count == 0 ? WalkStates.Nowhere : StateOf(states, Close(targets));
                states.Add(state, symbol, next);
                if (states.IsFull && states == _states)
                {
                    // Hostile text can make ever new states: begin again rather than grow. Walks under way end on the old ones.
                    Volatile.Write(ref _states, NewStates());
                }
            }

            return next;
        }
    }

    private WalkStates NewStates()
    {
        var states = new WalkStates(_vocabulary.Count);
        StateOf(states, Close([PatternNet.Start]));
        return states;
    }

    private int StateOf(WalkStates states, int[] netStates)
    {
        int number = states.NumberOf(netStates);
        return number != 0 ? number : states.Make(netStates, [.. Accepted(netStates)], Follows(netStates));
    }

    private List<int> Step(int[] from, int symbol)
    {
        SymbolTraits traits = _vocabulary.Traits(symbol);
        var targets = new List<int>();
        foreach (int state in from)
        {
            targets.AddRange(_net.On(state, symbol));
            if (traits.LowerCase != 0)
            {
                targets.AddRange(_net.On(state, traits.LowerCase));
            }

            if (traits.IsNumber && symbol != Vocabulary.Number)
            {
                targets.AddRange(_net.On(state, Vocabulary.Number));
            }

            if (!traits.IsGapStop)
            {
                targets.AddRange(_net.OnAny(state));
            }
        }

        return targets;
    }

    /// <summary>The states and all that no word at all leads to from them, in ascending order.</summary>
    private int[] Close(List<int> states)
    {
        var seen = new HashSet<int>(states);
        var open = new Stack<int>(states);
        while (open.TryPop(out int state))
        {
            foreach (int next in _net.OnNothing(state))
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

    private SortedSet<int> Accepted(int[] states)
    {
        var patterns = new SortedSet<int>();
        foreach (int state in states)
        {
            foreach (int pattern in _net.Accepted(state))
            {
                patterns.Add(pattern);
            }
        }

        return patterns;
    }

    /// <summary>The classes of symbols on which one of the states goes on, a bit each.</summary>
    private ulong Follows(int[] states)
    {
        ulong follows = 0;
        foreach (int state in states)
        {
            if (!_net.OnAny(state).IsEmpty)
            {
                return AnySymbol;
            }

            foreach (int symbol in _net.Symbols(state))
            {
                follows |= 1UL << _vocabulary.ClassOf(symbol);
            }
        }

        return follows;
    }
}
