using System.Collections.ObjectModel;

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

    /// <summary>True for results that the law restricts (Knowledge/coding/restricted.tsv).</summary>
    public bool IsRestricted { get; init; }

    /// <summary>For each column of the table that a site's coders corrected, which override did so.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The codes to choose from where the coder is asked.</summary>
    public IReadOnlyList<Icd10Code> AskCandidates => AskParts.Codes;

    /// <summary>The question where the coder is asked; null where nothing is.</summary>
    public string? AskQuestion => AskParts.Question;

    /// <summary>True where the table knows any code of the concept, or asks for one.</summary>
    public bool HasCodes => Icd10.Count > 0 || Icd10Ask is not null || Icd10History != default || Icd10Family != default;

    private (IReadOnlyList<Icd10Code> Codes, string? Question) AskParts => TryReadAsk(Icd10Ask, out IReadOnlyList<Icd10Code> codes, out string? question) ? (codes, question) : ([], null);

    /// <summary>Reads a cell of icd10_ask, 'N48.4 F52.2: organic?'; false where it is malformed. An empty cell asks nothing.</summary>
    public static bool TryReadAsk(string? cell, out IReadOnlyList<Icd10Code> codes, out string? question)
    {
        (codes, question) = ([], null);
        if (string.IsNullOrEmpty(cell))
        {
            return true;
        }

        int colon = cell.IndexOf(':', StringComparison.Ordinal);
        var read = new List<Icd10Code>();
        foreach (string text in colon < 0 ? [] : cell[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Icd10Code.TryParse(text, out Icd10Code code))
            {
                return false;
            }

            read.Add(code);
        }

        (codes, question) = (read, colon < 0 ? null : cell[(colon + 1)..].Trim());
        return read.Count > 0 && question is { Length: > 0 };
    }

    internal string? OverrideOf(string column) => Overrides.GetValueOrDefault(column);
}
