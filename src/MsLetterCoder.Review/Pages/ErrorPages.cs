using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Store;

namespace MsLetterCoder.Review.Pages;

/// <summary>Pages for what went wrong: a clear word and a way on, never a text of the failure.</summary>
internal static class ErrorPages
{
    public static Task FailedAsync(HttpContext context)
    {
        Exception? failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException or InvalidDataException || failure?.InnerException is BadHttpRequestException or InvalidDataException)
        {
            // The request was at fault, not the page: too long, too many fields, or broken off.
            context.Response.StatusCode = ((failure as BadHttpRequestException) ?? (failure?.InnerException as BadHttpRequestException))?.StatusCode ?? StatusCodes.Status400BadRequest;
            return ShowAsync(context, "That did not work", "What you sent is longer than this page takes, or came in broken. Nothing was changed.");
        }

        Log.PageFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)), failure?.GetType().Name ?? "unknown");
        return ShowAsync(context, "Something went wrong", "The page could not be made. What you had saved is saved. Go back and try once more; if it happens again, tell your administrator the time.");
    }

    public static Task StatusAsync(StatusCodeContext status)
    {
        HttpContext context = status.HttpContext;
        if (context.Items.TryGetValue(FormCheck.Refused, out object? written))
        {
            return ShowAsync(
                context,
                "This form is out of date",
                "Nothing was changed. Your session may have ended, or the page was opened before you signed in again. Sign in, open the page anew and do it once more.",
                written as string);
        }

        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ShowAsync(context, "Not found", "There is no such page, or what it showed is no longer there."),
            StatusCodes.Status413PayloadTooLarge => ShowAsync(context, "Too much at once", "What you sent is longer than this page takes. Nothing was changed."),
            StatusCodes.Status421MisdirectedRequest => Task.CompletedTask,
            _ => ShowAsync(context, "That did not work", "Nothing was changed. Go back and try once more."),
        };
    }

    public static IResult Refused(HttpContext context, LetterStore store)
    {
        if (SessionCookie.Of(context) is { } account)
        {
            store.Accounts.Refused(account);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page(context, "Not your page", "Your account has no right to this page. An administrator can give it to you.");
    }

    private static Task ShowAsync(HttpContext context, string title, string words, string? kept = null)
    {
        int code = context.Response.StatusCode;
        RazorComponentResult<ErrorPage> page = Page(context, title, words, kept);
        context.Response.StatusCode = code;
        return page.ExecuteAsync(context);
    }

    private static RazorComponentResult<ErrorPage> Page(HttpContext context, string title, string words, string? kept = null) =>
        new(new { Title = title, Words = words, Kept = kept, SignedIn = SessionCookie.Of(context) is not null }) { StatusCode = context.Response.StatusCode, PreventStreamingRendering = true };
}
