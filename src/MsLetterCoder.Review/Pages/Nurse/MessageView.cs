using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Nurse;

/// <summary>A message as its page shows it to one nurse.</summary>
public sealed record MessageView
{
    public required WorkItem Item { get; init; }

    public required MessageRecord Message { get; init; }

    /// <summary>Account of who looks.</summary>
    public required string Me { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What every nurse page says of the service.</summary>
    public required IReadOnlyList<(string Words, bool Stale)> Lines { get; init; }

    /// <summary>What could not be done; null where nothing was asked.</summary>
    public string? Fault { get; init; }

    /// <summary>What somebody had written when it could not be done.</summary>
    public string? Kept { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>Whom the message may be of, where it stands in nobody's record.</summary>
    public Patient? Likely { get; init; }

    public IReadOnlyList<NurseDecision> Decisions { get; init; } = [];

    /// <summary>Words by which the patient says how not to be contacted.</summary>
    public IReadOnlyList<string> Restrictions { get; init; } = [];

    /// <summary>Other mails of the thread, each with its item in this queue.</summary>
    public IReadOnlyList<(ThreadEntry Entry, long? Item)> Thread { get; init; } = [];

    public int Falls { get; init; }

    /// <summary>The patient's latest letters.</summary>
    public IReadOnlyList<EarlierLetter> Letters { get; init; } = [];

    /// <summary>The answer as it stands; null where nobody began one.</summary>
    public DraftView? Draft { get; init; }

    /// <summary>Whether a server is configured that sends answers.</summary>
    public bool CanSend { get; init; }

    /// <summary>Accounts of the other nurses.</summary>
    public IReadOnlyList<string> Nurses { get; init; } = [];

    public DocumentRecord? Document => Message.Documents.FirstOrDefault(d => d.Id == Item.DocumentId);

    public TriageResult? Triage => Document?.Analysis.Triage;

    public MessageFacts? Facts => Triage?.Facts;

    public bool IsOpen => Item.State is WorkState.Waiting or WorkState.Claimed;

    public bool IsMine => Item.State == WorkState.Claimed && Item.StateBy == Me;

    public string To => FormattableString.Invariant($"/messages/{Item.Id}");

    /// <summary>Another address to which the mail asks for answers; they never go there. Null where it asks for none.</summary>
    public string? OtherReplyTo => Message.ReplyTo.Select(a => a.Address).FirstOrDefault(a => !string.Equals(a, Message.From?.Address, StringComparison.OrdinalIgnoreCase));
}
