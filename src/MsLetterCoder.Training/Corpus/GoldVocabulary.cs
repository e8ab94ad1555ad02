using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>What gold documents may say, in the program's own tables.</summary>
internal static class GoldVocabulary
{
    /// <summary>The concepts.</summary>
    public static ConceptInventory Concepts { get; } = ConceptInventory.Load();

    /// <summary>True for a red flag that gold may hold; the wider flags are no part of it, and scores leave them out.</summary>
    public static bool IsFlag(string key) => RedFlagTable.IsKnown(key) && !RedFlagTable.Wider.Contains(key);

    /// <summary>True for a category.</summary>
    public static bool IsCategory(string category) => Categories.All.Contains(category);

    /// <summary>The concept that a near-synonym counts as in scores (column score_as); a key outside the inventory counts as itself.</summary>
    public static string ScoredAs(string key) => Concepts.Find(key)?.ScoreAs ?? key;
}
