using System.Text.Json.Nodes;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Outgoing;

/// <summary>Acknowledgements and answers through the whole program to a server.</summary>
public sealed class SendingTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Acknowledgement_GoesOnceWhereTheOptionSaysSo()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);
        _place.KnowPerson1();
        _place.Put("1.eml", Mails.Message(1));
        _place.Put("2.eml", Mails.Message(2));
        await _place.OnceAsync();
        Assert.Empty(server.Mails);

        _place["Outgoing:Acknowledge"] = "true";
        await _place.OnceAsync();
        await _place.OnceAsync();

        var mail = Assert.Single(server.Mails);
        Assert.Equal(["MAIL FROM:<>", "RCPT TO:<person1@example.org>"], server.Heard.Where(line => line.Contains('<', StringComparison.Ordinal)));
        Assert.Contains("Auto-Submitted: auto-replied\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("In-Reply-To: <1.test@example.org>\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("01234 567890", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Question", mail, StringComparison.Ordinal);
        using var view = _place.Look();
        Assert.Equal(["no_patient", "queued"], view.Store.Acknowledgements.Counts().Select(c => c.Label));
    }

    [Fact]
    public async Task Acknowledgement_ThatTheServerPutsOffIsSentLater()
    {
        await using var server = new SmtpServer(new SmtpScript { CutAfterRead = connection => connection == 0 ? 40 : long.MaxValue });
        _place.SendBy(server);
        _place["Outgoing:Acknowledge"] = "true";
        _place.KnowPerson1();
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        Assert.Empty(server.Mails);

        await _place.OnceAsync(new ShiftedTime { Ahead = TimeSpan.FromMinutes(2) });

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Answer_IsEditedAndSentByAPerson()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);
        _place.KnowPerson1();
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();

        var shown = await AppProcess.RunAsync(_place, "draft", "show", "1");
        Assert.StartsWith("Hello {{name}},", shown.Output, StringComparison.Ordinal);
        Assert.Contains("not filled in", (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        File.WriteAllText(_place.In("answer.txt"), "Hello Testa,\n\nMarktestanswer.\n");
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "draft", "edit", "1", "--file", _place.In("answer.txt"), "--by", "nurse1")).ExitCode);

        var sent = JsonNode.Parse((await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1", "--json")).Output)!;

        Assert.Equal("sent", sent["state"]!.GetValue<string>());
        var mail = Assert.Single(server.Mails);
        Assert.Contains("Hello Testa,\r\n\r\nMarktestanswer.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Auto-Submitted", mail, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<team@hospital.example>", server.Heard);
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).ExitCode);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Answer_NeedsAConfirmedAddressAndAReasonAgainstARestriction()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);
        _place.KnowPerson1(confirmed: false);
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        using (var view = _place.Look())
        {
            view.Store.Drafts.Edit(1, "Hello", "nurse1", OutgoingParts.DraftTexts(_place.Load()));
            view.Store.Restrictions.Place(view.Messages()[0].Documents[0].Id, new Clinical.Messages.TextSpan(0, 5), Clinical.Coding.TextField.Text, "nurse1");
        }

        Assert.Contains("confirmed", (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        _place.Change("UPDATE patient_address SET confirmed_at = '2026-01-01T00:00:00.000Z', confirmed_by = 'nurse1'");
        Assert.Contains("restriction 1 stands", (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
        Assert.StartsWith("CONTACT RESTRICTION 1 STANDS", (await AppProcess.RunAsync(_place, "draft", "show", "1")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1", "--despite-restriction", "asked for it by telephone")).ExitCode);
        Assert.DoesNotContain("RESTRICTION", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_BetweenTheServersWordAndTheCommit_IsUnsureAndNotSentAgain()
    {
        await using var server = new SmtpServer(new SmtpScript { Silent = "END" });
        _place.SendBy(server);
        _place.KnowPerson1();
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        using (var view = _place.Look())
        {
            view.Store.Drafts.Edit(1, "Hello", "nurse1", OutgoingParts.DraftTexts(_place.Load()));
        }

        await using (var sending = AppProcess.Start(_place, "draft", "send", "1", "--by", "nurse1"))
        {
            await sending.UntilAsync(() => server.Mails.Count == 1, "the server has the mail");
            await sending.KillAsync();
        }

        Assert.Contains("being sent", (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        var later = new ShiftedTime { Ahead = Post.LongestSending(_place.Load().Outgoing.Smtp) };
        await _place.OnceAsync(later);
        using (var view = _place.Look())
        {
            Assert.Equal(OutboxState.Unsure, Assert.Single(view.Store.Outbox.Answering(1)).State);
        }

        Assert.Contains("not known whether it was sent", (await AppProcess.RunAsync(_place, "draft", "send", "1", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        var doctor = await AppProcess.RunAsync(_place, "doctor");
        Assert.Contains("1 mails may or may not have been sent", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("unsure (interrupted)", (await AppProcess.RunAsync(_place, "outbox", "list")).Output, StringComparison.Ordinal);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Doctor_ConnectsAndSendsNothing()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);

        var doctor = await AppProcess.RunAsync(_place, "doctor");

        Assert.Contains("connected to localhost", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("warn   alerts", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }
}
