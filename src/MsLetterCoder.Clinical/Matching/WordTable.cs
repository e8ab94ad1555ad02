namespace MsLetterCoder.Clinical.Matching;

/// <summary>Words and their numbers, found by span without a string being made: words of few small letters by their key, others by open addressing, the hash beside the number, so that a word that is not
/// there seldom costs a comparison.</summary>
internal sealed class WordTable
{
    private readonly WordKeyTable _plain = new();
    private readonly List<(string Word, int Symbol)> _plainWords = [];
    private Slot[] _slots = new Slot[64];
    private int _others;

    /// <summary>How many words there are.</summary>
    public int Count => _plainWords.Count + _others;

    /// <summary>All words with their numbers, in no order.</summary>
    public IEnumerable<(string Word, int Symbol)> All => _plainWords.Concat(_slots.Where(s => s.Symbol != 0).Select(s => (s.Word, s.Symbol)));

    /// <summary>Number of a word, 0 for one that is not there.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (WordKey.OfLower(word) is not WordKey.None and ulong key)
        {
            return _plain.Find(key);
        }

        uint hash = Hash(word);
        Slot[] slots = _slots;
        int mask = slots.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref readonly Slot slot = ref slots[at];
            if (slot.Symbol == 0 || (slot.Hash == hash && word.SequenceEqual(slot.Word)))
            {
                return slot.Symbol;
            }
        }
    }

    /// <summary>Adds a word that is not there yet, under a number above 0.</summary>
    public void Add(string word, int symbol)
    {
        if (WordKey.OfLower(word) is not WordKey.None and ulong key)
        {
            _plain.Set(key, symbol);
            _plainWords.Add((word, symbol));
            return;
        }

        if (++_others * 4 > _slots.Length * 3)
        {
            Slot[] old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (Slot slot in old)
            {
                if (slot.Symbol != 0)
                {
                    Place(slot);
                }
            }
        }

        Place(new Slot(word, Hash(word), symbol));
    }

    private void Place(Slot word)
    {
        int mask = _slots.Length - 1;
        int at = (int)word.Hash & mask;
        while (_slots[at].Symbol != 0)
        {
            at = (at + 1) & mask;
        }

        _slots[at] = word;
    }

    /// <summary>FNV-1a over code units, its high bits mixed into the low ones, which choose the slot.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash ^ (hash >> 15);
    }

    /// <summary>A word with its number; number 0 for a free slot.</summary>
    private readonly record struct Slot(string Word, uint Hash, int Symbol);
}
