using System.Net;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Review.Tests.Support;

/// <summary>A browser without script: keeps cookies, follows redirects, and sends with each form what the page it last saw holds in hidden fields.</summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly HttpClient http;

    public PageClient(Uri address) => http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), CheckCertificateRevocationList = true }) { BaseAddress = address };

    /// <summary>The page shown.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page shown.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What stands in the fault box, decoded; empty where there is none.</summary>
    public string Fault => WebUtility.HtmlDecode(FaultBox().Match(Page).Groups[1].Value);

    public string Token => Hidden("token");

    public string Version => Hidden("version");

    public string Analysis => Hidden("analysis");

    public async Task<string> GetAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form as the page shown would.</summary>
    public Task<string> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, Token, null, fields);

    /// <summary>Sends a form with a token of the caller's choice, or as the script does.</summary>
    public async Task<string> SendAsync(string path, string? token, string? part, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value);
        all.TryAdd("version", Version);
        all.TryAdd("analysis", Analysis);
        if (token is not null)
        {
            all.TryAdd("token", token);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(all) };
        if (part is not null)
        {
            request.Headers.Add("X-Part", part);
        }

        return await ReadAsync(await http.SendAsync(request));
    }

    public void Dispose() => http.Dispose();

    private string Hidden(string name) => Regex.Match(Page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    private async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Status = answer.StatusCode;
            Path = answer.RequestMessage!.RequestUri!.PathAndQuery;
            return Page = await answer.Content.ReadAsStringAsync();
        }
    }

    [GeneratedRegex("<p id=\"fault\">([^<]*)</p>")]
    private static partial Regex FaultBox();
}
