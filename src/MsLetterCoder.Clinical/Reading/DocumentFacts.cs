using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Facts a document states about its patient and occasion. What is not stated is null.</summary>
public sealed record DocumentFacts
{
    /// <summary>NHS number, ten digits without blanks, modulus 11 checked.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Hospital number as written.</summary>
    public string? HospitalNumber { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Date of the clinic contact.</summary>
    public DateOnly? ClinicDate { get; init; }

    /// <summary>Expanded Disability Status Scale of this encounter, 0 to 10 in halves; the low end of a range.</summary>
    public double? Edss { get; init; }

    /// <summary>High end where the letter gives a range.</summary>
    public double? EdssHigh { get; init; }

    /// <summary>Where each fact stands, by its JSON name ('nhs_number', 'dob', 'clinic_date', 'edss', 'hospital_number').</summary>
    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();

    /// <summary>What a letter states of course, tests and treatment; nothing for other documents.</summary>
    public LetterFacts Letter { get; init; } = LetterFacts.None;

    /// <summary>Complete dates of the text, for readers of further facts.</summary>
    internal List<(DateOnly Date, TextSpan Span)>? Dates { get; init; }
}
