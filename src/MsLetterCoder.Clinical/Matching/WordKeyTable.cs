using System.Numerics;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>Values above 0 by <see cref="WordKey"/>, key and value side by side: whether a word is there takes one look into memory.</summary>
internal sealed class WordKeyTable
{
    private Slot[] _slots = new Slot[64];
    private int _count;

    /// <summary>Value of a word, 0 for one that is not there.</summary>
    public int Find(ulong key)
    {
        Slot[] slots = _slots;
        for (int at = PlaceOf(key, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly Slot slot = ref slots[at];
            if (slot.Key == key || slot.Key == WordKey.None)
            {
                return slot.Value;
            }
        }
    }

    /// <summary>Sets the value of a word.</summary>
    public void Set(ulong key, int value)
    {
        if (++_count * 2 > _slots.Length)
        {
            Slot[] old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (Slot slot in old)
            {
                if (slot.Key != WordKey.None)
                {
                    Place(slot);
                }
            }
        }

        Place(new Slot(key, value));
    }

    private void Place(Slot word)
    {
        int at = PlaceOf(word.Key, _slots.Length);
        while (_slots[at].Key != WordKey.None && _slots[at].Key != word.Key)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        _slots[at] = word;
    }

    /// <summary>Fibonacci hashing, as in <see cref="WalkStates"/>.</summary>
    private static int PlaceOf(ulong key, int slots) => (int)((key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)slots)));

    private readonly record struct Slot(ulong Key, int Value);
}
