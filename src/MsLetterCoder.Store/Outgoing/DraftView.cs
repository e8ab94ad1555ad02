using System.Globalization;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>The answer to a message as it stands, and what stands against sending it.</summary>
public sealed record DraftView
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The message it answers.</summary>
    public required long MessageId { get; init; }

    /// <summary>Category whose text it began with.</summary>
    public required string Category { get; init; }

    /// <summary>Subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Text as it would be sent.</summary>
    public required string Text { get; init; }

    /// <summary>Account of who edited it last; null where nobody has.</summary>
    public string? EditedBy { get; init; }

    /// <summary>When; null where nobody has.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The draft as somebody saw it: another edit or another draft has another.</summary>
    public string Stamp => string.Create(CultureInfo.InvariantCulture, $"{Id}.{EditedAt?.UtcTicks ?? 0}");

    /// <summary>The address it would go to: the message's sender, never a Reply-To. Null where there is none.</summary>
    public string? Recipient { get; init; }

    /// <summary>The patient of the message; null where it is linked to none.</summary>
    public long? PatientId { get; init; }

    /// <summary>Its sending; null where it was not sent.</summary>
    public OutboxState? Sending { get; init; }

    /// <summary>Ids of contact restrictions in force that concern it.</summary>
    public required IReadOnlyList<long> Restrictions { get; init; }

    /// <summary>True where safeguarding, danger or a death is known: somebody else may read it.</summary>
    public required bool Flagged { get; init; }

    /// <summary>True where a nurse has confirmed the sender's address for the message's patient.</summary>
    public required bool AddressConfirmed { get; init; }

    /// <summary>The first line that a person sees, before the text; never sent. Null where nothing stands against it.</summary>
    public string? Note => Restrictions.Count > 0
        ? $"CONTACT RESTRICTION {string.Join(", ", Restrictions)} STANDS: read it before you answer. This mail is not sent without a reason given."
        : Flagged ? "SAFEGUARDING, DANGER OR A DEATH IS KNOWN OF THIS PATIENT: think who may read the answer." : null;
}
