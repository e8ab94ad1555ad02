using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.Review.Tests.Access;

public sealed class GuardTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    /// <summary>Every path of the program, with 1 for each id.</summary>
    private IEnumerable<(string Method, string Path, bool Open)> Routes() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => s.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))
        select (method, path, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);

    [Fact]
    public async Task Pages_ShowNothingToWhoeverIsNotSignedIn()
    {
        using Browser browser = host.NewBrowser();
        foreach ((string method, string path, bool open) in Routes().Where(r => !r.Open))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using HttpResponseMessage answer = await browser.Client.SendAsync(request);
            Assert.True(
                method == "GET" ? answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal) : answer.StatusCode == HttpStatusCode.BadRequest,
                $"{method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public void Pages_OnlyTheSignInAndTheStylesAreOpen() =>
        Assert.Equal(["GET /assets/1/1", "GET /sign-in", "POST /sign-in"], Routes().Where(r => r.Open).Select(r => $"{r.Method} {r.Path}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Role.Coder)]
    [InlineData(Role.Nurse)]
    [InlineData(Role.Administrator)]
    public async Task Pages_OpenOnlyToTheirRole(Role role)
    {
        using Browser browser = await host.SignedInAsync("somebody", role);
        foreach ((string _, string path, bool _) in Routes().Where(r => !r.Open && r.Method == "GET"))
        {
            Role? owner = path.Split('/')[1] switch { "messages" => Role.Nurse, "letters" => Role.Coder, "admin" => Role.Administrator, _ => null };
            await browser.GoAsync(path);
            if (owner is { } one && one != role)
            {
                Assert.Equal("Not your page", browser.Heading);
            }
        }

        if (role != Role.Nurse)
        {
            Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.PageRefused && e.Actor == "somebody");
        }
    }

    [Fact]
    public async Task Forms_WithoutTheirTokenChangeNothing()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse, Role.Coder, Role.Administrator);
        foreach ((string _, string path, bool _) in Routes().Where(r => r.Method == "POST"))
        {
            await browser.PostAsync(path, [new("name", "x")]);
            Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
            Assert.Equal("This form is out of date", browser.Heading);
        }
    }

    [Fact]
    public async Task Forms_RefuseTheTokenOfSomebodyElse()
    {
        long item = host.File(Store.Tests.Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using Browser other = await host.SignedInAsync("other", Role.Nurse);
        await other.GoAsync($"/messages/{item}");
        string token = other.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        await nina.PostAsync($"/messages/{item}/claim", [new("token", token)]);
        Assert.Equal(HttpStatusCode.BadRequest, nina.Status);
        Assert.Equal(Store.Work.WorkState.Waiting, host.Held.Store.Work.Get(item).State);
    }

    [Fact]
    public async Task Answers_CarryTheHeadersThatKeepOthersOut()
    {
        using Browser browser = host.NewBrowser();
        using HttpResponseMessage answer = await browser.Client.GetAsync("/sign-in");
        HttpResponseHeaders headers = answer.Headers;
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.True(headers.CacheControl!.NoStore);
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Cookies_AreForThisSiteAndNoScript()
    {
        host.Add("nina", Role.Nurse);
        using Browser browser = host.NewBrowser();
        await browser.SignInAsync("nina", PageHost.Password);
        Assert.All(browser.Cookies.GetAllCookies(), cookie => Assert.True(cookie.HttpOnly));
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        using HttpResponseMessage answer = await client.GetAsync("/sign-in");
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task Requests_ByAnotherNameAreRefused(string name)
    {
        using Browser browser = host.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = name } };
        using HttpResponseMessage answer = await browser.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Requests_TooLongAreRefused()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        using var content = new StringContent("token=" + new string('x', 2 * 1024 * 1024), System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using HttpResponseMessage answer = await browser.Client.PostAsync("/password", content);
        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/assets/x/..%2f..%2fappsettings.json")]
    [InlineData("/assets/x/%2e%2e/site.css")]
    [InlineData("/../../etc/passwd")]
    public async Task Paths_LeadNowhereElse(string path)
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public void Host_RefusesAnOpenAddressWithoutTls()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateEmptyBuilder(new Microsoft.AspNetCore.Builder.WebApplicationOptions());
        Assert.Throws<ArgumentException>(() => builder.AddReview(new ReviewSettings { Address = "0.0.0.0" }));
    }

    [Fact]
    public void Styles_LoadNothingFromOutside()
    {
        foreach (string name in PageAssets.Names)
        {
            string text = PageAssets.TextOf(name);
            Assert.DoesNotContain("http", text.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("@font-face", text, StringComparison.Ordinal);
        }
    }
}
