namespace MsLetterCoder.Store.Patients;

/// <summary>A line of an imported list that was left out: <paramref name="Line"/> counts from 1, <paramref name="Words"/> name the column and never hold its text.</summary>
public sealed record PatientImportProblem(int Line, string Words);
