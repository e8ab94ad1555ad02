using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>A letter as it stands on a row of the coders' queue.</summary>
public sealed record LetterRow
{
    /// <summary>Its place in the queue.</summary>
    public required WorkItem Item { get; init; }

    /// <summary>When the mail was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it, as the mail says: the clinic's mailbox.</summary>
    public string? Sender { get; init; }

    /// <summary>Mark of the sender: 16 hexadecimal digits of a keyed hash; null where there is none.</summary>
    public string? Clinic { get; init; }

    /// <summary>First name of the patient, where the letter is linked to one.</summary>
    public string? Patient { get; init; }

    /// <summary>Whether the words may be of a restricted record: neither name nor sender stand here then.</summary>
    public bool Guarded { get; init; }

    /// <summary>Least confidence among its codes, 0 to 1; null where it has none.</summary>
    public double? Confidence { get; init; }

    /// <summary>How many things the coder is asked.</summary>
    public int Questions { get; init; }

    /// <summary>How many ICD-10 codes are suggested.</summary>
    public int Codes { get; init; }
}
