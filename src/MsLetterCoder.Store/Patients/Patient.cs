namespace MsLetterCoder.Store.Patients;

/// <summary>A patient as the store knows them.</summary>
public sealed record Patient
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>NHS number, ten digits.</summary>
    public required string NhsNumber { get; init; }

    /// <summary>Date of birth, where known.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>How the store came to know them.</summary>
    public required PatientSource Source { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Names, as written.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>E-mail addresses.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Keys of disease-modifying drugs that stored letters name.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>Contact restrictions in force.</summary>
    public required IReadOnlyList<ContactRestriction> Restrictions { get; init; }
}
