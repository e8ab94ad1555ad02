using System.Collections.Frozen;
using System.Globalization;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Numbers as letters write them, in digits and in words.</summary>
internal static class FactNumbers
{
    /// <summary>A number in digits or words, for patterns.</summary>
    public const string Pattern =
        @"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?:(?:one|two|three|four|five|six|seven|eight|nine|a) hundred(?: and)?[ -]?)?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)\b)?|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|ten|one|two|three|four|five|six|seven|eight|nine)\b|(?:one|two|three|four|five|six|seven|eight|nine|a) hundred)";

    private static readonly FrozenDictionary<string, int> Words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0,
        ["nil"] = 0,
        ["no"] = 0,
        ["none"] = 0,
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["single"] = 1,
        ["once"] = 1,
        ["first"] = 1,
        ["two"] = 2,
        ["twice"] = 2,
        ["couple"] = 2,
        ["second"] = 2,
        ["both"] = 2,
        ["three"] = 3,
        ["thrice"] = 3,
        ["third"] = 3,
        ["four"] = 4,
        ["fourth"] = 4,
        ["five"] = 5,
        ["fifth"] = 5,
        ["six"] = 6,
        ["sixth"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a number's word: 'six', 'twice'.</summary>
    public static bool IsWord(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>The value of a number; null for other words. 'a couple of' is 2, 'a few' is none.</summary>
    public static double? Read(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        if (words.IsEmpty)
        {
            return null;
        }

        if (char.IsAsciiDigit(words[0]))
        {
            Span<char> digits = stackalloc char[32];
            int length = 0;
            foreach (char c in words[..Math.Min(words.Length, 32)])
            {
                if (c != ',')
                {
                    digits[length++] = c;
                }
            }

            return double.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;
        }

        double sum = 0;
        bool any = false;
        foreach (Range range in words.SplitAny(' ', '-'))
        {
            ReadOnlySpan<char> word = words[range];
            if (word.Equals("hundred", StringComparison.OrdinalIgnoreCase))
            {
                sum = Math.Max(1, sum) * 100;
                any = true;
            }
            else if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int value))
            {
                // 'a couple': the article counts nothing.
                sum = any && word.Equals("couple", StringComparison.OrdinalIgnoreCase) ? value : sum + value;
                any = true;
            }
            else if (!word.IsEmpty && !word.Equals("and", StringComparison.OrdinalIgnoreCase) && !word.Equals("of", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return any ? sum : null;
    }
}
