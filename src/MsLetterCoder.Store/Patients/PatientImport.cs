namespace MsLetterCoder.Store.Patients;

/// <summary>What importing a list of patients came to.</summary>
public sealed record PatientImport
{
    /// <summary>Patients that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Patients that were known and got a name or an address more.</summary>
    public required int Changed { get; init; }

    /// <summary>Lines that were left out, and why.</summary>
    public required IReadOnlyList<PatientImportProblem> Problems { get; init; }
}
