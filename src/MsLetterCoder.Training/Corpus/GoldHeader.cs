using System.Globalization;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads the values of header fields (annotation.md section 1). Each method gives null, and the reason, where the value breaks the format.
/// </summary>
internal static class GoldHeader
{
    public static readonly string[] Keys =
    [
        "id", "kind", "primary", "edss", "nhs_number", "dob", "clinic_date", "subject",
        "category", "other_categories", "urgency", "red_flags", "reply_needed",
    ];

    /// <summary>Ten digits, whose check digit is right, in the range kept for tests.</summary>
    public static string? NhsNumber(string value, out string? wrong)
    {
        string digits = value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        wrong = digits.Length != 10 || !digits.All(char.IsAsciiDigit) ? "NHS number is not ten digits"
            : !digits.StartsWith("999", StringComparison.Ordinal) ? "NHS number outside the test range 999"
            : !Clinical.Reading.NhsNumber.IsValid(digits) ? "NHS number fails the modulus 11 check"
            : null;
        return wrong is null ? digits : null;
    }

    public static DateOnly? Date(string value, out string? wrong)
    {
        bool good = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        wrong = good ? null : "is no date in the form 2024-05-14";
        return good ? date : null;
    }

    /// <summary>A value from 0 to 10 in halves, or two with a hyphen between.</summary>
    public static (double Low, double? High)? Edss(string value, out string? wrong)
    {
        string[] ends = value.Split('-');
        double?[] grades = [.. ends.Select(Grade)];
        bool good = grades.Length is 1 or 2 && grades.All(g => g is not null) && (grades.Length == 1 || grades[0] < grades[1]);
        wrong = good ? null : "EDSS is not 0 to 10 in halves, nor a rising range of two such values";
        return good ? (grades[0]!.Value, grades.Length == 2 ? grades[1] : null) : null;
    }

    public static T? Label<T>(string value, out string? wrong) where T : struct, Enum
    {
        bool good = Labels.TryRead(value, out T read);
        wrong = good ? null : $"'{value}' is none of {string.Join(", ", Labels.All<T>())}";
        return good ? read : null;
    }

    public static bool? YesNo(string value, out string? wrong)
    {
        wrong = value is "yes" or "no" ? null : $"'{value}' is neither yes nor no";
        return wrong is null ? value == "yes" : null;
    }

    /// <summary>Items between commas; 'none' and nothing are the empty list.</summary>
    public static IReadOnlyList<string> Items(string? value) =>
        value is null or "none" ? [] : value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static double? Grade(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double grade)
        && grade is >= 0 and <= 10 && (grade * 2) % 1 == 0
            ? grade
            : null;
}
