using System.Numerics;
using System.Runtime.InteropServices;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>The deterministic states of a <see cref="PatternWalker"/> made so far, and the steps between them, kept small because every word of a letter asks several times. Only one thread at
/// a time may add; any number may read meanwhile, and find each step either whole or not yet there.</summary>
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
    private readonly int[] _first;
    private int[][] _netStates = new int[1024][];
    private State[] _states = new State[1024];
    private int[] _patterns = new int[4096];
    private int _patternCount;
    private int _count = Origin;

    // Open addressing; a step is one number of 64 bits: state and symbol above, the state it leads to below; 0 for a free slot.
    private long[] _steps = new long[4096];
    private int _stepCount;

    /// <summary>No states yet, for a vocabulary of so many symbols.</summary>
    public WalkStates(int symbols) => _first = new int[symbols];

    /// <summary>True where hostile text has made more than is worth keeping.</summary>
    public bool IsFull => _count >= MostStates || _stepCount >= MostSteps;

    /// <summary>The state that a symbol of a class leads to; <see cref="Unknown"/> or <see cref="Nowhere"/> where there is none.</summary>
    public int Next(int state, int symbol, int symbolClass)
    {
        if (state == Origin)
        {
            return Volatile.Read(ref _first[symbol]);
        }

        if ((Volatile.Read(ref _states)[state].Follows >> symbolClass & 1) == 0)
        {
            return Nowhere;
        }

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
    public ReadOnlySpan<int> Accepted(int state)
    {
        State at = Volatile.Read(ref _states)[state];
        return at.Patterns == 0 ? [] : Volatile.Read(ref _patterns).AsSpan(at.FirstPattern, at.Patterns);
    }

    /// <summary>The net's states that a state stands for.</summary>
    public int[] NetStatesOf(int state) => _netStates[state];

    /// <summary>The number of the state that stands for these states of the net, 0 where it has not been made.</summary>
    public int NumberOf(int[] netStates) => _numbers.GetValueOrDefault(new NetStates(netStates));

    /// <summary>Makes the state that stands for these states of the net.</summary>
    /// <param name="netStates">They, in ascending order.</param>
    /// <param name="accepted">Patterns that end in it.</param>
    /// <param name="follows">The classes of symbols (<see cref="Vocabulary.ClassOf"/>) on which it may go on, a bit each.</param>
    public int Make(int[] netStates, ReadOnlySpan<int> accepted, ulong follows)
    {
        if (_count == _states.Length)
        {
            Array.Resize(ref _netStates, _count * 2);
            Volatile.Write(ref _states, Larger(_states, _count * 2));
        }

        if (_patternCount + accepted.Length > _patterns.Length)
        {
            Volatile.Write(ref _patterns, Larger(_patterns, (_patternCount + accepted.Length) * 2));
        }

        accepted.CopyTo(_patterns.AsSpan(_patternCount));
        _states[_count] = new State(follows, _patternCount, accepted.Length);
        _patternCount += accepted.Length;
        _netStates[_count] = netStates;
        _numbers.Add(new NetStates(netStates), _count);
        return _count++;
    }

    /// <summary>Adds a step. Whatever a reader needs of the state it leads to is there before the step is.</summary>
    public void Add(int state, int symbol, int next)
    {
        if (state == Origin)
        {
            Volatile.Write(ref _first[symbol], next);
            return;
        }

        if (++_stepCount * 4 > _steps.Length * 3)
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

    private static T[] Larger<T>(T[] array, int length)
    {
        T[] larger = new T[length];
        array.CopyTo(larger, 0);
        return larger;
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
    private static int SlotOf(long from, int slots) => (int)(((ulong)from * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)slots)));

    private readonly record struct State(ulong Follows, int FirstPattern, int Patterns);

    private readonly struct NetStates(int[] states) : IEquatable<NetStates>
    {
        private readonly int[] _states = states;

        public bool Equals(NetStates other) => _states.AsSpan().SequenceEqual(other._states);

        public override bool Equals(object? obj) => obj is NetStates other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(_states.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
