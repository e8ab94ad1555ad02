using System.Globalization;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>Reads the pattern language of docs/knowledge-files.md.</summary>
internal sealed class PatternParser
{
    private readonly Dictionary<string, PatternNode> _macros = new(StringComparer.Ordinal);

    /// <summary>Defines a macro for the patterns that follow.</summary>
    /// <exception cref="FormatException">The name does not begin with '@', is taken, or the pattern is malformed.</exception>
    public void Define(string name, string pattern)
    {
        if (name.Length < 2 || name[0] != '@')
        {
            throw new FormatException("a macro's name begins with '@'");
        }

        if (!_macros.TryAdd(name, Parse(pattern, plural: false)))
        {
            throw new FormatException($"the macro {name} is defined twice");
        }
    }

    /// <summary>Parses one pattern. Where <paramref name="plural"/> is set, its last plain word also matches with an s.</summary>
    /// <exception cref="FormatException">Malformed; the message says what and where.</exception>
    public PatternNode Parse(string pattern, bool plural = true)
    {
        var reader = new Reader(pattern, this, plural);
        PatternNode node = reader.ReadChoice();
        reader.ExpectEnd();
        return node.CanBeEmpty ? throw new FormatException("the pattern can match no word at all") : node;
    }

    /// <summary>All words of a macro, in all forms; none for an unknown macro.</summary>
    public IEnumerable<string> MacroWords(string name) => _macros.TryGetValue(name, out PatternNode? node) ? Words(node) : [];

    private static IEnumerable<string> Words(PatternNode node) => node switch
    {
        PatternNode.Word word => word.Forms,
        PatternNode.Sequence sequence => sequence.Items.SelectMany(Words),
        PatternNode.Choice choice => choice.Items.SelectMany(Words),
        PatternNode.Maybe maybe => Words(maybe.Item),
        _ => [],
    };

    private sealed class Reader(string text, PatternParser owner, bool plural)
    {
        private int _at;

        public PatternNode ReadChoice()
        {
            PatternNode first = ReadSequence();
            if (_at >= text.Length || text[_at] != '|')
            {
                return first;
            }

            var items = new List<PatternNode> { first };
            while (_at < text.Length && text[_at] == '|')
            {
                _at++;
                items.Add(ReadSequence());
            }

            return new PatternNode.Choice(items);
        }

        public void ExpectEnd()
        {
            if (_at < text.Length)
            {
                throw new FormatException($"'{text[_at]}' at column {_at + 1} closes nothing");
            }
        }

        private PatternNode ReadSequence()
        {
            if (!AtItem())
            {
                throw new FormatException($"an empty alternative at column {_at + 1}");
            }

            PatternNode first = ReadItem();
            if (!AtItem())
            {
                return first;
            }

            var items = new List<PatternNode> { first };
            do
            {
                items.Add(ReadItem());
            }
            while (AtItem());

            return new PatternNode.Sequence(items);
        }

        /// <summary>Passes blanks; true where an item of the sequence follows.</summary>
        private bool AtItem()
        {
            while (_at < text.Length && text[_at] is ' ' or '\t')
            {
                _at++;
            }

            return _at < text.Length && text[_at] is not ('|' or ')');
        }

        private PatternNode ReadItem()
        {
            if (text[_at] == '(')
            {
                int opened = _at++;
                PatternNode inner = ReadChoice();
                if (_at >= text.Length)
                {
                    throw new FormatException($"the bracket at column {opened + 1} is not closed");
                }

                _at++;
                return Optional(inner);
            }

            int start = _at;
            while (_at < text.Length && text[_at] is not (' ' or '\t' or '|' or '(' or ')' or '?'))
            {
                _at++;
            }

            string word = text[start.._at];
            if (word.Length == 0)
            {
                // A lone '?' is the query mark of '?UTI'.
                _at++;
                return new PatternNode.Word(["?"]);
            }

            return Optional(Item(word, start));
        }

        private PatternNode Optional(PatternNode node)
        {
            if (_at < text.Length && text[_at] == '?')
            {
                _at++;
                return new PatternNode.Maybe(node);
            }

            return node;
        }

        private PatternNode Item(string word, int column)
        {
            switch (word[0])
            {
                case '@':
                    return owner._macros.TryGetValue(word, out PatternNode? macro)
                        ? macro
                        : throw new FormatException($"the macro {word} at column {column + 1} is not defined above");
                case '~':
                    return int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int most) && most is >= 1 and <= 8
                        ? new PatternNode.Gap(most)
                        : throw new FormatException($"a gap '{word}' at column {column + 1} is not ~1 to ~8");
                case '#':
                    return word == "#num" ? new PatternNode.Numeral() : throw new FormatException($"'{word}' at column {column + 1}: only #num is known");
                case '=':
                    return ExactWords(word[1..], column);
            }

            bool inflect = word.Length > 1 && word[^1] == '+';
            IReadOnlyList<PatternNode> words = WordForms.Split(inflect ? word[..^1] : word, inflect, plural && LastWord());
            return words.Count switch
            {
                0 => throw new FormatException($"'{word}' at column {column + 1} has no letter"),
                1 => words[0],
                _ => new PatternNode.Sequence(words),
            };
        }

        private static PatternNode ExactWords(string written, int column)
        {
            string[] parts = written.Split(['-', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts.Any(p => !p.All(char.IsLetter)))
            {
                parts = [.. parts.SelectMany(SplitDigits)];
            }

            List<PatternNode> nodes = [.. parts.Select(p => (PatternNode)(char.IsLetter(p[0]) ? new PatternNode.Exact(p) : new PatternNode.Word([p])))];
            return nodes.Count switch
            {
                0 => throw new FormatException($"'=' at column {column + 1} names no word"),
                1 => nodes[0],
                _ => new PatternNode.Sequence(nodes),
            };
        }

        private static IEnumerable<string> SplitDigits(string part)
        {
            int start = 0;
            for (int i = 1; i <= part.Length; i++)
            {
                if (i == part.Length || char.IsLetter(part[i]) != char.IsLetter(part[start]))
                {
                    yield return part[start..i];
                    start = i;
                }
            }
        }

        private bool LastWord()
        {
            int at = _at;
            while (at < text.Length && text[at] is ' ' or ')' or '?')
            {
                at++;
            }

            return at >= text.Length || text[at] == '|';
        }
    }
}
