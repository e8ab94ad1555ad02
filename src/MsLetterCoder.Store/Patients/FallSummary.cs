namespace MsLetterCoder.Store.Patients;

/// <summary>How many patients fell how often.</summary>
/// <param name="Patients">Number of patients by number of falls, from 1 on.</param>
/// <param name="Repeated">Patients with two falls or more.</param>
public sealed record FallSummary(IReadOnlyDictionary<int, int> Patients, int Repeated);
