using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Access;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using QRCoder;

namespace MsLetterCoder.Review.Pages;

/// <summary>Signing in and out, and one's own account.</summary>
internal static class AccessPages
{
    private const string NotLetIn = "The account or the password is wrong, or the account may not sign in.";
    private const string LockedOut = "Too many attempts. Wait a quarter of an hour, or ask an administrator.";
    private const int PicturePixels = 4;

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context) => Results.Redirect(FirstPage(SessionCookie.Of(context)!)));
        routes.MapGet("/refused", ErrorPages.Refused);
        routes.MapGet("/sign-in", (HttpContext context, LetterStore store, string? to) =>
            SessionCookie.Of(context) is { } account ? Results.Redirect(FirstPage(account)) : Show(to, noAccounts: store.Accounts.List().Count == 0)).AllowAnonymous();
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync);
        // Asked by the script before a form is sent: whether the session and the program are still there.
        routes.MapGet("/here", () => Results.NoContent());
        routes.MapGet("/account", (HttpContext context) => Own(context));
        routes.MapGet("/password", (HttpContext context) => Password(context, null));
        routes.MapPost("/password", ChangePasswordAsync);
        routes.MapGet("/second-factor", (HttpContext context, IDataProtectionProvider protection) => SecondFactor(context, protection, TimeCode.NewSecret(), null));
        routes.MapPost("/second-factor", SetSecondFactorAsync);
    }

    /// <summary>Where somebody goes after the sign-in: the page of the first of their roles.</summary>
    internal static string FirstPage(Account account) => account.Roles.Contains(Role.Nurse) ? "/messages" : account.Roles.Contains(Role.Coder) ? "/letters" : "/admin";

    private static async Task<IResult> SignInAsync(HttpContext context, SignIn signIn, CodeTicket tickets, LetterStore store, TimeProvider time)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string? to = form["to"];
        SignInOutcome outcome;
        if (form["ticket"].ToString() is { Length: > 0 } ticket)
        {
            // The ticket holds the stamp too: a password changed meanwhile makes it worthless.
            outcome = tickets.Read(ticket) is { } held && store.Accounts.Find(held.Id)?.Stamp == held.Stamp ? signIn.Code(held.Id, form["code"].ToString()) : default;
            if (outcome.Account is null)
            {
                return Show(to, ticket: outcome.Locked ? null : ticket, fault: outcome.Locked ? LockedOut : "That code is wrong, too old or used already. Wait for the next one.");
            }
        }
        else
        {
            string name = form["name"].ToString().Trim();
            outcome = signIn.Password(name, form["password"].ToString());
            if (outcome.CodeWanted)
            {
                return Show(to, ticket: tickets.Write(outcome.Account!));
            }

            if (outcome.Account is null)
            {
                return Show(to, name: name, fault: outcome.Locked ? LockedOut : NotLetIn);
            }
        }

        await SessionCookie.StartAsync(context, outcome.Account, time.GetUtcNow()).ConfigureAwait(false);
        return Results.LocalRedirect(IsOurs(to) ? to! : "/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, LetterStore store)
    {
        store.Accounts.SignedOut(SessionCookie.Of(context)!);
        await context.SignOutAsync(SessionCookie.Scheme).ConfigureAwait(false);
        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, LetterStore store, SignIn signIn, TimeProvider time)
    {
        Account account = SessionCookie.Of(context)!;
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string next = form["new"].ToString();
        if (!signIn.IsOwner(account, form["old"].ToString()))
        {
            return Password(context, "That is not your password now.");
        }

        if (next != form["again"].ToString())
        {
            return Password(context, "The new password and its repetition differ.");
        }

        if (next == form["old"].ToString())
        {
            return Password(context, "The new password is the old one.");
        }

        if (PasswordRules.Fault(account.Name, next) is { } fault)
        {
            return Password(context, fault);
        }

        store.Accounts.SetPassword(account.Id, PasswordRules.Hash(next), mustChange: false, account.Name);
        await SessionCookie.StartAsync(context, store.Accounts.Find(account.Id)!, time.GetUtcNow()).ConfigureAwait(false);
        return Results.Redirect("/");
    }

    private static async Task<IResult> SetSecondFactorAsync(HttpContext context, LetterStore store, SignIn signIn, IDataProtectionProvider protection, TimeProvider time)
    {
        Account account = SessionCookie.Of(context)!;
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        byte[] secret;
        try
        {
            secret = Convert.FromHexString(Protector(protection, account).Unprotect(form["secret"].ToString()));
        }
        catch (CryptographicException)
        {
            return SecondFactor(context, protection, TimeCode.NewSecret(), "The page was out of date. Read the new picture.");
        }

        if (!signIn.IsOwner(account, form["password"].ToString()))
        {
            return SecondFactor(context, protection, secret, "That is not your password.");
        }

        if (TimeCode.StepOf(secret, form["code"].ToString(), time.GetUtcNow()) is null)
        {
            return SecondFactor(context, protection, secret, "That code is wrong or too old. Wait for the next one.");
        }

        store.Accounts.SetSecondFactor(account.Id, secret, account.Name);
        await SessionCookie.StartAsync(context, store.Accounts.Find(account.Id)!, time.GetUtcNow()).ConfigureAwait(false);
        return Results.Redirect("/account");
    }

    private static RazorComponentResult<SignInPage> Show(string? to, string? name = null, string? ticket = null, string? fault = null, bool noAccounts = false) =>
        new(new { To = IsOurs(to) ? to : null, Name = name, Ticket = ticket, Fault = fault, NoAccounts = noAccounts });

    private static RazorComponentResult<AccountPage> Own(HttpContext context) => new(new { Account = SessionCookie.Of(context)! });

    private static RazorComponentResult<PasswordPage> Password(HttpContext context, string? fault) => new(new { SessionCookie.Of(context)!.MustChange, Fault = fault });

    private static RazorComponentResult<SecondFactorPage> SecondFactor(HttpContext context, IDataProtectionProvider protection, byte[] secret, string? fault)
    {
        Account account = SessionCookie.Of(context)!;
        using QRCodeData picture = QRCodeGenerator.GenerateQrCode(TimeCode.Uri(account.Name, secret), QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(picture);
        return new RazorComponentResult<SecondFactorPage>(new
        {
            Picture = drawing.GetGraphic(PicturePixels),
            Secret = TimeCode.Spell(secret),
            Sealed = Protector(protection, account).Protect(Convert.ToHexString(secret)),
            Fault = fault,
        });
    }

    /// <summary>A secret that is being set up travels sealed, and for its own account only.</summary>
    private static IDataProtector Protector(IDataProtectionProvider protection, Account account) => protection.CreateProtector("second factor set-up", account.Stamp);

    /// <summary>An address of this program's own, in characters that an address is written in: nothing else is gone to after the sign-in.</summary>
    internal static bool IsOurs(string? to) => to is { Length: > 0 } && to[0] == '/' && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(c => c is < '!' or > '~');
}
