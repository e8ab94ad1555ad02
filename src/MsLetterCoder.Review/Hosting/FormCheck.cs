using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MsLetterCoder.Review.Hosting;

/// <summary>Every request that changes something carries the token of a page of ours; without exception, so that no new form can forget it.</summary>
internal static class FormCheck
{
    /// <summary>Mark of a request whose token was missing or another's: the page it gets says what to do. Its value is what was written into the form, where there is anything.</summary>
    public static readonly object Refused = new();

    private const int LongestWritten = 20_000;

    /// <summary>Fields in which people write at length.</summary>
    private static readonly string[] Written = ["text", "own_words", "note", "reason"];

    public static void UseFormCheck(this IApplicationBuilder app) => app.Use(next => async context =>
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Items[Refused] = await WrittenAsync(context).ConfigureAwait(false) ?? (object)true;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });

    /// <summary>What somebody wrote into a form that was refused, so that it is not lost: given back to a page of ours alone, as the browser says, and never to another site's form.</summary>
    private static async Task<string?> WrittenAsync(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] != "same-origin" || !context.Request.HasFormContentType)
        {
            return null;
        }

        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string written = string.Join("\n\n", Written.Select(field => form[field].ToString().Trim()).Where(text => text.Length > 0));
        return written.Length is 0 or > LongestWritten ? null : written;
    }
}
