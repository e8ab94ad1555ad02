using System.Globalization;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Reads the date of a mail: RFC 5322 section 3.3 and the obsolete forms of section 4.3, and the ctime and ISO forms that some programs write.
/// </summary>
internal static class MailDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The time, or null where the text is no date. A zone that is missing or unknown counts as UTC (RFC 5322 section 4.3).</summary>
    public static DateTimeOffset? Read(string value)
    {
        var fields = new List<string>();
        for (int i = 0; i < value.Length && fields.Count < 12;)
        {
            if (value[i] == '(')
            {
                i = QuotedText.SkipComment(value, i);
            }
            else if (value[i] is ' ' or '\t' or ',')
            {
                i++;
            }
            else
            {
                int end = value.AsSpan(i).IndexOfAny(" \t,(");
                end = end < 0 ? value.Length : i + end;
                fields.Add(value[i..end]);
                i = end;
            }
        }

        return FromFields(fields) ?? FromIso(value);
    }

    private static DateTimeOffset? FromFields(List<string> fields)
    {
        if (fields.Count > 0 && fields[0].AsSpan().Count('-') == 2 && !char.IsAsciiLetter(fields[0][0]))
        {
            // '14-May-2024' as one word.
            string[] parts = fields[0].Split('-');
            fields = [.. parts, .. fields.Skip(1)];
        }

        int month = fields.FindIndex(f => MonthOf(f) > 0);
        int time = fields.FindIndex(f => f.Contains(':', StringComparison.Ordinal));
        if (month < 0 || time < 0 || !TryReadTime(fields[time], out TimeSpan clock))
        {
            return null;
        }

        // 'Tue, 14 May 2024 10:00:00 +0100' or ctime's 'Tue May 14 10:00:00 2024'.
        bool ctime = month + 1 < fields.Count
            && (month == 0 || !int.TryParse(fields[month - 1], NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!ctime && month == 0)
        {
            return null;
        }

        string dayText = ctime ? fields[month + 1] : fields[month - 1];
        int yearAt = ctime ? (time + 1 < fields.Count && IsYear(fields[^1]) ? fields.Count - 1 : time + 1) : month + 1;
        if (yearAt >= fields.Count || !int.TryParse(dayText, NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            || !int.TryParse(fields[yearAt], NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return null;
        }

        int zoneAt = yearAt == time + 1 ? time + 2 : time + 1;
        TimeSpan zone = zoneAt < fields.Count && zoneAt != yearAt ? ReadZone(fields[zoneAt]) : TimeSpan.Zero;
        return Make(FullYear(year, fields[yearAt].Length), MonthOf(fields[month]), day, clock, zone);
    }

    private static bool IsYear(string text) => text.Length == 4 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static int FullYear(int year, int digits) => digits switch
    {
        2 => year + (year < 50 ? 2000 : 1900),
        3 => year + 1900,
        _ => year,
    };

    private static int MonthOf(string word) =>
        word.Length >= 3 && char.IsAsciiLetter(word[0]) ? Array.FindIndex(Months, m => word.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1
            : 0;

    private static bool TryReadTime(string text, out TimeSpan time)
    {
        time = default;
        string[] parts = text.Split(':', '.');
        if (parts.Length is < 2 or > 4 || !TryNumber(parts[0], 24, out int hour) || !TryNumber(parts[1], 60, out int minute))
        {
            return false;
        }

        int second = parts.Length > 2 && TryNumber(parts[2], 61, out int s) ? Math.Min(s, 59) : 0;
        time = new TimeSpan(hour, minute, second);
        return true;
    }

    private static bool TryNumber(string text, int below, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < below;

    private static TimeSpan ReadZone(string zone)
    {
        string offset = zone.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || zone.StartsWith("UTC", StringComparison.OrdinalIgnoreCase)
            ? zone[3..] : zone;
        if (offset.Length >= 5 && offset[0] is '+' or '-')
        {
            string digits = offset[1..].Replace(":", "", StringComparison.Ordinal);
            if (digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number / 100 <= 14
                && number % 100 < 60)
            {
                var size = new TimeSpan(number / 100, number % 100, 0);
                return size > TimeSpan.FromHours(14) ? TimeSpan.Zero : offset[0] == '-' ? -size : size;
            }
        }

        return zone.ToUpperInvariant() switch
        {
            "BST" => TimeSpan.FromHours(1),
            "CET" or "MEZ" => TimeSpan.FromHours(1),
            "CEST" or "MESZ" => TimeSpan.FromHours(2),
            "EDT" => TimeSpan.FromHours(-4),
            "EST" or "CDT" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" => TimeSpan.FromHours(-8),
            _ => TimeSpan.Zero,
        };
    }

    private static DateTimeOffset? Make(int year, int month, int day, TimeSpan clock, TimeSpan zone)
    {
        // The first and last year are left out: an offset could carry the time over the ends of what the type holds.
        if (year is < 2 or > 9998 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        return new DateTimeOffset(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + clock, zone);
    }

    private static DateTimeOffset? FromIso(string value) =>
        value.Length >= 10 && char.IsAsciiDigit(value[0]) && value[4] == '-'
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
