using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MsLetterCoder.Review.Tests.Support;

/// <summary>A browser without script: keeps cookies, follows redirects within the host, sends forms as they stand in the page.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client => client;

    /// <summary>The last page.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Its status.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Its address.</summary>
    public string At { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public string? Fault => Page.QuerySelector(".fault p")?.TextContent;

    public string Text => Page.Body!.TextContent;

    public async Task GoAsync(string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(path);
        await ShowAsync(path, answer);
    }

    /// <summary>Sends the form whose action is this, its fields as they stand but for those given.</summary>
    public async Task SendAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement?)Page.QuerySelector($"form[action='{action}']") ?? throw new InvalidOperationException($"{At} ({Heading}) has no form {action}.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IElement element in form.QuerySelectorAll("input, select, textarea"))
        {
            string? name = element.GetAttribute("name");
            if (name is not null && (element.GetAttribute("type") is not ("checkbox" or "radio") || element.HasAttribute("checked")))
            {
                values[name] = element switch
                {
                    IHtmlSelectElement select => select.Value ?? "",
                    IHtmlTextAreaElement area => area.Value,
                    IHtmlInputElement input => input.Value,
                    _ => "",
                };
            }
        }

        foreach ((string name, string value) in fields)
        {
            values[name] = value;
        }

        await PostAsync(action, values);
    }

    public async Task PostAsync(string path, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var content = new FormUrlEncodedContent(values);
        using HttpResponseMessage answer = await client.PostAsync(path, content);
        await ShowAsync(path, answer);
    }

    public async Task SignInAsync(string name, string password)
    {
        await GoAsync("/sign-in");
        await SendAsync("/sign-in", ("name", name), ("password", password));
    }

    public void Dispose() => client.Dispose();

    private async Task ShowAsync(string path, HttpResponseMessage answer)
    {
        for (int hops = 0; (int)answer.StatusCode is 302 or 303; hops++)
        {
            Assert.True(hops < 5, "The pages send the browser round in circles.");
            path = answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString;
            Assert.StartsWith("/", path, StringComparison.Ordinal);
            answer = await client.GetAsync(path);
        }

        (At, Status) = (path, answer.StatusCode);
        Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
