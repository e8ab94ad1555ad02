namespace MsLetterCoder.Store.Patients;

/// <summary>How a stored document was matched to its patient, and by whom.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Part">Its part of the mail; empty for the mail's own text.</param>
/// <param name="Match">Whose it is; <see cref="PatientMatch.Others"/> are not kept.</param>
/// <param name="At">When.</param>
/// <param name="By">'worker', or the account of the nurse whose word it followed.</param>
public sealed record DocumentMatch(long DocumentId, string Part, PatientMatch Match, DateTimeOffset At, string By);
