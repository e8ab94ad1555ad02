using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Nurse;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>Makes the page of a message, and what all nurse pages say.</summary>
internal sealed class MessageViews(LetterStore store, ReviewSettings settings, ReplyDesk replies, TimeProvider time)
{
    private const int MostLetters = 5;

    /// <summary>The page of an item of the nurses' queue, with a fault where something could not be done, and with what had been written. The view is audited.</summary>
    public IResult Page(HttpContext context, long id, string? fault = null, string? kept = null)
    {
        if (Find(id) is not { } item)
        {
            return Results.NotFound();
        }

        string me = SessionCookie.Of(context)!.Name;
        MessageRecord message = store.Messages.Everything(item.MessageId);
        store.Messages.Viewed(item.MessageId, me);
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        long? patient = message.Documents.FirstOrDefault(d => d.Id == item.DocumentId)?.PatientId;
        DateTimeOffset now = time.GetUtcNow();
        var view = new MessageView
        {
            Item = item,
            Message = message,
            Me = me,
            Now = now,
            Zone = settings.TimeZone,
            Lines = Lines(),
            Fault = fault,
            Kept = string.IsNullOrWhiteSpace(kept) ? null : kept,
            Patient = patient is { } known ? store.Patients.Get(known) : null,
            Likely = patient is null && store.Patients.MatchesOf(message.Id).FirstOrDefault(m => m.DocumentId == item.DocumentId)?.Match is { Status: MatchStatus.Unconfirmed, PatientId: { } likely } ? store.Patients.Get(likely) : null,
            Decisions = store.Decisions.OfWorkItem(id),
            Restrictions = Restrictions(message.Id, patient, message.From?.Address),
            Thread = [.. store.Threads.Of(item.MessageId).Where(e => e.MessageId != item.MessageId).Select(e => (e, e.MessageId is { } other ? store.Nurses.ItemOf(other) : null))],
            Falls = patient is { } one ? Falls(one) : 0,
            Letters = patient is not null && item.DocumentId is { } document ? store.SignedEntries.Earlier(document, MostLetters) : [],
            Draft = store.Drafts.Find(message.Id),
            CanSend = replies.Send is not null && replies.From.Length > 0,
            Nurses = [.. store.Accounts.List().Where(a => a.DisabledAt is null && a.Roles.Contains(Role.Nurse) && a.Name != me).Select(a => a.Name)],
        };
        return new RazorComponentResult<MessagePage>(new { View = view });
    }

    /// <summary>An item of the nurses' queue; null where it is none.</summary>
    public WorkItem? Find(long id)
    {
        try
        {
            return store.Work.Get(id) is { Queue: Desk.Nurse } item ? item : null;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>Falls of a patient in twelve months.</summary>
    public int Falls(long patient) => store.Falls.Of(patient, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), settings.TimeZone).DateTime)).Falls;

    /// <summary>The words by which a patient says how not to be contacted.</summary>
    public IReadOnlyList<string> Restrictions(long? message, long? patient, string? address) =>
        [.. store.Restrictions.Concerning(message, patient, address).Select(restriction =>
        {
            DocumentRecord document = store.Messages.Document(restriction.DocumentId);
            string text = restriction.In == TextField.Subject ? document.Subject ?? "" : document.Text.Text;
            return restriction.Span.End <= text.Length ? text[restriction.Span.Start..restriction.Span.End] : "";
        })];

    /// <summary>What every nurse page says of the service: when the mailbox was last read, what does not work, who is told outside hours.</summary>
    public IReadOnlyList<(string Words, bool Stale)> Lines()
    {
        DateTimeOffset now = time.GetUtcNow();
        var lines = new List<(string Words, bool Stale)>();
        if (store.Heartbeats.Last(ServicePart.Reader) is { } read)
        {
            bool stale = now - read > settings.MailboxStale;
            lines.Add(stale
                ? ($"The mailbox was last read {Words.Of(read, settings.TimeZone)}, {Words.Of(now - read)} ago. New messages do not come in.", true)
                : ($"The mailbox was last read {Words.Of(read, settings.TimeZone)}.", false));
        }
        else
        {
            lines.Add(("The mailbox has not been read yet.", true));
        }

        lines.AddRange(store.Mailboxes.All().Where(mailbox => mailbox.State is MailboxState.Unreachable or MailboxState.Refused).Select(mailbox =>
            ($"Mailbox {mailbox.Id} is not being read ({Words.OfKey(Labels.Of(mailbox.State))} for {Words.Of(now - mailbox.StateAt)}). New messages do not come in.", true)));
        if (store.Alerts.HasOutOfHoursContact == false)
        {
            lines.Add(("Nobody is told of urgent messages outside opening hours: no contact is configured (docs/outgoing.md).", true));
        }

        return lines;
    }
}
