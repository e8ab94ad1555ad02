namespace MsLetterCoder.Store.Outgoing;

/// <summary>A mail of the team's, decrypted.</summary>
public sealed record OutboxMail
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is.</summary>
    public required OutboxKind Kind { get; init; }

    /// <summary>The message it answers.</summary>
    public required long Answers { get; init; }

    /// <summary>The patient it goes to.</summary>
    public required long PatientId { get; init; }

    /// <summary>Their address.</summary>
    public required string Recipient { get; init; }

    /// <summary>Subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Text.</summary>
    public required string Text { get; init; }

    /// <summary>Its Message-ID, without angle brackets; the same however often it is tried.</summary>
    public required string MailId { get; init; }

    /// <summary>Message-ID of the mail it answers; null where that has none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>References of that mail.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>How far it is.</summary>
    public required OutboxState State { get; init; }

    /// <summary>Step and code of the last failure; null where there was none.</summary>
    public string? StateReason { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Account of who had it sent; 'worker' for the program.</summary>
    public required string CreatedBy { get; init; }
}
