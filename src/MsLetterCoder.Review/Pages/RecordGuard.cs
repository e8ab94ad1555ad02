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

    /// <summary>Addresses in which 'id' is a work item's, with the role they are for.</summary>
    private static readonly (string Root, Role Role)[] OfItems = [("/messages", Role.Nurse), ("/letters", Role.Coder)];

    /// <summary>Puts the guard before everything that is mapped.</summary>
    public static void UseRecordGuard(this IApplicationBuilder app) => app.Use(next => context =>
        SessionCookie.Of(context) is not { } account || Endpoint(context).EndsWith(Way, StringComparison.Ordinal) || MessageOf(context) is not { } message || Store(context).Guarded.IsOpen(message, account.Name)
            ? next(context)
            : Ask(context, HttpMethods.IsGet(context.Request.Method) ? null : "This record is restricted and not open to you: nothing was done.").ExecuteAsync(context));

    /// <summary>Adds the forms by which a record is opened.</summary>
    public static void MapRecordGuard(this IEndpointRouteBuilder routes)
    {
        foreach ((string root, Role role) in OfItems)
        {
            routes.MapPost($"{root}/{{id:long}}{Way}", (Delegate)OpenAsync).RequireAuthorization(Labels.Of(role));
        }
    }

    private static async Task<IResult> OpenAsync(HttpContext context)
    {
        if (MessageOf(context) is not { } message)
        {
            return Results.NotFound();
        }

        string reason = (await context.Request.ReadFormAsync().ConfigureAwait(false))["reason"].ToString().Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            return Ask(context, "Say why you open this record, in at most 500 characters.");
        }

        Store(context).Guarded.Open(message, SessionCookie.Of(context)!.Name, reason);
        return Results.LocalRedirect(context.Request.Path.Value![..^Way.Length] + context.Request.QueryString.Value);
    }

    private static RazorComponentResult<RecordGuardPage> Ask(HttpContext context, string? fault)
    {
        context.Response.StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        string root = Root(context)!;
        return new RazorComponentResult<RecordGuardPage>(new
        {
            Back = root,
            Action = string.Create(CultureInfo.InvariantCulture, $"{root}/{context.GetRouteValue("id")}{Way}{context.Request.QueryString.Value}"),
            Fault = fault,
        });
    }

    private static LetterStore Store(HttpContext context) => context.RequestServices.GetRequiredService<LetterStore>();

    private static string Endpoint(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    private static string? Root(HttpContext context) => Array.Find(OfItems, items => Endpoint(context).StartsWith($"{items.Root}/{{id:long}}", StringComparison.Ordinal)).Root;

    private static long? MessageOf(HttpContext context)
    {
        if (Root(context) is null || !long.TryParse(context.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out long item))
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
