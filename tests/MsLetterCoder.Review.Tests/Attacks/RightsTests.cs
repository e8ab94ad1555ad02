using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Attacks;

/// <summary>Guessed ids, other roles' forms, planted sessions.</summary>
public sealed class RightsTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    /// <summary>Every form of the program, with a token that is right: another role's are refused, and nothing is changed.</summary>
    [Theory]
    [InlineData(Role.Coder)]
    [InlineData(Role.Nurse)]
    [InlineData(Role.Administrator)]
    public async Task Forms_OfAnotherRoleChangeNothingWhateverTheToken(Role role)
    {
        long message = host.File(Sample.Message(Urgency.Emergency, "chest_pain"), uid: 1);
        long letter = host.Held.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "c2"), Documents = [Sample.Attachment("2", Sample.PlainLetter())] }).Outcome.WorkItems.Single();
        using Browser somebody = await host.SignedInAsync("somebody", role);
        await somebody.GoAsync("/account");
        string token = somebody.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        int tried = 0;
        foreach (RouteEndpoint endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST")))
        {
            string pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            Role? owner = pattern.Split('/')[1] switch { "messages" => Role.Nurse, "letters" => Role.Coder, "admin" => Role.Administrator, _ => null };
            if (owner is null || owner == role)
            {
                continue;
            }

            tried++;
            foreach (long id in new[] { message, letter })
            {
                string path = System.Text.RegularExpressions.Regex.Replace(pattern.Replace("{what}", "disable", StringComparison.Ordinal), @"\{[^}]*\}", $"{id}");
                await somebody.PostAsync(path, [new("token", token), new("id", "1"), new("name", "mine"), new("role", "administrator"), new("do", "save"), new("text", "x"), new("quick", "accepted c0"), new("note", "x"), new("outcome", "noted"), new("urgency", "routine"), new("reason", "x"), new("seen", "emergency")]);
                Assert.Equal((path, "Not your page"), (path, somebody.Heading));
            }
        }

        Assert.True(tried > 4);
        Assert.Equal((WorkState.Waiting, Urgency.Emergency), (host.Held.Store.Work.Get(message).State, host.Held.Store.Work.Get(message).Urgency!.Value));
        Assert.Equal(WorkState.Waiting, host.Held.Store.Work.Get(letter).State);
        Assert.Single(host.Held.Store.Accounts.List());
        Assert.Null(host.Held.Store.Accounts.Find("somebody")!.DisabledAt);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.PageRefused && e.Actor == "somebody");
    }

    /// <summary>Ids of the other queue are no ids of this one, whatever is done to them.</summary>
    [Fact]
    public async Task Forms_OfANurseDoNothingToALetter()
    {
        long letter = host.File(Sample.PlainLetter());
        long message = host.File(Sample.Message(), uid: 2);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{message}");
        string token = nina.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        foreach (string action in new[] { "claim", "put-back", "take-over", "assign", "note", "regrade", "close", "answer", "confirm-address" })
        {
            foreach (string id in new[] { $"{letter}", "0", "99999", "9223372036854775807" })
            {
                await nina.PostAsync($"/messages/{id}/{action}", [new("token", token), new("to", "nina"), new("from", "worker"), new("note", "x"), new("urgency", "soon"), new("reason", "x"), new("outcome", "noted"), new("do", "begin"), new("patient", "1")]);
                Assert.Equal((action, id, HttpStatusCode.NotFound), (action, id, nina.Status));
            }
        }

        Assert.Equal(WorkState.Waiting, host.Held.Store.Work.Get(letter).State);
        Assert.Null(host.Held.Store.Drafts.Find(host.Held.Store.Work.Get(letter).MessageId));
    }

    /// <summary>Session fixation: what a thief plants before the sign-in, be it invented or their own, is worth nothing after it.</summary>
    [Fact]
    public async Task Session_PlantedBeforeTheSignInIsNeverTheVictims()
    {
        using Browser thief = await host.SignedInAsync("thief", Role.Coder);
        string own = thief.Cookies.GetAllCookies().Single(c => c.Name == "session").Value;
        host.Add("nina", Role.Nurse);
        foreach (string planted in new[] { own, "invented-session-value" })
        {
            using Browser victim = host.NewBrowser();
            victim.Cookies.Add(new Cookie("session", planted, "/", host.Address.Host));
            await victim.GoAsync("/messages");
            Assert.NotEqual("Messages", victim.Heading);
            await victim.GoAsync("/sign-in");
            if (victim.Heading != "Sign in")
            {
                // Signed in as the thief: who signs out and in again has a session of their own.
                await victim.SendAsync("/sign-out");
            }

            await victim.SendAsync("/sign-in", ("name", "nina"), ("password", PageHost.Password));
            Assert.Equal("Messages", victim.Heading);
            Assert.DoesNotContain(planted, victim.Cookies.GetAllCookies().Select(c => c.Value));
            using Browser again = host.NewBrowser();
            again.Cookies.Add(new Cookie("session", planted, "/", host.Address.Host));
            await again.GoAsync("/messages");
            Assert.NotEqual("Messages", again.Heading);
        }
    }

    /// <summary>A cookie whose bytes were changed is no session.</summary>
    [Fact]
    public async Task Session_ThatWasChangedIsNone()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        string value = nina.Cookies.GetAllCookies().Single(c => c.Name == "session").Value;
        foreach (int place in new[] { 20, value.Length / 2, value.Length - 5 })
        {
            using Browser other = host.NewBrowser();
            other.Cookies.Add(new Cookie("session", string.Concat(value.AsSpan(0, place), value[place] == 'A' ? "B" : "A", value.AsSpan(place + 1)), "/", host.Address.Host));
            await other.GoAsync("/messages");
            Assert.Equal("Sign in", other.Heading);
        }
    }
}
