using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Nurse;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>The nurses' queue and what is done with a message.</summary>
internal sealed class NursePages(LetterStore store, ReviewSettings settings, MessageViews views, TimeProvider time)
{
    private const int Most = 200;
    private const int LongestReason = 500;
    private const int LongestNote = 4000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/messages").RequireAuthorization(Labels.Of(Role.Nurse));
        group.MapGet("", (NursePages pages, HttpContext context) => pages.Queue(context));
        group.MapGet("/rows", (NursePages pages, HttpContext context) => pages.Rows(context));
        group.MapGet("/{id:long}", (NursePages pages, HttpContext context, long id) => pages.Message(context, id));
        group.MapPost("/{id:long}/claim", (NursePages pages, HttpContext context, long id) => pages.Claim(context, id));
        group.MapPost("/{id:long}/put-back", (NursePages pages, HttpContext context, long id) => pages.PutBack(context, id));
        group.MapPost("/{id:long}/take-over", (NursePages pages, HttpContext context, long id) => pages.TakeOverAsync(context, id));
        group.MapPost("/{id:long}/assign", (NursePages pages, HttpContext context, long id) => pages.AssignAsync(context, id));
        group.MapPost("/{id:long}/note", (NursePages pages, HttpContext context, long id) => pages.NoteAsync(context, id));
        group.MapPost("/{id:long}/regrade", (NursePages pages, HttpContext context, long id) => pages.RegradeAsync(context, id));
        group.MapPost("/{id:long}/close", (NursePages pages, HttpContext context, long id) => pages.CloseAsync(context, id));
    }

    private RazorComponentResult<QueuePage> Queue(HttpContext context)
    {
        NurseFilter filter = NurseFilters.Read(context.Request.Query);
        return new(new { Table = Table(context, filter), Filter = filter, Query = NurseFilters.Write(filter), Most });
    }

    private RazorComponentResult<QueueTable> Rows(HttpContext context) => new(new { Table = Table(context, NurseFilters.Read(context.Request.Query)) });

    private QueueView Table(HttpContext context, NurseFilter filter)
    {
        string me = SessionCookie.Of(context)!.Name;
        return new QueueView
        {
            Rows = store.Nurses.Rows(filter, me, Most),
            Counts = store.Nurses.Count(me),
            Closed = filter.Share == NurseShare.Closed,
            Me = me,
            Now = time.GetUtcNow(),
            Zone = settings.TimeZone,
            Lines = views.Lines(),
        };
    }

    private IResult Message(HttpContext context, long id) => views.Page(context, id);

    private IResult Claim(HttpContext context, long id) => Do(context, id, by => store.Work.Claim(id, by), "Somebody else was quicker: see who has it.");

    private IResult PutBack(HttpContext context, long id) => DoAsHolder(context, id, by => store.Work.PutBack(id, by), null);

    private async Task<IResult> TakeOverAsync(HttpContext context, long id)
    {
        string from = (await context.Request.ReadFormAsync().ConfigureAwait(false))["from"].ToString();
        return Do(context, id, by => from.Length > 0 && store.Nurses.TakeOver(id, from, by), "It has changed hands meanwhile: see who has it. Nothing was changed.");
    }

    private async Task<IResult> AssignAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string note = Text(form, "note");
        string holder = form["holder"].ToString();
        if (store.Accounts.Find(form["to"].ToString()) is not { DisabledAt: null } nurse || !nurse.Roles.Contains(Role.Nurse))
        {
            return views.Page(context, id, "Choose the nurse for whom it is meant.", note);
        }

        return note.Length > LongestReason
            ? views.Page(context, id, "A word to the other nurse has at most 500 characters.", note)
            : Do(context, id, by => store.Nurses.Assign(id, nurse.Name, holder.Length == 0 ? null : holder, by, note.Length == 0 ? null : note), "It has changed hands or was closed meanwhile: see who has it. Nothing was changed.", note);
    }

    private async Task<IResult> NoteAsync(HttpContext context, long id)
    {
        string note = Text(await context.Request.ReadFormAsync().ConfigureAwait(false), "note");
        return note.Length is 0 or > LongestNote
            ? views.Page(context, id, "A note has 1 to 4000 characters.", note)
            : Do(context, id, by => store.Nurses.Note(id, note, by), "There is no such message any more.", note);
    }

    private async Task<IResult> RegradeAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string reason = Text(form, "reason");
        if (!Labels.TryRead(form["urgency"], out Urgency urgency) || reason.Length is 0 or > LongestReason)
        {
            return views.Page(context, id, "Choose an urgency and say why, in at most 500 characters.", reason);
        }

        return views.Find(id) is { } item && Labels.Of(item.Urgency!.Value) != form["seen"]
            ? views.Page(context, id, "Somebody else has changed the urgency meanwhile: look at it before you change it again.", reason)
            : Do(context, id, by => store.Work.Regrade(id, urgency, by, reason, CategoryIn(form)), "It is closed: its urgency stays.", reason);
    }

    private async Task<IResult> CloseAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string note = Text(form, "note");
        if (!Labels.TryRead(form["outcome"], out CloseOutcome outcome) || note.Length > LongestNote)
        {
            return views.Page(context, id, "Say what was done; a note has at most 4000 characters.", note);
        }

        var closing = new Closing(outcome, Labels.TryRead(form["urgency"], out Urgency right) ? right : null, CategoryIn(form));
        return DoAsHolder(context, id, by => store.Work.Close(id, by, note.Length == 0 ? null : note, closing), note);
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static string? CategoryIn(IFormCollection form) => Categories.All.Contains(form["category"].ToString()) ? form["category"].ToString() : null;

    private IResult Do(HttpContext context, long id, Func<string, bool> action, string otherwise, string? kept = null)
    {
        if (views.Find(id) is null)
        {
            return Results.NotFound();
        }

        return action(SessionCookie.Of(context)!.Name) ? Results.Redirect($"/messages/{id}") : views.Page(context, id, otherwise, kept);
    }

    /// <summary>What only the one who has the item does.</summary>
    private IResult DoAsHolder(HttpContext context, long id, Func<string, bool> action, string? kept) => views.Find(id) switch
    {
        null => Results.NotFound(),
        { State: WorkState.Claimed } item when item.StateBy != SessionCookie.Of(context)!.Name =>
            views.Page(context, id, $"{item.StateBy} has it: ask them to put it back, or take it over.", kept),
        _ => Do(context, id, action, "Nobody has it any more: nothing was changed.", kept),
    };
}
