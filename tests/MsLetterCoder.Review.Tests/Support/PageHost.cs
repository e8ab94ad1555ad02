using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests.Support;

/// <summary>The real pages over a real store, on a free port of the loopback.</summary>
internal sealed class PageHost : IDisposable
{
    public const string Password = "four odd words here";

    private static readonly Lazy<ClinicalKnowledge> Knowledge = new(() => ClinicalKnowledge.Load());

    private static readonly Lazy<EmployerLetterWriter> Writer = new(() => new EmployerLetterWriter(Knowledge.Value));

    private static readonly Lazy<string> Hash = new(() => PasswordRules.Hash(Password));

    private readonly WebApplication app;

    public PageHost(ReviewSettings? settings = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Held.Time);
        builder.Services.AddSingleton(Held.Store);
        builder.Services.AddSingleton(new CodeBook(Knowledge.Value, null));
        builder.Services.AddSingleton(_ => Writer.Value);
        builder.Services.AddSingleton(new ReplyDesk { Begin = category => new DraftText("Your message to us", $"Dear {{{{name}}}}, about {category}."), From = "team@trust.example", Send = SendAsync });
        builder.AddReview((settings ?? new ReviewSettings()) with { Port = 0 });
        app = builder.Build();
        app.MapReview();
        app.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public TestStore Held { get; } = new();

    public LineLogs Logs { get; } = new();

    public Uri Address { get; }

    /// <summary>Mails that the pages had sent.</summary>
    public List<OutboxMail> Sent { get; } = [];

    /// <summary>What the mail server makes of them.</summary>
    public OutboxState Outcome { get; set; } = OutboxState.Sent;

    public IServiceProvider Services => app.Services;

    /// <summary>Makes an account that has chosen its password.</summary>
    public long Add(string name, params Role[] roles)
    {
        long id = Held.Store.Accounts.Add(name, roles, Hash.Value, "setup");
        Held.Store.Accounts.SetPassword(id, Hash.Value, mustChange: false, name);
        return id;
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser NewBrowser() => new(Address);

    /// <summary>A browser in which a new account of these roles is signed in.</summary>
    public async Task<Browser> SignedInAsync(string name, params Role[] roles)
    {
        Add(name, roles);
        Browser browser = NewBrowser();
        await browser.SignInAsync(name, Password);
        return browser;
    }

    /// <summary>Signs a new account of these roles in, in a client that sends whatever it is told.</summary>
    public async Task<PageClient> ClientAsync(string name, params Role[] roles)
    {
        Add(name, roles);
        var client = new PageClient(Address);
        await client.GetAsync("/sign-in");
        await client.PostAsync("/sign-in", ("name", name), ("password", Password));
        return client;
    }

    /// <summary>Files a message and returns the id of its work item.</summary>
    public long File(DocumentAnalysis analysis, string text = Sample.LetterText, long uid = 1)
    {
        (long id, _) = Held.File(Sample.Received(uid, $"From: a@example.org\r\n\r\n{uid}\r\n"), filed => filed with
        {
            Mail = Sample.Mail($"id-{uid}@example.org", $"hash{uid}", text),
            Documents = [Sample.Body(analysis, text)],
        });
        return Held.Store.Messages.Everything(id).WorkItems.Single().Id;
    }

    /// <summary>Files a message of a patient who is known by the address it came from, and returns the id of its work item.</summary>
    public long FileOfPatient(DocumentAnalysis analysis, string text, long uid, bool confirmed)
    {
        using var csv = new StringReader($"nhs_number,names,date_of_birth,addresses\n{Sample.NhsNumber},Zoë Marktest-Smith,1984-03-12,pat@example.org\n");
        Held.Store.Patients.Import(csv, "setup");
        long item = File(analysis, text, uid);
        if (confirmed)
        {
            Held.Store.Patients.ConfirmAddress(Held.Store.Work.Get(item).MessageId, Held.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id, "setup");
        }

        return item;
    }

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
        Held.Dispose();
    }

    private Task<string?> SendAsync(OutboxMail mail, string? note, CancellationToken cancellation)
    {
        Sent.Add(mail);
        switch (Outcome)
        {
            case OutboxState.Sent:
                Held.Store.Outbox.Sent(mail.Id, note);
                return Task.FromResult<string?>(null);
            case OutboxState.Unsure:
                Held.Store.Outbox.Unsure(mail.Id, "end,,");
                return Task.FromResult<string?>("The connection broke.");
            default:
                Held.Store.Outbox.Failed(mail.Id, "recipient,550,");
                return Task.FromResult<string?>("SMTP, RCPT TO: answered 550.");
        }
    }
}
