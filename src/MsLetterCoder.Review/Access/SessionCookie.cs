using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>The session: a cookie that names the account and the stamp it had at sign-in. Every request looks the account up again, so that rights taken away are gone at once.</summary>
internal static class SessionCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string StampClaim = "stamp";
    private const string StartClaim = "start";

    /// <summary>Sets the cookie for an account: always a new one, whatever the browser sent.</summary>
    public static Task StartAsync(HttpContext context, Account account, DateTimeOffset now) =>
        context.SignInAsync(Scheme, Principal(account, now.ToUnixTimeSeconds()), new AuthenticationProperties { IsPersistent = false });

    /// <summary>How the cookie is made and judged.</summary>
    public static void Configure(CookieAuthenticationOptions options, ReviewSettings settings)
    {
        bool secure = settings.Certificate is not null;
        options.Cookie.Name = secure ? "__Host-session" : "session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = settings.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "to";
        options.AccessDeniedPath = "/refused";
        options.Events.OnValidatePrincipal = context => ValidateAsync(context, settings.Longest);
    }

    /// <summary>The account of a request; null where nobody is signed in.</summary>
    public static Account? Of(HttpContext context) => context.Items.TryGetValue(typeof(Account), out object? account) ? account as Account : null;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, TimeSpan longest)
    {
        LetterStore store = context.HttpContext.RequestServices.GetRequiredService<LetterStore>();
        DateTimeOffset now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        ClaimsPrincipal? seen = context.Principal;
        if (long.TryParse(seen?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && long.TryParse(seen.FindFirstValue(StartClaim), NumberStyles.None, CultureInfo.InvariantCulture, out long start)
            && now < DateTimeOffset.FromUnixTimeSeconds(start) + longest
            && store.Accounts.Find(id) is { DisabledAt: null } account
            && account.Stamp == seen.FindFirstValue(StampClaim))
        {
            context.HttpContext.Items[typeof(Account)] = account;
            context.ReplacePrincipal(Principal(account, start));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme).ConfigureAwait(false);
    }

    private static ClaimsPrincipal Principal(Account account, long start) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, account.Name),
            new Claim(StampClaim, account.Stamp),
            new Claim(StartClaim, start.ToString(CultureInfo.InvariantCulture)),
            .. account.Roles.Select(role => new Claim(ClaimTypes.Role, Labels.Of(role))),
        ],
        Scheme));
}
