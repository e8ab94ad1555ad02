using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Says which terms of a clinical concept are safe to match in running text: no everyday words, no abbreviations, no numbers (everyday-words.txt).</summary>
internal sealed class TermGuard
{
    /// <summary>Letters of the shortest single word that is matched.</summary>
    private const int ShortestWord = 5;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _everyday;

    private TermGuard(IEnumerable<string> words) => _everyday = words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the list built into the program.</summary>
    public static TermGuard Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Knowledge/everyday-words.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new List<string>();
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        while (reader.ReadLine() is { } line)
        {
            foreach (string word in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(folded[..TermWords.Fold(word, folded)].ToString());
            }
        }

        return new TermGuard(words);
    }

    /// <summary>True for a term that may be matched; <paramref name="sequence"/> is its words.</summary>
    public bool Admits(ReadOnlySpan<char> term, string tag, out ulong sequence, out int count)
    {
        sequence = TermWords.Empty;
        count = 0;
        int telling = 0;
        int content = 0;
        bool single = true;
        int at = 0;
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        while (TermWords.Next(term, ref at, out int start))
        {
            ReadOnlySpan<char> word = TermWords.WithoutPossessive(term[start..at]);
            int length = TermWords.Fold(word, folded);
            if (length == 0)
            {
                continue;
            }

            sequence = TermWords.Append(sequence, TermWords.HashFolded(folded[..length]));
            single = ++count == 1 && word.Length >= ShortestWord && !IsCapitals(word);
            content += length >= 4 && !IsFunctionWord(folded[..length]) && !char.IsAsciiDigit(folded[0]) ? 1 : 0;
            telling += length >= 4 && !char.IsAsciiDigit(folded[0]) && !_everyday.Contains(folded[..length]) ? 1 : 0;
        }

        return count switch
        {
            0 or > TermWords.MostWords => false,
            1 => single && telling == 1 && tag is not ("observable entity" or "event" or "situation"),
            _ => content > 0,
        };
    }

    /// <summary>Words that hold a sentence together: a term of nothing else ('does not have', 'able to do') is no clinical statement that words alone can earn.</summary>
    private static bool IsFunctionWord(ReadOnlySpan<char> word) => word is
        "able" or "unable" or "does" or "with" or "without" or "from" or "have" or "having" or "into" or "more" or "most" or "none" or "only" or "other" or "over" or "same" or "some" or "such" or "than" or "that"
        or "then" or "there" or "this" or "under" or "when" or "which" or "while" or "will" or "been" or "being" or "both" or "each" or "good" or "normal" or "patient" or "see" or "seen" or "unknown" or "done" or "not";

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
