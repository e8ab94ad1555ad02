using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Clinical;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests;

/// <summary>The pages as they are served, on a free port of the loopback, over a real store.</summary>
public sealed class PagesHost : IAsyncDisposable
{
    public const string Password = "four odd words here";

    private static readonly Lazy<ClinicalKnowledge> Knowledge = new(() => ClinicalKnowledge.Load());
    private static readonly Lazy<string> Hash = new(() => PasswordRules.Hash(Password));

    private readonly WebApplication app;

    private PagesHost(TestStore test, WebApplication app)
    {
        Test = test;
        this.app = app;
    }

    public TestStore Test { get; }

    public LetterStore Store => Test.Store;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<PagesHost> StartAsync()
    {
        var test = new TestStore();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(test.Store);
        builder.Services.AddSingleton<TimeProvider>(test.Time);
        builder.Services.AddSingleton(new CodeBook(Knowledge.Value, null));
        builder.AddReview(new ReviewSettings { Port = 0 });
        WebApplication app = builder.Build();
        app.MapReview();
        await app.StartAsync();
        return new PagesHost(test, app);
    }

    /// <summary>Makes an account and signs it in: a browser of its own.</summary>
    public async Task<PageClient> SignInAsync(string name, params Role[] roles)
    {
        long id = Store.Accounts.Add(name, roles, Hash.Value, "admin");
        Store.Accounts.SetPassword(id, Hash.Value, mustChange: false, "admin");
        var client = new PageClient(Address);
        await client.GetAsync("/sign-in");
        await client.PostAsync("/sign-in", ("name", name), ("password", Password));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Test.Dispose();
    }
}
