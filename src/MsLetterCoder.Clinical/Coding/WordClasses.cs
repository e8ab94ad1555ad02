using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Classes of words (Knowledge/word-classes.tsv): what 'stopped', 'discontinued' and 'withdrawn' have in common, by number and by name. Class 0 is any other word.</summary>
internal sealed class WordClasses
{
    private const int LeastEnding = 5;

    private const int LongestCurly = 24;

    private const int MostClasses = 240;

    private readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _classOf;
    private readonly WordKeyTable _plain = new(); // the same of words of few letters
    private readonly string[] _names;
    private readonly bool[] _verbs;
    private readonly byte _past;
    private readonly byte _progressive;
    private readonly byte _year;
    private readonly byte _number;

    private WordClasses(Dictionary<string, byte> classOf, List<string> names, HashSet<string> verbs)
    {
        _classOf = classOf.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach ((string word, byte wordClass) in classOf)
        {
            if (WordKey.Of(word) is not WordKey.None and ulong key)
            {
                _plain.Set(key, wordClass);
            }
        }

        _past = (byte)names.Count;
        names.Add("ed");
        _progressive = (byte)names.Count;
        names.Add("ing");
        _year = (byte)names.Count;
        names.Add("yyyy");
        _number = (byte)names.Count;
        names.Add("num");
        _names = [.. names];
        _verbs = [.. names.Select(n => n is "ed" or "ing" || verbs.Contains(n))];
    }

    /// <summary>True for a class whose words belong to a verb group.</summary>
    public bool IsVerb(byte wordClass) => _verbs[wordClass];

    /// <summary>Name of a class; "" for class 0.</summary>
    public string NameOf(byte wordClass) => _names[wordClass];

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A line is malformed, a word stands in two classes, or there are too many classes.</exception>
    public static WordClasses Load(KnowledgeFile file)
    {
        var classOf = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string> { "" };
        var verbs = new HashSet<string>(StringComparer.Ordinal);
        foreach (KnowledgeRow row in file.Rows)
        {
            if (row.Cells.Count < 2 || row.Cell(2) is not ("" or "verb") || names.Contains(row.Cell(0)) || names.Count > MostClasses)
            {
                throw row.Error("a class, once, its words and perhaps 'verb' are due");
            }

            byte number = (byte)names.Count;
            names.Add(row.Cell(0));
            if (row.Cell(2).Length > 0)
            {
                verbs.Add(row.Cell(0));
            }

            foreach (string word in row.Cell(1).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!classOf.TryAdd(word, number))
                {
                    throw row.Error($"'{word}' stands in two classes");
                }
            }
        }

        return new WordClasses(classOf, names, verbs);
    }

    /// <summary>Class of each token of a text.</summary>
    public byte[] Of(ReadText text)
    {
        byte[] classes = new byte[text.Tokens.Count];
        for (int token = 0; token < classes.Length; token++)
        {
            classes[token] = Of(text.Tokens[token].Span.In(text.Text));
        }

        return classes;
    }

    private byte Of(ReadOnlySpan<char> word)
    {
        if (WordKey.Of(word) is not WordKey.None and ulong key)
        {
            return _plain.Find(key) is > 0 and int plain ? (byte)plain : ByEnding(word);
        }

        Span<char> straight = stackalloc char[LongestCurly];
        if (word.Length <= LongestCurly && word.Contains('’'))
        {
            word.Replace(straight, '’', '\'');
            return _classOf.TryGetValue(straight[..word.Length], out byte curly) ? curly : (byte)0;
        }

        if (_classOf.TryGetValue(word, out byte wordClass))
        {
            return wordClass;
        }

        return word.Length > 0 && char.IsAsciiDigit(word[0]) ? ReadText.YearIn(word) > 0 ? _year : _number : ByEnding(word);
    }

    private byte ByEnding(ReadOnlySpan<char> word) =>
        word.Length < LeastEnding ? (byte)0
        : word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) ? _past
        : word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) ? _progressive
        : (byte)0;
}
