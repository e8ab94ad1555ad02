namespace MsLetterCoder.Store.Threads;

/// <summary>What a mail may quote and repeat.</summary>
public sealed record EarlierMails
{
    /// <summary>Its own subject, where an earlier mail of its thread bears it too; else null.</summary>
    public string? RepeatedSubject { get; init; }

    /// <summary>Number of the thread it will stand in; null where it stands alone so far.</summary>
    public long? Thread { get; init; }

    /// <summary>Mail of its thread, of its sender, of its patient, and what the team sent to them; the likeliest to be quoted first.</summary>
    public IReadOnlyList<EarlierMail> Mails { get; init; } = [];
}
