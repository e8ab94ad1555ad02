using MsLetterCoder.App.Tests.Imap;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Crash;

public sealed class KillTests
{
    private const string User = "nurse1";
    private const int Mailbox = 500;
    private const int AtTheStart = 100;
    private const int EachTime = 8;
    private const int Kills = (Mailbox - AtTheStart) / EachTime;

    /// <summary>The program reads, files and moves mail from a real server and is killed again and again: while it starts, receives, files, moves. Mail goes on coming in meanwhile.</summary>
    [SkippableFact]
    [Trait("kind", "slow")]
    public async Task FiftyKills_LoseNothingAndFileNothingTwice()
    {
        await using var server = await DovecotServer.StartAsync();
        using var place = new Workplace();
        place.UseServer(server, User);
        place["Mailbox:Imap:ProcessedFolder"] = "Processed";
        var random = new Random(20_260_601);
        server.DeliverMessages(User, 1, AtTheStart);
        var (killed, interrupted) = (0, 0);
        // Longest wait before a kill, ms. It follows the machine: shorter after a kill that came when all was done, longer after one that left work.
        var longest = 400.0;
        for (var next = AtTheStart + 1; killed < Kills;)
        {
            await using var program = AppProcess.Start(place, "run");
            if (random.Next(6) == 0)
            {
                // While it starts; not counted.
                await Task.Delay(random.Next(50, 900));
                await program.KillAsync();
                continue;
            }

            await program.UntilAsync("Mailbox: Connected");
            server.DeliverMessages(User, next, EachTime);
            next += EachTime;
            await Task.Delay(random.Next(0, (int)longest));
            await program.KillAsync();
            killed++;
            var left = await HasWorkLeftAsync(place, server);
            interrupted += left ? 1 : 0;
            longest = Math.Clamp(longest * (left ? 1.2 : 0.7), 20, 900);
        }

        Assert.True(interrupted >= Kills / 2, $"Only {interrupted} of {killed} kills left work undone: they come too late to try anything.");
        await FinishAsync(place, server);

        using var view = place.Look();
        var mails = view.Messages();
        Assert.Equal(Enumerable.Range(1, Mailbox).Select(number => $"{number}.test@example.org").Order(StringComparer.Ordinal), mails.Select(mail => mail.MessageId!).Order(StringComparer.Ordinal));
        Assert.Equal(Mailbox, mails.Select(mail => (mail.UidValidity, mail.Uid)).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal((PipelineState.Done, null, 1, 1, 0), (mail.State, mail.DuplicateOf, mail.Documents.Count, mail.WorkItems.Count, mail.Quarantine.Count)));
        Assert.Equal(Mailbox, mails.Select(mail => mail.Documents[0].Id).Distinct().Count());
        var audit = view.Audit();
        Assert.True(audit.Whole, string.Join('\n', audit.Findings));
        Assert.Empty(await server.ReadAsync(User));
        Assert.Equal(mails.Count, (await server.ReadAsync(User, "Processed")).Select(item => Convert.ToHexString(item.Raw!)).Distinct().Count());
        Assert.Equal(mails.Count, await server.CountAsync(User, "Processed"));
    }

    private static async Task<bool> HasWorkLeftAsync(Workplace place, DovecotServer server)
    {
        if (await server.CountAsync(User, "INBOX") > 0)
        {
            return true;
        }

        using var view = place.Look();
        return view.Count(PipelineState.Received) > 0;
    }

    private static async Task FinishAsync(Workplace place, DovecotServer server)
    {
        await using var program = AppProcess.Start(place, "run");
        using (var view = place.Look())
        {
            await program.UntilAsync(() => view.Count(PipelineState.Done) >= Mailbox, "everything is filed");
        }

        for (var look = 0; look < 100 && await server.CountAsync(User, "INBOX") > 0; look++)
        {
            await Task.Delay(100);
        }

        var end = await program.StopAsync(TimeSpan.FromSeconds(10));
        Assert.True(end.ExitCode == 0, end.Errors);
    }
}
