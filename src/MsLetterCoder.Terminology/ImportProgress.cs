namespace MsLetterCoder.Terminology;

/// <summary>How far an import is: what it does, and the share of its input that is read (0 to 1).</summary>
public readonly record struct ImportProgress(string Step, double Share);
