namespace MsLetterCoder.Store.Work;

/// <summary>A work item as it stands on a row of the nurses' queue.</summary>
public sealed record NurseRow
{
    /// <summary>The item.</summary>
    public required WorkItem Item { get; init; }

    /// <summary>When the mail was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who wrote, as the mail says; null where it could not be read.</summary>
    public string? Sender { get; init; }

    /// <summary>First name of the patient, where the document is linked to one.</summary>
    public string? Patient { get; init; }

    /// <summary>Main category; null where there is no triage.</summary>
    public string? Category { get; init; }

    /// <summary>Red flags, most urgent first, each with the words that raised it.</summary>
    public required IReadOnlyList<(string Key, string Words)> Flags { get; init; }

    /// <summary>Why it could not be read, in words without text of the mail; null where it could.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether the words may be of a restricted record: neither name nor words stand here then.</summary>
    public bool Guarded { get; init; }

    /// <summary>Whether a contact restriction is in force for the patient or the sender.</summary>
    public bool Restricted { get; init; }
}
