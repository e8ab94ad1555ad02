using System.Collections.Frozen;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>The words that patterns name, numbered. A word that patterns want in exact case has a number of its own beside its lower-case form.</summary>
internal sealed class Vocabulary
{
    /// <summary>A word that no pattern names.</summary>
    public const int Unknown = 0;

    /// <summary>A number that no pattern names.</summary>
    public const int Number = 1;

    private static readonly HashSet<string> GapStops = new(StringComparer.Ordinal)
    {
        "but", "no", "not", "nor", "never", "without", "denies", "denied", "although", "however", "except",
    };

    private static readonly HashSet<string> NumberWords = new(StringComparer.Ordinal)
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    };

    private readonly FrozenDictionary<string, int> _words;
    private readonly FrozenDictionary<string, int> _exact;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordLookup;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _exactLookup;
    private readonly bool _hasExact;
    private readonly SymbolTraits[] _traits;

    private Vocabulary(FrozenDictionary<string, int> words, FrozenDictionary<string, int> exact, SymbolTraits[] traits)
    {
        _words = words;
        _exact = exact;
        _hasExact = exact.Count > 0;
        _wordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _exactLookup = exact.GetAlternateLookup<ReadOnlySpan<char>>();
        _traits = traits;
    }

    /// <summary>How many symbols there are; every symbol is below it.</summary>
    public int Count => _traits.Length;

    /// <summary>What else a symbol stands for.</summary>
    public SymbolTraits Traits(int symbol) => _traits[symbol];

    /// <summary>Number of a word in normal form, 0 if unknown.</summary>
    public int Find(ReadOnlySpan<char> normal) => _wordLookup.TryGetValue(normal, out int symbol) ? symbol : Unknown;

    /// <summary>Number of a word by its written form where patterns want that case, else by its normal form.</summary>
    public int Find(ReadOnlySpan<char> normal, ReadOnlySpan<char> written) =>
        _hasExact && _exactLookup.TryGetValue(written, out int exact) ? exact : Find(normal);

    /// <summary>Number of a numeral, <see cref="Number"/> if no pattern names it.</summary>
    public int FindNumber(ReadOnlySpan<char> digits) => _wordLookup.TryGetValue(digits, out int symbol) ? symbol : Number;

    /// <summary>All words in normal form, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Words wanted in exact case, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> ExactWords => _exact;

    /// <summary>Collects words while patterns are compiled.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
        private readonly List<SymbolTraits> _traits = [default, new SymbolTraits(0, IsNumber: true, IsGapStop: false)];

        public Builder()
        {
            foreach (string word in GapStops.Concat(NumberWords).Append("s").Append("?").Append("and").Append("+"))
            {
                Add(word);
            }
        }

        /// <summary>Number of a word in normal form, new or known.</summary>
        public int Add(string normal)
        {
            if (!_words.TryGetValue(normal, out int symbol))
            {
                symbol = _traits.Count;
                _words.Add(normal, symbol);
                _traits.Add(new SymbolTraits(0, char.IsAsciiDigit(normal[0]) || NumberWords.Contains(normal), GapStops.Contains(normal)));
            }

            return symbol;
        }

        /// <summary>Number of a word in exact case; its traits name its normal form, whose patterns it also serves.</summary>
        public int AddExact(string written)
        {
            if (!_exact.TryGetValue(written, out int symbol))
            {
                int lower = Add(written.ToLowerInvariant());
                symbol = _traits.Count;
                _exact.Add(written, symbol);
                _traits.Add(_traits[lower] with { LowerCase = lower });
            }

            return symbol;
        }

        public Vocabulary Build() => new(
            _words.ToFrozenDictionary(StringComparer.Ordinal), _exact.ToFrozenDictionary(StringComparer.Ordinal), [.. _traits]);
    }
}
