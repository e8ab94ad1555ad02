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

    private readonly WordTable _words;
    private readonly WordTable _exact;
    private readonly SymbolTraits[] _traits;
    private readonly byte[] _classes;
    private readonly bool _exactAreOdd; // no word in exact case is its own normal form

    private Vocabulary(WordTable words, WordTable exact, SymbolTraits[] traits)
    {
        _words = words;
        _exact = exact;
        _traits = traits;
        _exactAreOdd = exact.All.All(w => w.Word.Any(c => LetterCase.Lower(c) != c));
        _classes = [.. traits.Select((t, symbol) => Class(t.IsNumber ? Number : t.LowerCase != 0 ? t.LowerCase : symbol))];
    }

    /// <summary>How many symbols there are; every symbol is below it.</summary>
    public int Count => _traits.Length;

    /// <summary>Words in normal form with their numbers, in order of these.</summary>
    public IEnumerable<(string Word, int Symbol)> Words => _words.All.OrderBy(w => w.Symbol);

    /// <summary>What else a symbol stands for.</summary>
    public SymbolTraits Traits(int symbol) => _traits[symbol];

    /// <summary>One of 64 classes; symbols that serve the same arc of a pattern (numbers; a word in exact case and the same in lower case) are of one class.</summary>
    public byte ClassOf(int symbol) => _classes[symbol];

    private static byte Class(int symbol) => (byte)(((uint)symbol * 0x9E3779B9u) >> 26);

    /// <summary>Number of a word in normal form, 0 if unknown.</summary>
    public int Find(ReadOnlySpan<char> normal) => _words.Find(normal);

    /// <summary>Number of a word by its written form where patterns want that case, else by its normal form.</summary>
    public int Find(ReadOnlySpan<char> normal, ReadOnlySpan<char> written) =>
        !(_exactAreOdd && normal.SequenceEqual(written)) && FindExact(written) is > 0 and int exact ? exact : Find(normal);

    /// <summary>Number of a word that patterns want in exactly this case, 0 if none does.</summary>
    public int FindExact(ReadOnlySpan<char> written) => _exact.Count == 0 ? Unknown : _exact.Find(written);

    /// <summary>Number of a numeral, <see cref="Number"/> if no pattern names it.</summary>
    public int FindNumber(ReadOnlySpan<char> digits) => Find(digits) is > 0 and int symbol ? symbol : Number;

    /// <summary>Collects words while patterns are compiled.</summary>
    internal sealed class Builder
    {
        private readonly WordTable _words = new();
        private readonly WordTable _exact = new();
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
            int symbol = _words.Find(normal);
            if (symbol == 0)
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
            int symbol = _exact.Find(written);
            if (symbol == 0)
            {
                int lower = Add(written.ToLowerInvariant());
                symbol = _traits.Count;
                _exact.Add(written, symbol);
                _traits.Add(_traits[lower] with { LowerCase = lower });
            }

            return symbol;
        }

        public Vocabulary Build() => new(_words, _exact, [.. _traits]);
    }
}
