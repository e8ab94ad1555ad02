using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>The recovery key, from its making to the day on which it is needed.</summary>
public sealed class RecoveryCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task RecoveryKey_IsMadeProvedAndOpensTheStoreWhoseKeyIsGone()
    {
        _place.Put("one.eml", Mails.Message(1));
        await _place.OnceAsync();
        Assert.Contains("warn   recovery key", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
        var earlier = await MakeAsync();
        var key = await MakeAsync("--replace");
        Assert.Contains("never proved", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "key", "recovery", "make", "--by", "admin")).ExitCode);
        Assert.Equal(1, (await AppProcess.RunTypingAsync(_place, earlier, "key", "recovery", "check", "--by", "admin")).ExitCode);
        Assert.Equal(0, (await AppProcess.RunTypingAsync(_place, key.ToLowerInvariant(), "key", "recovery", "check", "--by", "admin")).ExitCode);
        Assert.Contains("good   recovery key", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);

        File.Delete(_place.In("keys/kek"));
        Assert.Contains("is missing", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
        _place["Store:KeyFile"] = null;
        var recovered = await AppProcess.RunTypingAsync(_place, key, "key", "recover", "--by", "officer");
        Assert.Equal((0, ""), (recovered.ExitCode, recovered.Errors));
        Assert.DoesNotContain(key, recovered.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "audit", "verify")).ExitCode);
    }

    [Fact]
    public async Task Run_OnARealMailboxWithoutARecoveryKeyIsRefusedUntilThereIsOne()
    {
        _place["Mailbox:Imap:Host"] = "127.0.0.1";
        _place["Mailbox:Imap:Port"] = "1";
        _place["Mailbox:Imap:User"] = "team";
        _place["Mailbox:Imap:SecretFile"] = _place.In("keys/none");
        ConfigurationException refused = await Assert.ThrowsAsync<ConfigurationException>(() => _place.OnceAsync());
        Assert.Contains("key recovery make", refused.Message, StringComparison.Ordinal);
        var service = await AppProcess.RunAsync(_place, "run");
        Assert.Equal(2, service.ExitCode);
        Assert.Contains("key recovery make", service.Errors, StringComparison.Ordinal);
        Assert.Contains("WRONG  recovery key", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);

        // With the site's word that it needs none it warns, and with mail already in it; with one that was proved it is silent.
        using var view = _place.Look();
        _place["Store:RecoveryKeyRequired"] = "false";
        Assert.Contains("no recovery key", RecoveryDuty.Check(_place.Load(), view.Store), StringComparison.Ordinal);
        _place["Store:RecoveryKeyRequired"] = null;
        var mailbox = view.Store.Mailboxes.Get(ImapReceiver.SourceOf(PipelineParts.ImapAccount(_place.Load().Mailbox.Imap, _place.Load().Limits)), null);
        Assert.Throws<ConfigurationException>(() => RecoveryDuty.Check(_place.Load(), view.Store));
        view.Store.Intake.Receive(mailbox.Id, [new ReceivedMail { UidValidity = 1, Uid = 1, Identity = "1", Raw = Mails.Message(1), ReceivedAt = DateTimeOffset.UnixEpoch, ReceivedSource = ReceivedSource.InternalDate, Seen = false }]);
        Assert.Contains("no recovery key", RecoveryDuty.Check(_place.Load(), view.Store), StringComparison.Ordinal);
        var key = view.Store.Recovery.Make("admin");
        Assert.Contains("never proved", RecoveryDuty.Check(_place.Load(), view.Store), StringComparison.Ordinal);
        Assert.True(view.Store.Recovery.Prove(key, "admin"));
        Assert.Null(RecoveryDuty.Check(_place.Load(), view.Store));
    }

    private async Task<string> MakeAsync(params string[] more)
    {
        var made = await AppProcess.RunAsync(_place, ["key", "recovery", "make", "--by", "admin", "--json", .. more]);
        return JsonNode.Parse(made.Output)!["recovery_key"]!.GetValue<string>();
    }
}
