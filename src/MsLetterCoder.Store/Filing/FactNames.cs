using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Store.Filing;

/// <summary>Facts as rows: the names of their JSON form, and values as text.</summary>
internal static class FactNames
{
    private const string NhsNumber = "nhs_number";
    private const string HospitalNumber = "hospital_number";
    private const string DateOfBirth = "dob";
    private const string ClinicDate = "clinic_date";
    private const string Edss = "edss";
    private const string EdssHigh = "edss_high";
    private const string Day = "yyyy-MM-dd";

    /// <summary>The facts that are stated.</summary>
    public static IEnumerable<(string Name, string Value)> Stated(DocumentFacts facts)
    {
        (string Name, string? Value)[] all =
        [
            (NhsNumber, facts.NhsNumber),
            (HospitalNumber, facts.HospitalNumber),
            (DateOfBirth, facts.DateOfBirth?.ToString(Day, CultureInfo.InvariantCulture)),
            (ClinicDate, facts.ClinicDate?.ToString(Day, CultureInfo.InvariantCulture)),
            (Edss, facts.Edss?.ToString("R", CultureInfo.InvariantCulture)),
            (EdssHigh, facts.EdssHigh?.ToString("R", CultureInfo.InvariantCulture)),
        ];
        return all.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));
    }

    /// <summary>The facts of rows.</summary>
    public static DocumentFacts Read(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, TextSpan> spans) => new()
    {
        NhsNumber = values.GetValueOrDefault(NhsNumber),
        HospitalNumber = values.GetValueOrDefault(HospitalNumber),
        DateOfBirth = ReadDay(values.GetValueOrDefault(DateOfBirth)),
        ClinicDate = ReadDay(values.GetValueOrDefault(ClinicDate)),
        Edss = ReadNumber(values.GetValueOrDefault(Edss)),
        EdssHigh = ReadNumber(values.GetValueOrDefault(EdssHigh)),
        Spans = spans,
    };

    /// <summary>A day as the store writes it.</summary>
    public static string? WriteDay(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>A day as the store writes it.</summary>
    public static DateOnly? ReadDay(string? text) => text is null ? null : DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);

    private static double? ReadNumber(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
