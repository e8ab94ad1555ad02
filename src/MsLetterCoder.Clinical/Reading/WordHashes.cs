namespace MsLetterCoder.Clinical.Reading;

/// <summary>Words as hashes (FNV-1a, 64 bits): letters and digits in lower case; apostrophes are left out and anything else parts words.</summary>
internal static class WordHashes
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The words of a text, in order.</summary>
    public static Words Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>The hash of what came before with a word behind it.</summary>
    public static ulong Join(ulong before, ulong word) => (before ^ word) * Prime + word;

    /// <summary>Walks the words of a text.</summary>
    internal ref struct Words(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        /// <summary>Hash of the word it stands on.</summary>
        public ulong Current { get; private set; }

        /// <summary>Itself.</summary>
        public readonly Words GetEnumerator() => this;

        /// <summary>Goes on to the next word.</summary>
        public bool MoveNext()
        {
            ulong hash = Basis;
            bool any = false;
            for (; _at < _text.Length; _at++)
            {
                char c = _text[_at];
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                {
                    hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
                    any = true;
                }
                else if (any && c is not ('\'' or '\u2019' or '\u00ad'))
                {
                    break;
                }
            }

            Current = hash;
            return any;
        }
    }
}
