namespace MsLetterCoder.Clinical.Coding;

/// <summary>Words that gold documents mark as a concept, gathered by training.</summary>
public sealed record HarvestedPhrase(string Key, string Surface)
{
    /// <summary>Origin of the pattern it becomes.</summary>
    internal const string Origin = "harvested";
}
