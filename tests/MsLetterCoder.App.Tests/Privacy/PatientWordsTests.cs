using MsLetterCoder.App.Tests.Imap;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Privacy;

/// <summary>No word of a mail leaves the program but through the encrypted fields of its store.</summary>
public sealed class PatientWordsTests : IDisposable
{
    private readonly Workplace _place = new();

    public PatientWordsTests()
    {
        _place["Logging:LogLevel:Default"] = "Trace";
        _place["Logging:LogLevel:Microsoft"] = "Trace";
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Folder_OnceLeaksNothing()
    {
        Fill();

        var end = await AppProcess.RunAsync(_place, "run", "--once");

        Assert.True(end.ExitCode == 0, end.Errors);
        AssertNothing(end.Output, end.Errors);
        AssertStored(MarkedMails.All().Count());
    }

    [Fact]
    public async Task Folder_ServiceLeaksNothingNorDoesItsWriteAheadLog()
    {
        Fill();
        await using var service = AppProcess.Start(_place, "run");
        await service.UntilAsync("Message ", MarkedMails.All().Count());

        Assert.True(new FileInfo(_place.StorePath + "-wal").Length > 0);
        AssertNothing();
        var end = await service.StopAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("dbug: ", end.Output, StringComparison.Ordinal);
        AssertNothing(end.Output, end.Errors);
        AssertStored(MarkedMails.All().Count());
    }

    [SkippableFact]
    public async Task Imap_ServiceLeaksNothing()
    {
        await using var server = await DovecotServer.StartAsync();
        _place.UseServer(server, "nurse1");
        _place["Mailbox:Imap:ProcessedFolder"] = "Processed";
        _place["Mailbox:Imap:QuarantineFolder"] = "Quarantine";
        foreach (var (_, mail) in MarkedMails.All())
        {
            server.Deliver("nurse1", mail);
        }

        await using var service = AppProcess.Start(_place, "run");
        await service.UntilAsync("Mailbox: Settled", 2);
        AssertNothing();
        var end = await service.StopAsync(TimeSpan.FromSeconds(10));

        Assert.True(end.ExitCode == 0, end.Errors);
        AssertNothing(end.Output, end.Errors);
        AssertStored(MarkedMails.All().Count());
        Assert.Equal(MarkedMails.All().Count(), await server.CountAsync("nurse1", "Processed") + await server.CountAsync("nurse1", "Quarantine"));
    }

    [SkippableFact]
    public async Task Imap_OnceLeaksNothingNorDoesTheHostAtTrace()
    {
        await using var server = await DovecotServer.StartAsync();
        _place.UseServer(server, "nurse1");
        foreach (var (_, mail) in MarkedMails.All())
        {
            server.Deliver("nurse1", mail);
        }

        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilLoggedAsync("Message ", MarkedMails.All().Count());
            Assert.Empty(service.Logged.SelectMany(MarkSearch.In));
            Assert.Contains(service.Logged, line => line.StartsWith(nameof(LogLevel.Debug), StringComparison.Ordinal));
        }

        var end = await AppProcess.RunAsync(_place, "run", "--once");
        AssertNothing(end.Output, end.Errors);
        AssertStored(MarkedMails.All().Count());
    }

    [Fact]
    public void Search_FindsTheMarksInTheMailsThemselves()
    {
        Fill();

        Assert.All(Directory.GetFiles(_place.Inbox), file => Assert.NotEmpty(MarkSearch.InFiles(Path.GetDirectoryName(file)!, leftOut: "-")));
        Assert.NotEmpty(MarkSearch.AsBase64(Convert.ToBase64String("a Zqwxname"u8)));
        Assert.NotEmpty(MarkSearch.AsBase64(Convert.ToBase64String("the Zqwxname"u8)));
        Assert.NotEmpty(MarkSearch.AsBase64(Convert.ToBase64String("to Zqwxname"u8)));
    }

    private void Fill()
    {
        foreach (var (name, mail) in MarkedMails.All())
        {
            _place.Put(name, mail);
        }
    }

    /// <summary>Nothing in what it printed, in the database, its write-ahead log, lock, anchor, or anything else it wrote.</summary>
    private void AssertNothing(params string[] printed)
    {
        List<string> found = [.. printed.SelectMany(MarkSearch.In), .. printed.SelectMany(MarkSearch.AsBase64), .. MarkSearch.InFiles(_place.Root, leftOut: _place.Inbox)];
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The words are there for who has the key: a test that loses them on the way would prove nothing.</summary>
    private void AssertStored(int mails)
    {
        using var view = _place.Look();
        var messages = view.Messages();
        Assert.Equal(mails, messages.Count);
        var words = string.Join('\n', messages.SelectMany(mail =>
            new[] { mail.Subject, mail.From?.Name, mail.From?.Address }
                .Concat(mail.Documents.SelectMany(document => new[] { document.Subject, document.FileName, document.Text.Text }))
                .Concat(mail.Quarantine.Select(part => part.FileName))));
        string[] wanted =
        [
            "Zqwxsubject letter", "Zqwxsender", "zqwxaddress@example.org", "zqwxtext", "Zqwxlast", "zqwxsymptom", "zqwxfile.docx", "zqwxattachment text", "zqwxpicture.png",
            "zqwxbroken.pdf", "Zqwxinnertext",
        ];
        Assert.All(wanted, word => Assert.Contains(word, words, StringComparison.Ordinal));
        Assert.Empty(messages.SelectMany(mail => mail.Doubts.Concat(mail.Documents.SelectMany(document => document.Text.Doubts))).SelectMany(doubt => MarkSearch.In(doubt.Code + doubt.Reason)));
        Assert.Empty(messages.SelectMany(mail => mail.Quarantine).SelectMany(part => MarkSearch.In(part.Unreadable.Reason)));
    }
}
