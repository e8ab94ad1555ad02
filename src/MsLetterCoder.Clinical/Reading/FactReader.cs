using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads the facts a document states about its patient and occasion, each with the words it stands on.</summary>
internal static partial class FactReader
{
    /// <summary>Facts of a document. Years of two digits are read as not after <paramref name="latestYear"/>.</summary>
    public static DocumentFacts Read(string text, DocumentKind kind, int latestYear = 2068)
    {
        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        List<(DateOnly Date, TextSpan Span)> dates = DateReader.Find(text, latestYear);
        (DateOnly? birth, TextSpan birthSpan) = BirthDate.Find(text, dates, kind);
        (DateOnly? clinic, TextSpan clinicSpan) = kind == DocumentKind.ClinicLetter ? ClinicDate.Find(text, dates, birthSpan) : default;
        string? nhs = Nhs(text, spans);
        string? hospital = Hospital(text, spans);
        if (birth is not null)
        {
            spans["dob"] = birthSpan;
        }

        if (clinic is not null)
        {
            spans["clinic_date"] = clinicSpan;
        }

        (double? low, double? high, TextSpan edssSpan) = kind == DocumentKind.ClinicLetter ? EdssReader.Find(text) : default;
        if (low is not null)
        {
            spans["edss"] = edssSpan;
        }

        return new DocumentFacts
        {
            NhsNumber = nhs,
            HospitalNumber = hospital,
            DateOfBirth = birth,
            ClinicDate = clinic,
            Edss = low,
            EdssHigh = high,
            Spans = spans,
            Dates = dates,
        };
    }

    private static string? Nhs(string text, Dictionary<string, TextSpan> spans)
    {
        foreach (Match match in TenDigits().Matches(text))
        {
            string digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (NhsNumber.IsValid(digits) && !LooksLikeTelephone(text, match.Index))
            {
                spans["nhs_number"] = new TextSpan(match.Index, match.Index + match.Length);
                return digits;
            }
        }

        return null;
    }

    private static bool LooksLikeTelephone(string text, int at)
    {
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, at - 16), Math.Min(16, at));
        return TelephoneLabel().IsMatch(before);
    }

    private static string? Hospital(string text, Dictionary<string, TextSpan> spans)
    {
        Match match = HospitalLabel().Match(text);
        if (!match.Success)
        {
            return null;
        }

        Group number = match.Groups["n"];
        spans["hospital_number"] = new TextSpan(number.Index, number.Index + number.Length);
        return number.Value;
    }

    [GeneratedRegex(@"(?<![\d+])(?:\d{3}[ \-\u00a0]?\d{3}[ \-\u00a0]?\d{4}|\d{3} \d{4} \d{3}|\d{2}(?: ?\d{2}){4})(?!\d)", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b(tel|telephone|phone|mobile|fax|ring|call|line|ext)\b[^\n]{0,8}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TelephoneLabel();

    [GeneratedRegex(@"\b(?:hosp(?:ital)?\.? ?(?:no|number|num|id|unit no)|mrn|unit (?:no|number)|patient (?:id|no|number)|pas (?:no|number)|k number)\b\.?:? *(?<n>[A-Z]{0,3}\d[\dA-Z/-]{3,11})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex HospitalLabel();
}
