using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Pages;

/// <summary>Stands before every page and form whose address names a message or a letter: where a restricted record's words may be in it, nothing is shown or done until the person has said why.</summary>
internal static class RecordGuard
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    private const string Way = "/open-record";

    private const string OfPatients = "/messages/patients";

    /// <summary>Addresses in which 'id' is a work item's, or a patient's, with the role they are for.</summary>
    private static readonly (string Root, Role Role)[] Roots = [(OfPatients, Role.Nurse), ("/messages", Role.Nurse), ("/letters", Role.Coder)];

    /// <summary>Puts the guard before everything that is mapped.</summary>
    public static void UseRecordGuard(this IApplicationBuilder app) => app.Use(next => context =>
        SessionCookie.Of(context) is not { } account || Endpoint(context).EndsWith(Way, StringComparison.Ordinal) || IsOpen(context, account.Name)
            ? next(context)
            : Ask(context, HttpMethods.IsGet(context.Request.Method) ? null : "This record is restricted and not open to you: nothing was done.").ExecuteAsync(context));

    /// <summary>Adds the forms by which a record is opened.</summary>
    public static void MapRecordGuard(this IEndpointRouteBuilder routes)
    {
        foreach ((string root, Role role) in Roots)
        {
            routes.MapPost($"{root}/{{id:long}}{Way}", (Delegate)OpenAsync).RequireAuthorization(Labels.Of(role));
        }
    }

    private static async Task<IResult> OpenAsync(HttpContext context)
    {
        string reason = (await context.Request.ReadFormAsync().ConfigureAwait(false))["reason"].ToString().Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            return Ask(context, "Say why you open this record, in at most 500 characters.");
        }

        string by = SessionCookie.Of(context)!.Name;
        if (Root(context) == OfPatients && IdOf(context) is { } patient)
        {
            Store(context).Guarded.OpenPatient(patient, by, reason);
        }
        else if (MessageOf(context) is { } message)
        {
            Store(context).Guarded.Open(message, by, reason);
        }
        else
        {
            return Results.NotFound();
        }

        return Results.LocalRedirect(context.Request.Path.Value![..^Way.Length] + context.Request.QueryString.Value);
    }

    private static RazorComponentResult<RecordGuardPage> Ask(HttpContext context, string? fault)
    {
        context.Response.StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        string root = Root(context)!;
        return new RazorComponentResult<RecordGuardPage>(new
        {
            Back = root == OfPatients ? "/messages" : root,
            Action = string.Create(CultureInfo.InvariantCulture, $"{root}/{context.GetRouteValue("id")}{Way}{context.Request.QueryString.Value}"),
            Fault = fault,
        });
    }

    private static LetterStore Store(HttpContext context) => context.RequestServices.GetRequiredService<LetterStore>();

    private static string Endpoint(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    private static string? Root(HttpContext context) => Array.Find(Roots, root => Endpoint(context).StartsWith($"{root.Root}/{{id:long}}", StringComparison.Ordinal)).Root;

    private static bool IsOpen(HttpContext context, string by) => Root(context) == OfPatients
        ? IdOf(context) is not { } patient || Store(context).Guarded.IsPatientOpen(patient, by)
        : MessageOf(context) is not { } message || Store(context).Guarded.IsOpen(message, by);

    private static long? IdOf(HttpContext context) => long.TryParse(context.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;

    private static long? MessageOf(HttpContext context)
    {
        if (Root(context) is null or OfPatients || IdOf(context) is not { } item)
        {
            return null;
        }

        try
        {
            return Store(context).Work.Get(item).MessageId;
        }
        catch (StoreException)
        {
            // No such item: the page itself says so.
            return null;
        }
    }
}
