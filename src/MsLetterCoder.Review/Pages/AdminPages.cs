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
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>Health, quarantine, accounts and audit. No page shows a patient's name or words.</summary>
internal sealed class AdminPages(LetterStore store, ReviewSettings settings, TimeProvider time)
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/admin").RequireAuthorization(Labels.Of(Role.Administrator));
        group.MapGet("", (AdminPages pages) => pages.Health());
        group.MapGet("/quarantine", (AdminPages pages, HttpContext context) => pages.Quarantine(context, null));
        group.MapPost("/quarantine/retry", (AdminPages pages, HttpContext context) => pages.RetryAsync(context));
        group.MapPost("/quarantine/release", (AdminPages pages, HttpContext context) => pages.ReleaseAsync(context));
        group.MapGet("/users", (AdminPages pages, HttpContext context) => pages.Users(context, null));
        group.MapPost("/users/add", (AdminPages pages, HttpContext context) => pages.AddAsync(context));
        group.MapPost("/users/{what}", (AdminPages pages, HttpContext context, string what) => pages.ChangeAsync(context, what));
        group.MapGet("/audit", (AdminPages pages, HttpContext context) => pages.Audit(AuditSearch.Read(context.Request.Query), null));
        group.MapPost("/audit/verify", (AdminPages pages) => pages.Audit(new AuditSearch(), pages.Verify()));
    }

    private AuditReport Verify() => store.Audit.Verify();

    private RazorComponentResult<HealthPage> Health()
    {
        DateTimeOffset? read = store.Heartbeats.Last(ServicePart.Reader);
        DateTimeOffset? worked = store.Heartbeats.Last(ServicePart.Pipeline);
        NurseCounts nurses = store.Nurses.Count("");
        int unsure = store.Outbox.In(OutboxState.Unsure, Most).Count;
        string? anchor = store.Audit.AnchorFailure?.GetType().Name;
        DateTimeOffset stale = time.GetUtcNow() - settings.MailboxStale;
        List<string> wrong =
        [
            .. read is { } at && at >= stale ? Array.Empty<string>() : ["The mailbox is not being read: new messages do not come in."],
            .. worked is { } last && last >= stale ? Array.Empty<string>() : ["Stored mail is not being looked at."],
            .. nurses.Late == 0 ? Array.Empty<string>() : [$"{nurses.Late} of the nurses' items {(nurses.Late == 1 ? "is" : "are")} past the limit."],
            .. unsure == 0 ? Array.Empty<string>() : ["It is not known of some answers whether they were sent: a nurse must ask the patient."],
            .. anchor is null ? Array.Empty<string>() : ["The head of the audit trail cannot be anchored outside the database."],
            .. store.Alerts.HasOutOfHoursContact != false ? Array.Empty<string>() : ["Nobody is told of urgent messages outside opening hours: no contact is configured."],
        ];
        return new(new
        {
            Mailboxes = store.Mailboxes.All(),
            Summary = store.Summaries.Count(),
            Nurses = nurses,
            Run = store.Summaries.LatestRun(),
            Read = read,
            Worked = worked,
            Unsure = unsure,
            Wrong = wrong,
            store.StoreId,
            AnchorFailure = anchor,
            Zone = settings.TimeZone,
        });
    }

    private RazorComponentResult<QuarantinePage> Quarantine(HttpContext context, string? fault)
    {
        Conflict(context, fault);
        return new RazorComponentResult<QuarantinePage>(new { Parts = store.Messages.Quarantine(Most), Parked = store.Messages.Parked(Most), Zone = settings.TimeZone, Fault = fault });
    }

    private async Task<IResult> RetryAsync(HttpContext context) => await IdAsync(context, "message").ConfigureAwait(false) is { } id && store.Aside.Retry(id, Me(context))
        ? Results.Redirect("/admin/quarantine")
        : Quarantine(context, "That mail is not quarantined or parked as a whole: nothing was changed.");

    private async Task<IResult> ReleaseAsync(HttpContext context) => await IdAsync(context, "id").ConfigureAwait(false) is { } id && store.Aside.Release(id, Me(context), keepWork: true)
        ? Results.Redirect("/admin/quarantine")
        : Quarantine(context, "That is not in quarantine any more: nothing was changed.");

    private RazorComponentResult<UsersPage> Users(HttpContext context, string? fault, string? firstPassword = null, string? of = null)
    {
        Conflict(context, fault);
        return new RazorComponentResult<UsersPage>(new { Accounts = store.Accounts.List(), Now = time.GetUtcNow(), Fault = fault, FirstPassword = firstPassword, FirstPasswordOf = of });
    }

    private async Task<IResult> AddAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string name = form["name"].ToString().Trim();
        string password = PasswordRules.Make();
        try
        {
            store.Accounts.Add(name, Roles(form), PasswordRules.Hash(password), Me(context));
            return Users(context, null, password, name);
        }
        catch (StoreException e)
        {
            return Users(context, e.Message);
        }
    }

    private async Task<IResult> ChangeAsync(HttpContext context, string what)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (await IdAsync(context, "id").ConfigureAwait(false) is not { } id || store.Accounts.Find(id) is not { } account)
        {
            return Users(context, "There is no such account.");
        }

        // Whoever takes their own rights away locks everybody out where there is no second administrator.
        if (account.Name == Me(context) && what is "disable" or "roles" && !(what == "roles" && Roles(form).Contains(Role.Administrator)) && OnlyAdministrator(account))
        {
            return Users(context, "You are the only administrator: make another one first.");
        }

        try
        {
            switch (what)
            {
                case "roles":
                    store.Accounts.SetRoles(id, Roles(form), Me(context));
                    break;
                case "reset":
                    string password = PasswordRules.Make();
                    store.Accounts.SetPassword(id, PasswordRules.Hash(password), mustChange: true, Me(context));
                    return Users(context, null, password, account.Name);
                case "second-factor":
                    store.Accounts.SetSecondFactor(id, null, Me(context));
                    break;
                case "disable":
                case "enable":
                    store.Accounts.SetDisabled(id, what == "disable", Me(context));
                    break;
                default:
                    return Results.NotFound();
            }
        }
        catch (StoreException e)
        {
            return Users(context, e.Message);
        }

        return Results.Redirect("/admin/users");
    }

    private bool OnlyAdministrator(Account account) => !store.Accounts.List().Any(a => a.Id != account.Id && a.DisabledAt is null && a.Roles.Contains(Role.Administrator));

    private RazorComponentResult<AuditPage> Audit(AuditSearch asked, AuditReport? report) => new(new
    {
        Entries = store.Audit.Search(asked.Actor, asked.Wanted, asked.Entity, asked.Number, asked.Before, Most, asked.Since(settings.TimeZone), asked.Until(settings.TimeZone)),
        Report = report,
        Asked = asked,
        Most,
        Fault = asked.Action is not null && asked.Wanted is null ? "There is no such action: all are shown." : asked.Id is not null && asked.Number is null ? "That is no number: all are shown." : null,
        Zone = settings.TimeZone,
    });

    private static List<Role> Roles(IFormCollection form) => [.. form["role"].Select(r => Labels.TryRead(r, out Role role) ? role : (Role?)null).OfType<Role>()];

    private static async Task<long?> IdAsync(HttpContext context, string field) => Number((await context.Request.ReadFormAsync().ConfigureAwait(false))[field]);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string Me(HttpContext context) => SessionCookie.Of(context)!.Name;

    private static void Conflict(HttpContext context, string? fault)
    {
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }
}
