using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Store.Coders;

/// <summary>What another letter of the same patient is coded with; restricted codes are left out.</summary>
public sealed record EarlierLetter
{
    /// <summary>Its place in the coders' queue; null where it never stood there.</summary>
    public long? ItemId { get; init; }

    /// <summary>Day of the clinic, as the letter states it.</summary>
    public DateOnly? ClinicDate { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who signed it off; null where the codes are the program's suggestions.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Its ICD-10 codes in order.</summary>
    public required IReadOnlyList<Icd10Code> Codes { get; init; }
}
