using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Admin;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>Restricting records of staff and family: by a nurse on a message's page, by an administrator from a list that shows ids and no names.</summary>
internal sealed class RecordPages(LetterStore store, ReviewSettings settings)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder messages = routes.MapGroup("/messages/{id:long}").RequireAuthorization(Labels.Of(Role.Nurse));
        messages.MapPost("/restrict-record", (RecordPages pages, HttpContext context, long id) => pages.RestrictAsync(context, id));
        messages.MapPost("/lift-record", (RecordPages pages, HttpContext context, long id) => pages.Lift(context, id));
        RouteGroupBuilder group = routes.MapGroup("/admin/records").RequireAuthorization(Labels.Of(Role.Administrator));
        group.MapGet("", (RecordPages pages, HttpContext context) => pages.List(context, null));
        group.MapPost("/restrict", (RecordPages pages, HttpContext context) => pages.RestrictByNumberAsync(context));
        group.MapPost("/lift", (RecordPages pages, HttpContext context) => pages.LiftByIdAsync(context));
    }

    private async Task<IResult> RestrictAsync(HttpContext context, long id)
    {
        string reason = (await context.Request.ReadFormAsync().ConfigureAwait(false))["reason"].ToString().Trim();
        if (PatientOf(id) is not { } patient)
        {
            return Results.NotFound();
        }

        if (reason.Length is > 0 and <= RecordGuard.LongestReason)
        {
            store.Guarded.Guard(patient, reason, Me(context));
        }

        return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/messages/{id}"));
    }

    private IResult Lift(HttpContext context, long id)
    {
        if (PatientOf(id) is not { } patient)
        {
            return Results.NotFound();
        }

        store.Guarded.Lift(patient, Me(context));
        return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/messages/{id}"));
    }

    private RazorComponentResult<RecordsPage> List(HttpContext context, string? fault)
    {
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return new RazorComponentResult<RecordsPage>(new
        {
            Records = store.Guarded.InForce().Select(record => (record, Last: store.Guarded.Openings(record.PatientId) is [.., var last] ? (last.By, last.At) : ((string By, DateTimeOffset At)?)null)).ToList(),
            Zone = settings.TimeZone,
            Fault = fault,
        });
    }

    private async Task<IResult> RestrictByNumberAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string reason = form["reason"].ToString().Trim();
        if (reason.Length is 0 or > RecordGuard.LongestReason)
        {
            return List(context, "Say why the record is restricted, in at most 500 characters.");
        }

        if (store.Patients.FindByNhsNumber(form["number"].ToString()) is not { } patient)
        {
            return List(context, "No patient of that NHS number is stored: nothing was changed.");
        }

        return store.Guarded.Guard(patient.Id, reason, Me(context)) ? Results.Redirect("/admin/records") : List(context, "That record is restricted already.");
    }

    private async Task<IResult> LiftByIdAsync(HttpContext context) =>
        long.TryParse((await context.Request.ReadFormAsync().ConfigureAwait(false))["patient"], NumberStyles.None, CultureInfo.InvariantCulture, out long patient) && store.Guarded.Lift(patient, Me(context))
            ? Results.Redirect("/admin/records")
            : List(context, "That record is not restricted any more: nothing was changed.");

    private long? PatientOf(long id)
    {
        try
        {
            WorkItem item = store.Work.Get(id);
            MessageRecord message = store.Messages.Everything(item.MessageId);
            return item.Queue == Desk.Nurse ? message.Documents.FirstOrDefault(d => d.Id == item.DocumentId)?.PatientId : null;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static string Me(HttpContext context) => SessionCookie.Of(context)!.Name;
}
