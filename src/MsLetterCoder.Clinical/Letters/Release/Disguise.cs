using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>What a reader sees and a search for words would not: characters without a shape, letters of another alphabet, words set letter by letter, parted or with digits in them (Unicode Standard
/// Annex 24 and Technical Standard 39 describe such look-alikes). Plain forms of a text have its length, so that places in it stay.</summary>
internal static partial class Disguise
{
    private const int LeastLetters = 3;

    /// <summary>The plain letters of U+00C0 to U+024F, '.' where there is none; written out, for the program runs without the tables of a culture.</summary>
    private const string Latin =
        "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGg"
        + "HhHhIiIiIiIiIi..JjKk.LlLlLl..LlNnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz........."
        + "........................Oo.............Uu............................AaIiOoUuUuUuUuUu.AaAa....GgKkOo"
        + "Oo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............................";

    /// <summary>The same of U+1E00 to U+1EFF.</summary>
    private const string LatinAdditional =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSs"
        + "SsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEe"
        + "IiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

    /// <summary>Characters and words set so that they cannot be searched for.</summary>
    /// <param name="text">The text as it is.</param>
    /// <param name="typed">The same, names that were typed in taken out.</param>
    public static IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, string typed)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]))
            {
                int start = i;
                while (i + 1 < text.Length && !IsPlain(text[i + 1]))
                {
                    i++;
                }

                yield return (ReleaseFindingKind.Disguised, new TextSpan(start, i + 1), "A character that cannot be seen, or looks like another one: please type these words again.");
            }
        }

        foreach (Match match in Spelled().Matches(typed))
        {
            yield return (ReleaseFindingKind.Disguised, new TextSpan(match.Index, match.Index + match.Length), "A word set letter by letter: please write it as one word.");
        }
    }

    /// <summary>The text with plain letters, spaces and hyphens in place of accented and special ones.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (plain, from) =>
        {
            for (int i = 0; i < plain.Length; i++)
            {
                plain[i] = Fold(from[i]);
            }
        });
    }

    /// <summary>A text of which names were typed in, all folded.</summary>
    public static EmployerChoices Fold(EmployerChoices choices) => choices with
    {
        PersonName = Folded(choices.PersonName),
        Employer = Folded(choices.Employer),
        Addressee = Folded(choices.Addressee),
        Sender = Folded(choices.Sender),
        Contact = Folded(choices.Contact),
    };

    /// <summary>The text with letters in the place of digits that stand within words ('alc0hol'); null where there are none.</summary>
    public static string? WithoutDigits(string text)
    {
        StringBuilder? plain = null;
        foreach (Match word in Mixed().Matches(text).Where(w => w.Value.Count(char.IsAsciiLetter) >= LeastLetters && !TwoDigits().IsMatch(w.Value)))
        {
            plain ??= new StringBuilder(text);
            for (int i = word.Index; i < word.Index + word.Length; i++)
            {
                plain[i] = text[i] switch { '0' => 'o', '1' => 'l', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', char c => c };
            }
        }

        return plain?.ToString();
    }

    /// <summary>The text with words put together that a hyphen or one line end parts; null where there are none. <paramref name="places"/> tells where each character stood.</summary>
    public static string? Joined(string text, out int[] places)
    {
        var joined = new StringBuilder(text.Length);
        var from = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool within = i > 0 && i + 1 < text.Length && char.IsAsciiLetter(text[i - 1]) && char.IsAsciiLetter(text[i + 1]);
            if (!(within && text[i] is '-' or '\n'))
            {
                joined.Append(text[i]);
                from.Add(i);
            }
        }

        places = [.. from];
        return joined.Length == text.Length ? null : joined.ToString();
    }

    private static string? Folded(string? given) => given is null ? null : Fold(given);

    private static bool IsPlain(char c) => c <= '~'
        ? c >= ' ' || c is '\n' or '\r' or '\t'
        : c is '\u00a0' || CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter => c is (>= '\u00c0' and <= '\u024f') or (>= '\u1e00' and <= '\u1eff'),
            UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation or UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol => c < '\uff00',
            _ => c is '°' or '´' or '©' or '®' or '™',
        };

    private static char Fold(char c) => c switch
    {
        < '\u00a0' => c,
        '\u00a0' => ' ',
        '\u2010' or '\u2011' or '\u2212' => '-',
        >= '\u00c0' and <= '\u024f' => Plain(Latin[c - '\u00c0'], c),
        >= '\u1e00' and <= '\u1eff' => Plain(LatinAdditional[c - '\u1e00'], c),
        _ => c,
    };

    private static char Plain(char letter, char otherwise) => letter == '.' ? otherwise : letter;

    [GeneratedRegex(@"(?<![\p{L}\d'’])\p{L}(?:[ .\-_*]{1,2}\p{L}){2,}(?![\p{L}\d'’])", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"(?=[A-Za-z0-9@$]*[0-9@$])[A-Za-z0-9@$]+", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Mixed();

    [GeneratedRegex(@"[0-9]{2}", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TwoDigits();
}
