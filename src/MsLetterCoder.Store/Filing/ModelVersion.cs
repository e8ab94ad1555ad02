namespace MsLetterCoder.Store.Filing;

/// <summary>A model that took part in a run: its name, version and the hash of its weights.</summary>
public sealed record ModelVersion(string Name, string Version, string Hash);
