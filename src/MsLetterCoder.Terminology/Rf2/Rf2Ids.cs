namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Identifiers of the metadata that the format itself uses (SNOMED CT Release File Specification, section 5; UK reference sets: NHS England, UK Edition documentation).</summary>
internal static class Rf2Ids
{
    /// <summary>Description type: fully specified name.</summary>
    public const long FullySpecifiedName = 900000000000003001;

    /// <summary>Description type: synonym.</summary>
    public const long Synonym = 900000000000013009;

    /// <summary>Acceptability: preferred.</summary>
    public const long Preferred = 900000000000548007;

    /// <summary>Acceptability: acceptable.</summary>
    public const long Acceptable = 900000000000549004;

    /// <summary>UK map to ICD-10 5th Edition, five characters.</summary>
    public const long UkIcd10Map = 999002271000000101;

    /// <summary>Language reference sets by preference: NHS realm clinical, NHS realm pharmacy, British English, American English.</summary>
    public static readonly long[] Languages = [999001261000000100, 999000691000001104, 900000000000508004, 900000000000509007];
}
