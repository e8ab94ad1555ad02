using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds what identifies a person: NHS number in any spacing or in words, other long numbers, hospital numbers and references of the clinic letter, date of birth and other dates of it in any
/// form, age, addresses, telephone, e-mail.</summary>
internal static partial class IdentifierFinder
{
    /// <summary>Digits from which on a number may be an NHS number, a telephone number or an identifier.</summary>
    private const int LongNumber = 7;

    /// <summary>Digits or letters of a reference of the clinic letter that makes it worth looking for.</summary>
    private const int Reference = 4;

    /// <summary>Shortest part of an address that is looked for.</summary>
    private const int ShortestPart = 6;

    /// <summary>Latest year a date of two digits is read in.</summary>
    private const int LatestYear = 2040;

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
    ];

    /// <summary>Searches a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="typed">The same, names, employer and dates that were typed in taken out.</param>
    /// <param name="material">Clinic letter and choices.</param>
    public static IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, string typed, ReleaseMaterial material)
    {
        IEnumerable<(TextSpan Span, string Words)> found =
        [
            .. NhsNumbers(text), .. Numbers(typed), .. Spoken().Matches(text).Select(m => (Of(m), "A long number in words.")),
            .. Leads(typed).Select(f => (f.Span, f.Words)),
            .. Contact().Matches(typed).Select(m => (Of(m), "An e-mail or web address, or a postcode.")),
            .. References(typed, material.SourceText), .. Dates(typed, material), .. Addresses(typed, material),
        ];
        return found.Select(f => (ReleaseFindingKind.Identifier, f.Span, f.Words));
    }

    /// <summary>Words that lead to an identifier, an age or a date of birth.</summary>
    public static IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Leads(string text) =>
        Labels().Matches(text).Select(m => (ReleaseFindingKind.Identifier, Of(m), "This leads to an identifier, an age or a date of birth."));

    /// <summary>Ten digits with whatever stands between them, that pass the check; also inside what was typed in.</summary>
    private static IEnumerable<(TextSpan, string)> NhsNumbers(string text)
    {
        foreach (Match match in TenDigits().Matches(text))
        {
            if (NhsNumber.IsValid(string.Concat(match.Value.Where(char.IsAsciiDigit))))
            {
                yield return (Of(match), "An NHS number.");
            }
        }
    }

    private static IEnumerable<(TextSpan, string)> Numbers(string text) => DigitRun().Matches(text)
        .Where(m => m.Value.Count(char.IsAsciiDigit) >= LongNumber)
        .Select(m => (Of(m), "A long number, such as a telephone or hospital number."));

    /// <summary>Numbers and references that stand in the clinic letter.</summary>
    private static IEnumerable<(TextSpan, string)> References(string text, string source)
    {
        HashSet<string> known = [.. Token().Matches(source).SelectMany(m => m.Value.Split('.', '/', '-').Append(m.Value)).Select(Plain).Where(IsReference)];
        foreach (Match match in Token().Matches(text))
        {
            if (known.Contains(Plain(match.Value)))
            {
                yield return (Of(match), "A number or reference of the clinic letter.");
            }
        }
    }

    private static bool IsReference(string token) =>
        token.Length >= Reference && token.Count(char.IsAsciiDigit) >= 3 && !(token.Length == 4 && ReadText.YearIn(token) > 0);

    private static IEnumerable<(TextSpan, string)> Dates(string text, ReleaseMaterial material)
    {
        HashSet<DateOnly> own = [.. DateReader.Find(material.SourceText, LatestYear).Select(d => d.Date)];
        DateOnly? birth = material.Source.Facts.DateOfBirth;
        if (birth is { } known)
        {
            own.Add(known);
        }

        own.Remove(material.Choices.Date);
        foreach ((DateOnly date, TextSpan span) in DateReader.Find(text, LatestYear))
        {
            yield return (span, date == birth ? "The date of birth." : own.Contains(date) ? "A date of the clinic letter." : "A date that was not chosen.");
        }

        foreach (DateOnly of in own)
        {
            string[] compact = [of.ToString("ddMMyyyy", CultureInfo.InvariantCulture), of.ToString("yyyyMMdd", CultureInfo.InvariantCulture), of.ToString("ddMMyy", CultureInfo.InvariantCulture), of.ToString("MMddyyyy", CultureInfo.InvariantCulture)];
            foreach (Match run in DigitRun().Matches(text).Where(r => compact.Contains(string.Concat(r.Value.Where(char.IsAsciiDigit)))))
            {
                yield return (Of(run), "A date of the clinic letter.");
            }
        }

        if (birth is { } born)
        {
            string month = Months[born.Month - 1];
            string day = $"(?:0?{born.Day}(?:st|nd|rd|th)?|{Ordinals[born.Day - 1].Replace("-", "[- ]", StringComparison.Ordinal)})";
            string monthName = $"(?:{month}|{month[..3]}\\.?)";
            foreach (Match match in Regex.Matches(text, $@"\b(?:{day}\s+(?:of\s+|day of\s+)?{monthName}|{monthName}\s+(?:the\s+)?{day})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimits.Milliseconds)))
            {
                yield return (Of(match), "Day and month of the date of birth.");
            }
        }
    }

    /// <summary>Parts of the addresses in the clinic letter, with or without the house number, and its postcodes.</summary>
    private static IEnumerable<(TextSpan, string)> Addresses(string text, ReleaseMaterial material)
    {
        string given = string.Join('\n', material.Choices.Given);
        HashSet<string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Street().Matches(material.SourceText))
        {
            parts.Add(match.Value.Trim());
            parts.Add(match.Groups["name"].Value.Trim());
        }

        foreach (string part in parts.Where(p => p.Length >= ShortestPart && p.Contains(' ', StringComparison.Ordinal) && !given.Contains(p, StringComparison.OrdinalIgnoreCase)))
        {
            for (int at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
            {
                yield return (new TextSpan(at, at + part.Length), "Part of an address of the clinic letter.");
            }
        }
    }

    private static string Plain(string token) => string.Concat(token.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private static TextSpan Of(Match match) => new(match.Index, match.Index + match.Length);

    [GeneratedRegex(@"(?<!\d)\d(?:[^\p{L}\d]{0,3}\d){9}(?!\d)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<!\d)\+?\(?\d(?:[ \u00a0\u2009\u202f./()_–—-]{0,3}\d)+", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"\b(?:(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\d+)[\s,.-]+){6,}(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|\d+)\b|\b\d{3}[\s,.-]+\d{3}(?:[\s,.-]+(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine)){3,4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\bNHS\s*(?:no|num|number|#)\w*|\bhospital\s+(?:no|num|number)\b|\b(?:MRN|CHI|H&C)\b|\bdate of birth\b|\bd\.?o\.?b\b|\bborn\b|\bbirthday\b|\b\d{1,3}[- ]?(?:years?|yrs?|yo|y/o)[- ]?(?:old)?\b|\baged?\s+\d+|\byear of birth\b|\b(?:I am|I'm|[Tt]hey are|[Ss]he is|[Hh]e is)\s+(?:nearly |almost |just )?(?:1[6-9]|[2-9]\d)\b(?!\s*(?:%|per|minutes|hours|days|weeks|miles|metres))|\bin (?:my|her|his|their) (?:early |mid |middle |late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)\b|\b(?:I am|I'm|[Ss]he is|[Hh]e is) (?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b|\bends? in \d{3,}|\w+ at \w+ dot \w+|\b(?:tel|telephone|phone|mobile|fax)\b\s*(?:no|number)?\s*[:.]?\s*[\d+(]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Labels();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+|\bhttps?://\S+|\bwww\.\S+|\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex(@"[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(?:(?:Flat|Apartment|Unit)\s+\w+,?\s+)?\d{1,4}[A-Za-z]?,?[ \t]+(?<name>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+){0,3})\b|\b(?<name>(?:[A-Z][\w'’-]+[ \t]+){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Crescent|Cottages?|Terrace|Way|Court|Gardens|Grove|Row|Mews|Hill|Square|View|Rise|Place|House|Farm|Surgery|Infirmary|Hospital|Practice|Medical Centre|Health Centre|Medical Practice))\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Street();
}
