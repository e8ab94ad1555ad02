using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Nurse;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>The nurses' queue and what is done with a message.</summary>
internal sealed class NursePages(LetterStore store, ReviewSettings settings, TimeProvider time)
{
    private const int Most = 200;
    private const int LongestReason = 500;
    private const int LongestOutcome = 4000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/messages").RequireAuthorization(Labels.Of(Role.Nurse));
        group.MapGet("", (NursePages pages, HttpContext context, string? who) => pages.Queue(context, who));
        group.MapGet("/rows", (NursePages pages, HttpContext context, string? who) => pages.Rows(context, who));
        group.MapGet("/{id:long}", (NursePages pages, HttpContext context, long id) => pages.Message(context, id, null));
        group.MapPost("/{id:long}/claim", (NursePages pages, HttpContext context, long id) => pages.Claim(context, id));
        group.MapPost("/{id:long}/put-back", (NursePages pages, HttpContext context, long id) => pages.PutBack(context, id));
        group.MapPost("/{id:long}/regrade", (NursePages pages, HttpContext context, long id) => pages.RegradeAsync(context, id));
        group.MapPost("/{id:long}/close", (NursePages pages, HttpContext context, long id) => pages.CloseAsync(context, id));
    }

    private RazorComponentResult<QueuePage> Queue(HttpContext context, string? who) => new(new
    {
        Rows = Shown(context, who),
        Now = time.GetUtcNow(),
        Zone = settings.TimeZone,
        Lines = Lines(),
        Who = who,
        Most,
    });

    private RazorComponentResult<QueueTable> Rows(HttpContext context, string? who) => new(new
    {
        Rows = Shown(context, who),
        Now = time.GetUtcNow(),
        Zone = settings.TimeZone,
        Lines = Lines(),
    });

    private List<NurseRow> Shown(HttpContext context, string? who)
    {
        string name = SessionCookie.Of(context)!.Name;
        return [.. store.Work.NurseRows(Most).Where(row => who switch
        {
            "mine" => row.Item.State == WorkState.Claimed && row.Item.StateBy == name,
            "free" => row.Item.State == WorkState.Waiting,
            "flags" => row.Flags.Count > 0,
            "unread" => row.Unreadable is not null,
            _ => true,
        })];
    }

    private IResult Message(HttpContext context, long id, string? fault)
    {
        if (Find(id) is not { } item)
        {
            return Results.NotFound();
        }

        MessageRecord message = store.Messages.Everything(item.MessageId);
        store.Messages.Viewed(item.MessageId, SessionCookie.Of(context)!.Name);
        long? patient = message.Documents.FirstOrDefault(d => d.Id == item.DocumentId)?.PatientId;
        DateTimeOffset now = time.GetUtcNow();
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return new RazorComponentResult<MessagePage>(new
        {
            Item = item,
            Message = message,
            Patient = patient is { } known ? store.Patients.Get(known) : null,
            Decisions = store.Decisions.OfWorkItem(id),
            Restrictions = Restrictions(message, patient),
            Thread = store.Threads.Of(item.MessageId).Where(entry => entry.MessageId != item.MessageId).ToList(),
            Falls = patient is { } one ? store.Falls.Of(one, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.TimeZone).DateTime)).Falls : 0,
            Lines = Lines(),
            Now = now,
            Zone = settings.TimeZone,
            Fault = fault,
        });
    }

    private IResult Claim(HttpContext context, long id) => Do(context, id, by => store.Work.Claim(id, by), "Somebody else was quicker: see who has it.");

    private IResult PutBack(HttpContext context, long id) => DoAsHolder(context, id, by => store.Work.PutBack(id, by));

    /// <summary>The words by which a patient says how not to be contacted.</summary>
    private List<string> Restrictions(MessageRecord message, long? patient) =>
        [.. store.Restrictions.Concerning(message.Id, patient, message.From?.Address).Select(restriction =>
        {
            DocumentRecord document = store.Messages.Document(restriction.DocumentId);
            string text = restriction.In == TextField.Subject ? document.Subject ?? "" : document.Text.Text;
            return restriction.Span.End <= text.Length ? text[restriction.Span.Start..restriction.Span.End] : "";
        })];

    private async Task<IResult> RegradeAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string reason = form["reason"].ToString().Trim();
        if (!Labels.TryRead(form["urgency"], out Urgency urgency) || reason.Length is 0 or > LongestReason)
        {
            return Message(context, id, "Choose an urgency and say why, in at most 500 characters.");
        }

        return Find(id) is { } item && Labels.Of(item.Urgency!.Value) != form["seen"]
            ? Message(context, id, "Somebody else has changed the urgency meanwhile: look at it before you change it again.")
            : Do(context, id, by => store.Work.Regrade(id, urgency, by, reason, CategoryIn(form)), "It is closed: its urgency stays.");
    }

    private async Task<IResult> CloseAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string note = form["note"].ToString().Trim();
        if (!Labels.TryRead(form["outcome"], out CloseOutcome outcome) || note.Length > LongestOutcome)
        {
            return Message(context, id, "Say what was done; a note has at most 4000 characters.");
        }

        var closing = new Closing(outcome, Labels.TryRead(form["urgency"], out Urgency right) ? right : null, CategoryIn(form));
        return DoAsHolder(context, id, by => store.Work.Close(id, by, note.Length == 0 ? null : note, closing));
    }

    private static string? CategoryIn(IFormCollection form) => Categories.All.Contains(form["category"].ToString()) ? form["category"].ToString() : null;

    private IResult Do(HttpContext context, long id, Func<string, bool> action, string otherwise)
    {
        if (Find(id) is null)
        {
            return Results.NotFound();
        }

        return action(SessionCookie.Of(context)!.Name) ? Results.Redirect($"/messages/{id}") : Message(context, id, otherwise);
    }

    /// <summary>What only the one who has the item does.</summary>
    private IResult DoAsHolder(HttpContext context, long id, Func<string, bool> action) => Find(id) switch
    {
        null => Results.NotFound(),
        { State: WorkState.Claimed } item when item.StateBy != SessionCookie.Of(context)!.Name => Message(context, id, $"{item.StateBy} has it: ask them to put it back."),
        _ => Do(context, id, action, "Nobody has it any more: nothing was changed."),
    };

    private WorkItem? Find(long id)
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

    /// <summary>What every nurse page says of the service: when the mailbox was last read, what does not work, who is told outside hours.</summary>
    private List<(string Words, bool Stale)> Lines()
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
