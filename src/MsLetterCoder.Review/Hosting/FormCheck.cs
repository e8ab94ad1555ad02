using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MsLetterCoder.Review.Hosting;

/// <summary>Every request that changes something carries the token of a page of ours; without exception, so that no new form can forget it.</summary>
internal static class FormCheck
{
    /// <summary>Mark of a request whose token was missing or another's: the page it gets says what to do.</summary>
    public static readonly object Refused = new();

    public static void UseFormCheck(this IApplicationBuilder app) => app.Use(next => async context =>
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Items[Refused] = true;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });
}
