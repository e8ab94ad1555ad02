using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MsLetterCoder.Review.Hosting;

/// <summary>Refuses requests that came by a name which is not this server's: a page of another site whose name was turned to this address (DNS rebinding) gets nothing.</summary>
internal static class HostNameCheck
{
    public static void UseHostNameCheck(this IApplicationBuilder app, IReadOnlyList<string> names)
    {
        var known = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        app.Use(next => context =>
        {
            if (known.Contains(context.Request.Host.Host))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        });
    }
}
