namespace MsLetterCoder.Clinical.Matching;

/// <summary>The deterministic states of a <see cref="PatternWalker"/> made so far, and the steps between them. Only one thread at a time may add; any number may read meanwhile, and find
/// each step either whole or not yet there.</summary>
internal sealed class WalkStates
{
    /// <summary>A step that has not been made yet.</summary>
    public const int Unknown = 0;

    /// <summary>A step on which no pattern goes on.</summary>
    public const int Nowhere = 1;

    /// <summary>Where every walk begins.</summary>
    public const int Origin = 2;

    private const int StateBits = 20;
    private const int SymbolBits = 22;
    private const int MostStates = 1 << 17;
    private const int MostSteps = 1 << 19;

    private readonly Dictionary<NetStates, int> _numbers = [];
    private int[][] _netStates = new int[1024][];
    private int[][] _accepted = new int[1024][];
    private int _count = Origin;

    // Open addressing; a step is one number of 64 bits: state and symbol above, the state it leads to below; 0 for a free slot.
    private long[] _steps = new long[4096];
    private int _stepCount;

    /// <summary>True where hostile text has made more than is worth keeping.</summary>
    public bool IsFull => _count >= MostStates || _stepCount >= MostSteps;

    /// <summary>The state that a symbol leads to; <see cref="Unknown"/> or <see cref="Nowhere"/> where there is none.</summary>
    public int Next(int state, int symbol)
    {
        long[] steps = Volatile.Read(ref _steps);
        long from = From(state, symbol);
        for (int slot = SlotOf(from, steps.Length); ; slot = (slot + 1) & (steps.Length - 1))
        {
            long step = Volatile.Read(ref steps[slot]);
            if (step == 0 || step >> StateBits == from)
            {
                return (int)(step & ((1 << StateBits) - 1));
            }
        }
    }

    /// <summary>Patterns that end in a state, in ascending order.</summary>
    public int[] Accepted(int state) => Volatile.Read(ref _accepted)[state];

    /// <summary>The net's states that a state stands for.</summary>
    public int[] NetStatesOf(int state) => _netStates[state];

    /// <summary>The number of the state that stands for these states of the net; <paramref name="accepted"/> tells a new one's patterns.</summary>
    public int NumberOf(int[] netStates, Func<int[], int[]> accepted)
    {
        var key = new NetStates(netStates);
        if (!_numbers.TryGetValue(key, out int state))
        {
            state = _count++;
            if (state == _accepted.Length)
            {
                Array.Resize(ref _netStates, state * 2);
                int[][] larger = new int[state * 2][];
                _accepted.CopyTo(larger, 0);
                Volatile.Write(ref _accepted, larger);
            }

            _numbers.Add(key, state);
            _netStates[state] = netStates;
            _accepted[state] = accepted(netStates);
        }

        return state;
    }

    /// <summary>Adds a step. Whatever a reader needs of the state it leads to is there before the step is.</summary>
    public void Add(int state, int symbol, int next)
    {
        if (++_stepCount * 2 > _steps.Length)
        {
            long[] larger = new long[_steps.Length * 2];
            foreach (long step in _steps)
            {
                if (step != 0)
                {
                    larger[FreeSlot(larger, step)] = step;
                }
            }

            Volatile.Write(ref _steps, larger);
        }

        long added = (From(state, symbol) << StateBits) | (uint)next;
        Volatile.Write(ref _steps[FreeSlot(_steps, added)], added);
    }

    private static int FreeSlot(long[] steps, long step)
    {
        int slot = SlotOf(step >> StateBits, steps.Length);
        while (steps[slot] != 0)
        {
            slot = (slot + 1) & (steps.Length - 1);
        }

        return slot;
    }

    private static long From(int state, int symbol) => ((long)state << SymbolBits) | (uint)symbol;

    /// <summary>Fibonacci hashing: the high bits of a product with 2^64 over the golden ratio.</summary>
    private static int SlotOf(long from, int slots) => (int)(((ulong)from * 0x9E3779B97F4A7C15) >> (64 - System.Numerics.BitOperations.Log2((uint)slots)));

    private readonly struct NetStates(int[] states) : IEquatable<NetStates>
    {
        private readonly int[] _states = states;

        public bool Equals(NetStates other) => _states.AsSpan().SequenceEqual(other._states);

        public override bool Equals(object? obj) => obj is NetStates other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_states.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
