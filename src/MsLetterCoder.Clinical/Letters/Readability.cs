using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Measures how hard a finished letter is to read. Syllables are counted by rule, with a table of exceptions.</summary>
public sealed partial class Readability(LetterKnowledge knowledge)
{
    /// <summary>Syllables of a long word, at least.</summary>
    private const int Long = 3;

    /// <summary>Measures a text: the letter from the greeting on, names left out.</summary>
    public ReadingMeasure Measure(string text, EmployerChoices choices)
    {
        int greeting = text.IndexOf("Dear ", StringComparison.Ordinal);
        return Measure(text[Math.Max(0, greeting)..], choices.Given);
    }

    /// <summary>Measures a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Names that are left out of the measure.</param>
    public ReadingMeasure Measure(string text, IEnumerable<string> names)
    {
        foreach (string name in names.SelectMany(n => n.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).OrderByDescending(n => n.Length))
        {
            text = text.Replace(name, "it", StringComparison.OrdinalIgnoreCase);
        }

        foreach ((string name, string word) in knowledge.MeasuredNames.OrderByDescending(n => n.Key.Length))
        {
            text = text.Replace(name, word, StringComparison.Ordinal);
        }

        int words = 0;
        int syllables = 0;
        int polysyllables = 0;
        int sentences = 0;
        foreach (string sentence in SentenceEnd().Split(text))
        {
            int before = words;
            foreach (Match word in Word().Matches(sentence.Replace('-', ' ')))
            {
                int count = Syllables(word.Value);
                words++;
                syllables += count;
                polysyllables += count >= Long ? 1 : 0;
            }

            sentences += words > before ? 1 : 0;
        }

        if (words == 0)
        {
            return new ReadingMeasure(0, 0, 0, 0, 100, 0);
        }

        double length = (double)words / sentences;
        double each = (double)syllables / words;
        return new ReadingMeasure(words, sentences, polysyllables, (0.39 * length) + (11.8 * each) - 15.59, 206.835 - (1.015 * length) - (84.6 * each), length);
    }

    /// <summary>Syllables of a word, at least one.</summary>
    internal int Syllables(string word)
    {
        string lower = word.ToLowerInvariant().Trim('\'');
        lower = lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
        if (knowledge.Syllables.TryGetValue(lower, out int known))
        {
            return known;
        }

        if (lower.Length > 0 && lower.All(char.IsAsciiDigit))
        {
            return lower == "1" ? 1 : 2;
        }

        int count = Vowels().Count(lower);
        count -= SilentE().IsMatch(lower) ? 1 : 0;
        count -= SilentEd().IsMatch(lower) && lower[^3] is not ('t' or 'd') ? 1 : 0;
        count -= SilentEs().IsMatch(lower) && !HissedEs().IsMatch(lower) ? 1 : 0;
        count += TwoVowels().IsMatch(lower) && !OneSound().IsMatch(lower) ? 1 : 0;
        count -= InnerE().IsMatch(lower) ? 1 : 0;
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"(?<=[.?!:])\s+|\n+", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9']*", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(@"[aeiouy]+", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Vowels();

    [GeneratedRegex(@"[^aeiouyl]e$|[aeiou]le$|rle$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SilentE();

    [GeneratedRegex(@"(?:[^aeiouytd]|[aeiou][^aeiouytd])ed$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SilentEd();

    [GeneratedRegex(@"[^aeiouyscxzg]es$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SilentEs();

    [GeneratedRegex(@"(?:ches|shes|les)$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex HissedEs();

    [GeneratedRegex(@"(?:ia|io|eo|ua)(?!u)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TwoVowels();

    [GeneratedRegex(@"(?:tion|sion|cian|tial|cial|gion|qua|gua|ious)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OneSound();

    [GeneratedRegex(@"e(?:ment|ful|less|ly|ness|where|thing)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex InnerE();
}
