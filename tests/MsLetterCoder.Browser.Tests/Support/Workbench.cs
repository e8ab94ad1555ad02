using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Playwright;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Browser.Tests.Support;

/// <summary>The program with the sample mailbox read, serving its pages, and one Chromium for all tests.</summary>
public sealed class Workbench : IAsyncLifetime, IDisposable
{
    public const string Password = "four odd words here";

    /// <summary>A patient who is known by the address that a mail of the sample mailbox came from.</summary>
    public const string KnownName = "Aidan Broadhurst";

    private readonly Workplace place = new();
    private readonly Dictionary<string, string> firstPasswords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sessions = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly SmtpServer server = new();
    private AppProcess? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    /// <summary>Requests that any page made to another host.</summary>
    public List<string> Outside { get; } = [];

    /// <summary>Mails that the pages had sent.</summary>
    public IReadOnlyList<string> Sent => server.Mails;

    /// <summary>Errors that a page's console or script reported.</summary>
    public List<string> Errors { get; } = [];

    public async Task InitializeAsync()
    {
        if (RequiredTool.Chromium.Path is null)
        {
            return;
        }

        int port = FreePort();
        Address = FormattableString.Invariant($"http://127.0.0.1:{port}");
        place["Pages:Enabled"] = "true";
        place["Pages:Port"] = FormattableString.Invariant($"{port}");
        place["Mailbox:Folder"] = Path.Combine(Repository.Root, "corpus", "inbox");
        place["Outgoing:From"] = "team@hospital.example";
        place["Outgoing:Smtp:Host"] = "localhost";
        place["Outgoing:Smtp:Port"] = FormattableString.Invariant($"{server.Port}");
        place["Outgoing:Smtp:Security"] = "None";
        using (StoreView view = place.Look())
        using (var csv = new StringReader($"nhs_number,names,date_of_birth,addresses\n9990009937,{KnownName},1992-07-19,aidan.b@example.org\n"))
        {
            Assert.Empty(view.Store.Patients.Import(csv, "setup").Problems);
        }

        AppEnd filed = await AppProcess.RunAsync(place, "run", "--once");
        Assert.True(filed.ExitCode == 0, filed.Errors);
        foreach ((string name, string role) in new[] { ("nina", "nurse"), ("omar", "nurse"), ("cora", "coder"), ("cole", "coder"), ("boss", "administrator") })
        {
            AppEnd made = await AppProcess.RunAsync(place, "user", "add", name, "--role", role, "--by", "setup", "--json");
            firstPasswords[name] = JsonDocument.Parse(made.Output).RootElement.GetProperty("first_password").GetString()!;
        }

        await StartProgramAsync();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = RequiredTool.Chromium.Path, Args = ["--no-sandbox"] });
    }

    /// <summary>The first of these that no test has taken yet.</summary>
    public string TakeOne(IEnumerable<string> all)
    {
        List<string> there = [.. all];
        string? free = there.Find(one => !taken.Contains(one));
        Assert.True(free is not null, $"Of {there.Count} on the page no test has left one.");
        taken.Add(free);
        return free;
    }

    /// <summary>Starts the program (again).</summary>
    public async Task StartProgramAsync()
    {
        program = AppProcess.Start(place, "run");
        await program.UntilAsync("Now listening on");
    }

    /// <summary>Stops it as an administrator would.</summary>
    public async Task StopProgramAsync()
    {
        await program!.StopAsync(TimeSpan.FromSeconds(30));
        await program.DisposeAsync();
        program = null;
    }

    /// <summary>A window of a person's own, signed in; each person signs in once, and has windows from then on.</summary>
    public async Task<IPage> SignedInAsync(string name, int width = 1280, int height = 900)
    {
        RequiredTool.Chromium.SkipIfMissing();
        if (sessions.TryGetValue(name, out string? session))
        {
            IPage known = await NewPageAsync(width, height, session);
            await known.GotoAsync(Address + "/");
            if (!known.Url.Contains("/sign-in", StringComparison.Ordinal))
            {
                return known;
            }

            await known.Context.CloseAsync();
        }

        IPage page = await NewPageAsync(width, height);
        await page.GotoAsync(Address + "/sign-in");
        await SignInAsync(page, name);
        sessions[name] = await page.Context.StorageStateAsync();
        return page;
    }

    public async Task SignInAsync(IPage page, string name, string? firstPassword = null)
    {
        if (firstPassword is not null)
        {
            firstPasswords[name] = firstPassword;
        }

        bool first = firstPasswords.Remove(name, out string? given);
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", first ? given! : Password);
        await page.LeavesAsync(() => page.ClickAsync("main button[type=submit]"));
        if (first)
        {
            await page.FillAsync("#old", given!);
            await page.FillAsync("#new", Password);
            await page.FillAsync("#again", Password);

            // Both pages have the bar of pages: what comes next must not overtake the change.
            await page.LeavesAsync(() => page.ClickAsync("main button[type=submit]"));
        }

        await page.WaitForSelectorAsync("nav[aria-label=Pages]");
    }

    /// <summary>A window in which nobody is signed in.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280, int height = 900, string? session = null, bool script = true)
    {
        RequiredTool.Chromium.SkipIfMissing();
        IBrowserContext context = await browser!.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, StorageState = session, Locale = "en-GB", JavaScriptEnabled = script });
        // A machine that does other work as well takes its time.
        context.SetDefaultTimeout(30_000);
        IPage page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal))
            {
                Outside.Add(request.Url);
            }
        };
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, line) =>
        {
            // Answers of 4xx, which some tests provoke, are reported too.
            if (line.Type == "error" && !line.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal) && !line.Text.Contains("ERR_CONNECTION_", StringComparison.Ordinal))
            {
                Errors.Add(line.Text);
            }
        };
        return page;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    public void Dispose() => place.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
