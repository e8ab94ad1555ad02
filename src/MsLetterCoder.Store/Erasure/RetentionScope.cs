namespace MsLetterCoder.Store.Erasure;

/// <summary>What is past its time, by id.</summary>
/// <param name="Letters">Mails with a clinic letter.</param>
/// <param name="Messages">Mails with a patient's message.</param>
/// <param name="Others">Other mails.</param>
/// <param name="Patients">Patients of whom nothing else is stored.</param>
/// <param name="Held">Mails past their time that stay, because a contact restriction in force stands in them.</param>
public sealed record RetentionScope(IReadOnlyList<long> Letters, IReadOnlyList<long> Messages, IReadOnlyList<long> Others, IReadOnlyList<long> Patients, int Held);
