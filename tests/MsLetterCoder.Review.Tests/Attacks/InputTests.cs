using System.Net;
using System.Net.Sockets;
using System.Text;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests.Attacks;

/// <summary>SQL metacharacters, injected headers, paths that lead elsewhere, bodies that are too large.</summary>
public sealed class InputTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("\"; DROP TABLE message; --")]
    [InlineData("%' UNION SELECT name FROM account --")]
    [InlineData("x\\'; DELETE FROM work_item; /*")]
    [InlineData("_%")]
    public async Task Sql_InAnyFieldIsAWordLikeOthers(string words)
    {
        long item = host.FileOfPatient(Sample.Message(Urgency.Soon), "Please ring me", 1, confirmed: true);
        host.Add("omar", Role.Nurse);
        using Browser all = await host.SignedInAsync("all", Role.Nurse, Role.Coder, Role.Administrator);
        await all.GoAsync("/messages/patients");
        await all.SendAsync("/messages/patients", ("name", words));
        Assert.Contains("Nobody fits", all.Text, StringComparison.Ordinal);
        await all.SendAsync("/messages/patients", ("nhs", words));
        Assert.NotNull(all.Fault);
        await all.GoAsync("/admin/audit?actor=" + Uri.EscapeDataString(words));
        Assert.Contains("Nothing fits", all.Text, StringComparison.Ordinal);
        string quoted = Uri.EscapeDataString(words);
        foreach (string path in new[] { $"/admin/audit?action={quoted}&entity={quoted}&id={quoted}&from={quoted}&before={quoted}", $"/messages?who={quoted}&category={quoted}&urgency={quoted}", $"/letters?clinic={quoted}&share={quoted}&order={quoted}", $"/messages/patients?of={quoted}" })
        {
            await all.GoAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, all.Status));
        }

        await all.GoAsync($"/messages/{item}");
        await all.SendAsync($"/messages/{item}/assign", ("to", words));
        Assert.NotNull(all.Fault);
        await all.SendAsync($"/messages/{item}/claim");
        await all.SendAsync($"/messages/{item}/note", ("note", words));
        await all.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        await all.SendAsync($"/messages/{item}/answer", ("do", "save"), ("text", words));
        Assert.Equal(words, all.Page.QuerySelector("#text")!.TextContent);
        Assert.Contains(host.Held.Store.Decisions.OfWorkItem(item), d => d.Note == words);
        await all.GoAsync("/admin/users");
        await all.SendAsync("/admin/users/add", ("name", words), ("role", "nurse"));
        Assert.NotNull(all.Fault);
        using Browser stranger = host.NewBrowser();
        await stranger.SignInAsync(words, words);
        Assert.Equal("Sign in", stranger.Heading);
        Assert.Equal(2, host.Held.Store.Accounts.List().Count);
        Assert.True(host.Held.Store.Audit.Verify().Whole);
    }

    [Theory]
    [InlineData("/messages\r\nX-Injected: yes")]
    [InlineData("/messages\nSet-Cookie: session=planted")]
    [InlineData("/messages%0d%0aX-Injected:%20yes")]
    [InlineData("/\u2028X-Injected: yes")]
    public async Task Headers_TakeNothingFromAnAddress(string to)
    {
        host.Add("nina", Role.Nurse);
        using Browser browser = host.NewBrowser();
        await browser.GoAsync("/sign-in?to=" + Uri.EscapeDataString(to));
        string token = browser.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("name", "nina"), new("password", PageHost.Password), new("token", token), new("to", to)]);
        using HttpResponseMessage answer = await browser.Client.PostAsync("/sign-in", content);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, answer.StatusCode.ToString());
        Assert.False(answer.Headers.Contains("X-Injected"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("planted", cookie, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Headers_OfAnAnswersMailTakeNothingFromAMessage()
    {
        // A sender's name or a subject with line ends cannot make a header of the answer: its subject is the program's, its address the sender's alone.
        long item = host.FileOfPatient(Sample.Message(Urgency.Soon), "Please ring me", 1, confirmed: true);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë\r\nBcc: everybody@example.org"), ("subject", "x\r\nBcc: all@example.org"), ("to", "evil@example.org"), ("recipient", "evil@example.org"));
        Store.Outgoing.OutboxMail mail = Assert.Single(host.Sent);
        Assert.Equal(("pat@example.org", "Your message to us"), (mail.Recipient, mail.Subject));
    }

    [Theory]
    [InlineData("GET /../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /assets/x/../../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /assets/x/%2e%2e%2f%2e%2e%2fappsettings.json HTTP/1.1")]
    [InlineData("GET /assets/x/..%5c..%5cletters.db HTTP/1.1")]
    [InlineData("GET /assets/x/site.css%00.png HTTP/1.1")]
    [InlineData("GET /messages/..%2f..%2fetc%2fpasswd HTTP/1.1")]
    public async Task Paths_WrittenByHandLeadNowhereElse(string line)
    {
        // As it stands on the wire: a client of the platform would tidy the path up before it is sent.
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string answer = await reader.ReadToEndAsync();
        string status = answer.Split(' ')[1];
        Assert.True(status is "302" or "400" or "404", status);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("text/plain")]
    public async Task Bodies_ThatAreTooLargeAreRefusedBeforeTheyAreRead(string type)
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        string token = nina.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        string head = type.StartsWith("multipart", StringComparison.Ordinal)
            ? $"--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n"
            : $"token={Uri.EscapeDataString(token)}&note=";
        using var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(head), .. Enumerable.Repeat((byte)'x', 2 * 1024 * 1024)]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        try
        {
            using HttpResponseMessage answer = await nina.Client.PostAsync($"/messages/{item}/note", content);
            Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        }
        catch (HttpRequestException e) when (e.InnerException is IOException or SocketException)
        {
            // The server may close the connection before all of it was sent.
        }

        Assert.Empty(host.Held.Store.Decisions.OfWorkItem(item));
    }

    [Fact]
    public async Task Bodies_OfVeryManyFieldsAreRefused()
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        string token = nina.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        await nina.PostAsync($"/messages/{item}/note", [new("token", token), new("note", "x"), .. Enumerable.Range(0, 2000).Select(i => new KeyValuePair<string, string>($"f{i}", "x"))]);
        Assert.Equal(HttpStatusCode.BadRequest, nina.Status);
        Assert.Empty(host.Held.Store.Decisions.OfWorkItem(item));
    }

    [Theory]
    [InlineData("application/json", "{\"note\":\"x\"}")]
    [InlineData("text/plain", "note=x")]
    public async Task Forms_OfAnotherKindCarryNoTokenAndChangeNothing(string type, string body)
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using var content = new StringContent(body, Encoding.ASCII, type);
        using HttpResponseMessage answer = await nina.Client.PostAsync($"/messages/{item}/note", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(host.Held.Store.Decisions.OfWorkItem(item));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Methods_ThatNoPageUsesAreRefused(string method)
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/messages/{item}");
        using HttpResponseMessage answer = await nina.Client.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, answer.StatusCode.ToString());
    }
}
