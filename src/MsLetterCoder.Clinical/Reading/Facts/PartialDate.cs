using System.Globalization;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A date as exact as a letter states it: a year, a month of a year, or a day.</summary>
public readonly record struct PartialDate
{
    /// <summary>Makes a date.</summary>
    /// <param name="year">1880 to 2200.</param>
    /// <param name="month">1 to 12; null where only the year is stated.</param>
    /// <param name="day">A day of that month; null where it is not stated.</param>
    /// <param name="doubt">True where it was worked out ('two years ago', 'last March') or is about right ('around 2012').</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public PartialDate(int year, int? month = null, int? day = null, bool doubt = false)
    {
        if (!IsReal(year, month, day))
        {
            throw new ArgumentOutOfRangeException(nameof(year));
        }

        (Year, Month, Day, Doubt) = (year, month, day, doubt);
    }

    /// <summary>Year; 0 for the default value, which is no date.</summary>
    public int Year { get; }

    /// <summary>Month, 1 to 12, if stated.</summary>
    public int? Month { get; }

    /// <summary>Day of the month, if stated.</summary>
    public int? Day { get; }

    /// <summary>True where the date was worked out from another or is only about right.</summary>
    public bool Doubt { get; }

    /// <summary>How exact it is: year, month or day.</summary>
    public string Precision => Day is not null ? "day" : Month is not null ? "month" : "year";

    /// <summary>The first day it can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it can mean.</summary>
    public DateOnly Last => Month is not { } month ? new(Year, 12, 31) : new(Year, month, Day ?? DateTime.DaysInMonth(Year, month));

    /// <summary>A day as a date.</summary>
    public static PartialDate Of(DateOnly day, bool doubt = false) => new(day.Year, day.Month, day.Day, doubt);

    /// <summary>True where such a date exists.</summary>
    public static bool IsReal(int year, int? month, int? day) =>
        year is >= 1880 and <= 2200 && month is null or (>= 1 and <= 12)
        && (day is null || (month is { } m && day >= 1 && day <= DateTime.DaysInMonth(year, m)));

    /// <summary>ISO 8601, cut to what is stated: 2024, 2024-05, 2024-05-14.</summary>
    public override string ToString()
    {
        string year = Year.ToString("0000", CultureInfo.InvariantCulture);
        return Month is not { } month ? year : Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}") : string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}");
    }
}
