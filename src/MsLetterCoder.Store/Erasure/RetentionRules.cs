namespace MsLetterCoder.Store.Erasure;

/// <summary>For how many months something is kept after the last thing was done with it; null: for ever.</summary>
/// <param name="Letters">Mails with a clinic letter, from sign-off or, where nobody had to, from receipt.</param>
/// <param name="Messages">Patients' messages, from their closing.</param>
/// <param name="Others">Mails that are neither, from receipt or from the closing of their work.</param>
/// <param name="Patients">Patients of whom no mail is stored any more, from the day they were first known.</param>
public sealed record RetentionRules(int? Letters, int? Messages, int? Others, int? Patients);
