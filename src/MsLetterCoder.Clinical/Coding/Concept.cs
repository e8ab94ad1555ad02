namespace MsLetterCoder.Clinical.Coding;

/// <summary>A row of the concept inventory (Knowledge/concepts.tsv).</summary>
public sealed record Concept
{
    /// <summary>Short name used in corpus and output.</summary>
    public required string Key { get; init; }

    /// <summary>SNOMED CT identifier; default where none is verified.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>What a person should know about the identifier: found by term in an imported release, or replacing an inactive one; null for nothing.</summary>
    public string? SnomedNote { get; init; }

    /// <summary>Preferred term.</summary>
    public required string Term { get; init; }

    /// <summary>finding, drug, procedure, investigation, observable, device or service_referral.</summary>
    public required string Kind { get; init; }

    /// <summary>Body of symptoms or kind.</summary>
    public required string Group { get; init; }

    /// <summary>ICD-10 codes given together, in order (dagger before asterisk); empty where none.</summary>
    public IReadOnlyList<Icd10Code> Icd10 { get; init; } = [];

    /// <summary>Candidates and the question a coder must answer; null where the code is clear.</summary>
    public string? Icd10Ask { get; init; }

    /// <summary>Code for context past.</summary>
    public Icd10Code Icd10History { get; init; }

    /// <summary>Code for context family.</summary>
    public Icd10Code Icd10Family { get; init; }

    /// <summary>Codes of which this is an integral symptom; a last '*' stands for any ending.</summary>
    public IReadOnlyList<string> IntegralTo { get; init; } = [];

    /// <summary>Key under which a near-synonym is scored; its own where it stands for itself.</summary>
    public required string ScoreAs { get; init; }

    /// <summary>UK brand names of a drug.</summary>
    public IReadOnlyList<string> BrandNames { get; init; } = [];

    /// <summary>Class of a drug.</summary>
    public string? DrugClass { get; init; }

    /// <summary>dmt, symptomatic, relapse_treatment or other; null for what is no treatment.</summary>
    public string? MsRole { get; init; }
}
