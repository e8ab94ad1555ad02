namespace MsLetterCoder.Training.Fitting;

/// <summary>What must not be split between folds.</summary>
public enum FoldGrouping
{
    /// <summary>Near-duplicates.</summary>
    NearDuplicates,

    /// <summary>
    /// Near-duplicates, and all documents of a writer: measures how well unseen writers are read. There are at most as many folds as writers.
    /// </summary>
    WriterAndNearDuplicates,
}
