namespace MsLetterCoder.Store.Erasure;

/// <summary>What an erasure takes away, by id.</summary>
public sealed record ErasureScope
{
    /// <summary>The patient; null where only a document is erased.</summary>
    public long? PatientId { get; init; }

    /// <summary>Mails that go whole: bytes, texts, results, decisions, drafts, answers.</summary>
    public required IReadOnlyList<long> Messages { get; init; }

    /// <summary>Documents that go out of mails which stay because other patients' documents came with them; the bytes of such a mail go too.</summary>
    public required IReadOnlyList<long> Documents { get; init; }

    /// <summary>Mails that may be the patient's and are kept: a person looks at each and erases its documents, or not.</summary>
    public IReadOnlyList<long> Unsure { get; init; } = [];

    /// <summary>Rows that go, by table, those with none left out.</summary>
    public IReadOnlyDictionary<string, long> Rows { get; init; } = new Dictionary<string, long>();

    /// <summary>Where the mails still lie: the mailbox, and the UID or file name in it.</summary>
    public IReadOnlyList<(string Mailbox, string Identity)> Originals { get; init; } = [];

    /// <summary>When backups were made that hold something of it, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> Backups { get; init; } = [];
}
