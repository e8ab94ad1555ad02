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

    private readonly Workplace place = new();
    private readonly Dictionary<string, string> firstPasswords = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private AppProcess? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    /// <summary>Requests that any page made to another host.</summary>
    public List<string> Outside { get; } = [];

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
        AppEnd filed = await AppProcess.RunAsync(place, "run", "--once");
        Assert.True(filed.ExitCode == 0, filed.Errors);
        foreach ((string name, string role) in new[] { ("nina", "nurse"), ("omar", "nurse"), ("cora", "coder"), ("cole", "coder"), ("boss", "administrator") })
        {
            AppEnd made = await AppProcess.RunAsync(place, "user", "add", name, "--role", role, "--by", "setup", "--json");
            firstPasswords[name] = JsonDocument.Parse(made.Output).RootElement.GetProperty("first_password").GetString()!;
        }

        await StartProgramAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = RequiredTool.Chromium.Path, Args = ["--no-sandbox"] });
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

    /// <summary>A window of a person's own, signed in.</summary>
    public async Task<IPage> SignedInAsync(string name, int width = 1280, int height = 900)
    {
        IPage page = await NewPageAsync(width, height);
        await page.GotoAsync(Address + "/sign-in");
        await SignInAsync(page, name);
        return page;
    }

    public async Task SignInAsync(IPage page, string name)
    {
        bool first = settled.Add(name);
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", first ? firstPasswords[name] : Password);
        await page.ClickAsync("main button[type=submit]");
        if (first)
        {
            await page.FillAsync("#old", firstPasswords[name]);
            await page.FillAsync("#new", Password);
            await page.FillAsync("#again", Password);
            await page.ClickAsync("main button[type=submit]");
        }

        await page.WaitForSelectorAsync("nav[aria-label=Pages]");
    }

    /// <summary>A window in which nobody is signed in.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280, int height = 900)
    {
        RequiredTool.Chromium.SkipIfMissing();
        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
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
            if (line.Type == "error" && !line.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal) && !line.Text.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal))
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
    }

    public void Dispose() => place.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
