namespace MsLetterCoder.Store.Work;

/// <summary>What a decided code belongs to.</summary>
public enum CodeScheme
{
    /// <summary>SNOMED CT.</summary>
    SnomedCt,

    /// <summary>ICD-10.</summary>
    Icd10,
}
