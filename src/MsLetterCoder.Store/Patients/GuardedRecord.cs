namespace MsLetterCoder.Store.Patients;

/// <summary>A patient's record that is opened with a reason only: a colleague's, a relative's.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Reason">Why it was restricted; it may name somebody.</param>
/// <param name="SetAt">Since when.</param>
/// <param name="SetBy">Account of who did it.</param>
/// <param name="Openings">How often it was opened since the store began.</param>
public sealed record GuardedRecord(long PatientId, string Reason, DateTimeOffset SetAt, string SetBy, int Openings);
