using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Access;
using MsLetterCoder.Store;

namespace MsLetterCoder.Review.Pages;

/// <summary>The way to the organisation's sign-in and back; there only where one is configured.</summary>
internal sealed class OutsidePages(LetterStore store, ReviewSettings settings, TimeProvider time, OutsideSignIn outside)
{
    private const string Failed = "The sign-in there did not succeed, or took too long. Try again.";

    private string Cookie => settings.Certificate is null ? "outside" : "__Host-outside";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/outside", (OutsidePages pages, HttpContext context, string? to) => pages.BeginAsync(context, to)).AllowAnonymous();
        routes.MapGet(OutsideSignIn.BackPath, (OutsidePages pages, HttpContext context) => pages.EndAsync(context)).AllowAnonymous();
    }

    private async Task<IResult> BeginAsync(HttpContext context, string? to)
    {
        if (await outside.BeginAsync(Back(context), AccessPages.IsOurs(to) ? to! : "", context.RequestAborted).ConfigureAwait(false) is not { } begun)
        {
            return Fault("Your organisation's sign-in cannot be reached. Try again, or tell an administrator.");
        }

        // Lax, not Strict: it must come along when the provider sends the browser back.
        context.Response.Cookies.Append(Cookie, begun.Kept, Options());
        return Results.Redirect(begun.Address);
    }

    private async Task<IResult> EndAsync(HttpContext context)
    {
        string? kept = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options());
        OutsidePerson? person = await outside.EndAsync(context.Request.Query, kept, Back(context), context.RequestAborted).ConfigureAwait(false);
        if (person is null)
        {
            store.Accounts.FailedUnknown();
            return Fault(Failed);
        }

        (Store.Accounts.Account? account, string? fault) = OutsideAccounts.Of(store, person);
        if (account is null)
        {
            store.Accounts.FailedUnknown();
            return Fault(fault!);
        }

        await SessionCookie.StartAsync(context, account, time.GetUtcNow()).ConfigureAwait(false);
        // A page, not a redirect: the browser came from another site and would not send the new cookie, which is Strict, along with a redirect.
        string to = person.To.Length > 0 && person.To.All(char.IsAscii) ? person.To : "/";
        context.Response.Headers["Refresh"] = $"0; url={to}";
        return new RazorComponentResult<ContinuePage>(new { To = to });
    }

    private static RazorComponentResult<SignInPage> Fault(string words) => new(new { Fault = words });

    private static string Back(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host.Value}{OutsideSignIn.BackPath}";

    private CookieOptions Options() => new() { HttpOnly = true, Secure = settings.Certificate is not null, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
