namespace MsLetterCoder.Clinical.Coding;

/// <summary>Columns of the table that a site's coders may correct.</summary>
internal static class OverrideColumn
{
    public const string Icd10 = "icd10";
    public const string Ask = "icd10_ask";
    public const string History = "icd10_history";
    public const string Family = "icd10_family";
    public const string IntegralTo = "integral_to";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Icd10, Ask, History, Family, IntegralTo];
}
