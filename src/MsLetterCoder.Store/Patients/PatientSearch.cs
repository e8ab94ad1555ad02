namespace MsLetterCoder.Store.Patients;

/// <summary>What a person knows of the patient they look for: one thing at least, and all of it must fit.</summary>
/// <param name="NhsNumber">NHS number; blanks and hyphens do not count.</param>
/// <param name="Name">Whole parts of a name, in any order; titles, accents and case do not count.</param>
/// <param name="Born">Date of birth.</param>
public sealed record PatientSearch(string? NhsNumber, string? Name, DateOnly? Born);
