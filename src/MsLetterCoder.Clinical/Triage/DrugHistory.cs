namespace MsLetterCoder.Clinical.Triage;

/// <summary>What is known from outside a message of its patient's drugs.</summary>
/// <param name="Known">Keys of drugs taken.</param>
/// <param name="LastDoses">Day of the last dose of drugs that were stopped, by key; a drug that is taken is not in it.</param>
/// <param name="Received">Day of receipt; null where it is not known: then a last dose known by its date counts as recent.</param>
internal sealed record DrugHistory(IReadOnlyList<string> Known, IReadOnlyDictionary<string, DateOnly> LastDoses, DateOnly? Received)
{
    private static readonly Dictionary<string, DateOnly> NoDoses = [];

    /// <summary>Drugs that are taken.</summary>
    public DrugHistory(IReadOnlyList<string> known) : this(known, NoDoses, null)
    {
    }
}
