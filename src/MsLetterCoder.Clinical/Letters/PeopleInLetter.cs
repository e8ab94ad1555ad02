using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Tells whether a letter bears the details of more than one patient.</summary>
internal static partial class PeopleInLetter
{
    /// <summary>Characters behind 'date of birth' in which the date stands.</summary>
    private const int Near = 30;

    /// <summary>True where two valid NHS numbers, or two dates each called a date of birth, stand in the text, or two people with titles were seen together.</summary>
    public static bool MoreThanOne(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in TenDigits().Matches(text))
        {
            string digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (NhsNumber.IsValid(digits))
            {
                numbers.Add(digits);
            }
        }

        List<(DateOnly Date, TextSpan Span)> dates = DateReader.Find(text, 2030);
        HashSet<DateOnly> births = [.. from Match label in BirthLabel().Matches(text)
                                       let end = label.Index + label.Length
                                       let date = dates.FirstOrDefault(d => d.Span.Start >= end && d.Span.Start - end < Near)
                                       where date.Date != default && text.AsSpan(end, date.Span.Start - end).IndexOf('\n') < 0
                                       select date.Date];
        return numbers.Count > 1 || births.Count > 1 || Together().IsMatch(text);
    }

    [GeneratedRegex(@"(?<!\d)\d(?:[ \u00a0.-]?\d){9}(?!\d)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b(?:reviewed|saw|seen|met|assessed)\b[^.\n]{0,40}\b(?:Mr|Mrs|Miss|Ms|Mx)\b[^.\n]{0,60}\band\b[^.\n]{0,30}\b(?:Mr|Mrs|Miss|Ms|Mx)\b[^.\n]{0,60}\b(?:together|jointly|both)\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Together();

    [GeneratedRegex(@"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth date)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex BirthLabel();
}
