using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Finds the patient's date of birth: a labelled date; else the date beside the patient's name, where it makes somebody old enough for an adult clinic.</summary>
internal static partial class BirthDate
{
    /// <summary>No document is older than this program: where a text names no year in full, 'today' is no earlier.</summary>
    private const int ProgramYear = 2025;

    private const int YoungestAge = 12;
    private const int OldestAge = 110;

    /// <summary>Characters in which a letter names its patient.</summary>
    private const int Head = 1500;

    /// <summary>Date of birth and its span; null where none is stated.</summary>
    public static (DateOnly? Date, TextSpan Span) Find(string text, List<(DateOnly Date, TextSpan Span)> dates, DocumentKind kind)
    {
        int today = Newest(text, dates);
        if (Labelled(text, dates, today) is { } labelled)
        {
            return labelled;
        }

        foreach ((DateOnly date, TextSpan span) in dates)
        {
            if (kind != DocumentKind.PatientMessage && span.Start > Head)
            {
                break;
            }

            DateOnly birth = InThePast(text, date, span, today);
            int age = today - birth.Year;
            if (age is >= YoungestAge and <= OldestAge && StandsAsBirth(text, span, kind))
            {
                return (birth, span);
            }
        }

        return default;
    }

    private static (DateOnly? Date, TextSpan Span)? Labelled(string text, List<(DateOnly Date, TextSpan Span)> dates, int today)
    {
        foreach ((DateOnly date, TextSpan span) in dates)
        {
            int from = Math.Max(0, span.Start - 40);
            if (Label().IsMatch(text.AsSpan(from, span.Start - from)))
            {
                return (InThePast(text, date, span, today), span);
            }
        }

        // 'dob 30 3 44': a date with blanks is one only behind its label.
        Match spaced = SpacedDate().Match(text);
        if (spaced.Success && DateReader.Find(spaced.Groups["d"].Value.Replace(' ', '.'), int.MaxValue) is [(DateOnly found, _)])
        {
            var span = new TextSpan(spaced.Groups["d"].Index, spaced.Groups["d"].Index + spaced.Groups["d"].Length);
            return (InThePast(text, found, span, today), span);
        }

        return null;
    }

    private static bool StandsAsBirth(string text, TextSpan span, DocumentKind kind)
    {
        (int lineStart, int lineEnd) = TextLines.Around(text, span);
        int from = Math.Max(lineStart, span.Start - 60);
        ReadOnlySpan<char> before = text.AsSpan(from, span.Start - from);
        if (OtherEvent().IsMatch(before))
        {
            return false;
        }

        ReadOnlySpan<char> line = text.AsSpan(lineStart, lineEnd - lineStart);
        bool named = NameBefore().IsMatch(before) || PatientLine().IsMatch(line);
        bool alone = before.IsWhiteSpace() && text.AsSpan(span.End, lineEnd - span.End).Trim(" .)").IsEmpty;
        return named || (kind == DocumentKind.PatientMessage && (alone || SelfBefore().IsMatch(before) || before.TrimEnd().EndsWith("(")));
    }

    /// <summary>The newest year that the text's dates write in full.</summary>
    private static int Newest(string text, List<(DateOnly Date, TextSpan Span)> dates)
    {
        int newest = ProgramYear;
        foreach ((DateOnly date, TextSpan span) in dates)
        {
            if (IsFull(text, span) && date.Year <= ProgramYear + OldestAge)
            {
                newest = Math.Max(newest, date.Year);
            }
        }

        return newest;
    }

    /// <summary>Nobody is born in the future: '61' is 1961.</summary>
    private static DateOnly InThePast(string text, DateOnly date, TextSpan span, int today) =>
        !IsFull(text, span) && date.Year >= today && date.AddYears(-100) is { } earlier && earlier.Day == date.Day ? earlier : date;

    private static bool IsFull(string text, TextSpan span)
    {
        ReadOnlySpan<char> date = span.In(text);
        return ReadText.YearIn(date[^4..]) > 0 || ReadText.YearIn(date[..4]) > 0;
    }

    [GeneratedRegex(@"\b(d\s?\.? ?o\s?\.? ?b\b\.?|date of birth|birth ?date|born(?: on)?|birthday|birth)[\s.:\-–_|(=]*(?:is |was )?(?:on )?(?:the )?$|\b[bB]\. ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on)?)[\s.:\-–(]*(?:is )?(?:the )?(?<d>\d{1,2} \d{1,2} (?:(?:19|20)\d\d|\d\d))(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SpacedDate();

    [GeneratedRegex(@"\b(clinic|seen|date|typed|dictated|attended|visit|review|reviewed|appointment|appt|since|on|in|from|until|till|of|diagnosed|onset|started|stopped|mri|scan|relapse|operation|admitted|died|referral|received|printed|ref)\b[\s:.,]*(the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OtherEvent();

    [GeneratedRegex(@"\p{Lu}[\p{L}'’.-]+(?:[ ,]+(?:\p{Lu}[\p{L}'’.-]*|[MF]|male|female))*[\s,;:|.–-]*\(?\s*$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"\b(i'?m|i am|it'?s|its|this is|she'?s|he'?s)\b[^.\n]{0,24}\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SelfBefore();

    [GeneratedRegex(@"^\W*(re\b|regarding|patient\b|name\b|client\b)|\bnhs\b|\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b(mr|mrs|miss|ms|mx|master)\b\.? [A-Z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex PatientLine();
}
