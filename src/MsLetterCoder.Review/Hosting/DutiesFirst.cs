using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Hosting;

/// <summary>What somebody must do before any work: change a password that somebody else chose, set up a second factor where one is required.</summary>
internal static class DutiesFirst
{
    private static readonly string[] Open = ["/sign-out", "/password", "/second-factor", "/here", "/assets"];

    public static void UseDutiesFirst(this IApplicationBuilder app) => app.Use(next => context =>
    {
        Account? account = SessionCookie.Of(context);
        if (account is null || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            return next(context);
        }

        string? first = account.MustChange ? "/password"
            : context.RequestServices.GetRequiredService<ReviewSettings>().SecondFactorRequired && account.SecondFactor is null && account.PasswordHash is not null ? "/second-factor" : null;
        if (first is null)
        {
            return next(context);
        }

        context.Response.Redirect(first);
        return Task.CompletedTask;
    });
}
