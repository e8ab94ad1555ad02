using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Tests.Once;

public sealed class FolderOnceTests : IDisposable
{
    private static readonly DateTime Long = new(2024, 5, 14, 9, 30, 0, DateTimeKind.Utc);
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task EveryMail_IsFiledOnce()
    {
        FillInbox();

        var (exitCode, console) = await _place.OnceAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("7 new mails stored", console, StringComparison.Ordinal);
        using var view = _place.Look();
        var mails = view.Messages().ToDictionary(m => m.Identity, StringComparer.Ordinal);
        Assert.Equal(7, mails.Count);

        var letter = Assert.Single(mails["letter.eml"].Documents);
        Assert.Equal(DocumentKind.ClinicLetter, letter.Analysis.Kind);
        Assert.Contains(letter.Analysis.Icd10, code => code.Code.ToString() == "G35X");
        Assert.Equal(Desk.Coder, Assert.Single(mails["letter.eml"].WorkItems).Queue);

        var html = Assert.Single(mails["message.eml"].Documents);
        Assert.Equal(DocumentKind.PatientMessage, html.Analysis.Kind);
        Assert.DoesNotContain("<p>", html.Text.Text, StringComparison.Ordinal);
        Assert.Equal(Desk.Nurse, Assert.Single(mails["message.eml"].WorkItems).Queue);

        var docx = Assert.Single(mails["docx.eml"].Documents, d => d.FileName == "letter.docx");
        Assert.Equal(DocumentKind.ClinicLetter, docx.Analysis.Kind);
        Assert.Contains("Relapsing remitting multiple sclerosis", docx.Text.Text, StringComparison.Ordinal);

        var forwarded = Assert.Single(mails["forward.eml"].Documents, d => d.Subject == "Question 40");
        Assert.Equal(DocumentKind.PatientMessage, forwarded.Analysis.Kind);
        Assert.NotNull(forwarded.ParentId);

        Assert.Equal(mails["letter.eml"].Id, mails["letter2.eml"].DuplicateOf);
        Assert.Equal((0, 0), (mails["letter2.eml"].Documents.Count, mails["letter2.eml"].WorkItems.Count));

        AssertQuarantined(mails["noise.eml"]);
        AssertQuarantined(mails["empty.eml"]);
        Assert.True(view.Audit().Whole);
    }

    [Fact]
    public async Task SecondRun_FilesNothing()
    {
        FillInbox();
        await _place.OnceAsync();
        string before;
        using (var view = _place.Look())
        {
            before = view.Picture();
        }

        var (exitCode, console) = await _place.OnceAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("0 new mails stored", console, StringComparison.Ordinal);
        Assert.Contains("Nothing new", console, StringComparison.Ordinal);
        using var after = _place.Look();
        Assert.Equal(before, after.Picture());
    }

    [Fact]
    public async Task NewMail_IsAddedToWhatIsFiled()
    {
        FillInbox();
        await _place.OnceAsync();
        _place.Put("new.eml", Mails.Message(99));

        var (_, console) = await _place.OnceAsync();

        Assert.Contains("1 new mails stored", console, StringComparison.Ordinal);
        using var view = _place.Look();
        Assert.Equal(8, view.Messages().Count);
        Assert.Equal("new.eml", view.Messages()[^1].Identity);
    }

    [Fact]
    public async Task Files_AreLeftAsTheyWere()
    {
        FillInbox();
        var before = Files();

        await _place.OnceAsync();

        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task MissingFolder_IsNamed()
    {
        _place["Mailbox:Folder"] = _place.In("not-there");

        var end = await AppProcess.RunAsync(_place, "run", "--once");

        Assert.Equal(2, end.ExitCode);
        Assert.Contains(_place.In("not-there"), end.Errors, StringComparison.Ordinal);
        Assert.Contains("does not exist", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFolder_IsLoggedByTheServiceAndReadOnceItIsThere()
    {
        _place["Mailbox:Folder"] = _place.In("share");
        _place["Mailbox:FolderPollSeconds"] = "1";
        await using var service = await ServiceInProcess.StartAsync(_place);
        await service.UntilLoggedAsync("Warning The mail folder has trouble");

        Directory.CreateDirectory(_place.In("share"));
        File.WriteAllBytes(_place.In("share/1.eml"), Mails.Message(1));
        await service.UntilFiledAsync(1);

        await service.UntilAsync(() => service.Store.Mailboxes.All()[0].State == MailboxState.Watching, "the folder is watched");
        Assert.Single(service.Logged, line => line.Contains("has trouble", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileThatCannotBeOpened_DoesNotStopTheOthers()
    {
        _place.Put("a.eml", Mails.Message(1));
        File.CreateSymbolicLink(Path.Combine(_place.Inbox, "b.eml"), Path.Combine(_place.Inbox, "b.eml"));
        _place.Put("c.eml", Mails.Message(2));

        var (exitCode, console) = await _place.OnceAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("Files that could not be opened: 1", console, StringComparison.Ordinal);
        using var view = _place.Look();
        Assert.Equal(["a.eml", "c.eml"], view.Messages().Select(m => m.Identity));
        Assert.Equal(2, view.Count(PipelineState.Done));
    }

    [Fact]
    public async Task FileThatIsBeingWritten_IsLeftForTheRunAfterItIsWhole()
    {
        _place["Mailbox:FolderSettleSeconds"] = "1";
        _place.Put("quiet.eml", Mails.Message(1));
        _place.Put("young.eml", Mails.Message(2));
        File.SetLastWriteTimeUtc(Path.Combine(_place.Inbox, "quiet.eml"), Long);
        var slow = Mails.Message(3);
        using var stop = new CancellationTokenSource();
        var writing = WriteSlowlyAsync(Path.Combine(_place.Inbox, "slow.eml"), slow, stop.Token);

        var (exitCode, console) = await _place.OnceAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("2 new mails stored", console, StringComparison.Ordinal);
        Assert.Contains("Files that are still being written: 1.", console, StringComparison.Ordinal);
        await stop.CancelAsync();
        await writing;
        await _place.OnceAsync();
        using var view = _place.Look();
        Assert.Equal(["quiet.eml", "young.eml", "slow.eml"], view.Messages().Select(m => m.Identity));
        Assert.Equal(slow.Length, view.Messages()[2].Size);
        Assert.Equal(3, view.Count(PipelineState.Done));
    }

    [Fact]
    public async Task FileThatIsBeingWritten_IsReadWholeByTheService()
    {
        _place["Mailbox:FolderSettleSeconds"] = "1";
        _place["Mailbox:FolderPollSeconds"] = "1";
        await using var service = await ServiceInProcess.StartAsync(_place);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var slow = Mails.Message(3);

        await WriteSlowlyAsync(Path.Combine(_place.Inbox, "slow.eml"), slow, stop.Token);
        await service.UntilFiledAsync(1);

        using var view = _place.Look();
        Assert.Equal(slow.Length, Assert.Single(view.Messages()).Size);
    }

    [Fact]
    public async Task MailOverTheLimit_IsQuarantinedWithItsReason()
    {
        _place["Limits:MailMebibytes"] = "1";
        _place.Put("large.eml", Mails.Text(1, "Large", new string('x', 1 << 20)));

        await _place.OnceAsync();

        using var view = _place.Look();
        var mail = Assert.Single(view.Messages());
        Assert.Equal(PipelineState.Quarantined, mail.State);
        Assert.Contains("Limits:MailMebibytes", Assert.Single(mail.Quarantine).Unreadable.Reason, StringComparison.Ordinal);
        Assert.Equal(WorkReason.Unreadable, Assert.Single(mail.WorkItems).Reason);
    }

    [Fact]
    public async Task Maildir_IsReadAndAFlagChangeIsNoNewMail()
    {
        foreach (var folder in (string[])["cur", "new", "tmp"])
        {
            Directory.CreateDirectory(Path.Combine(_place.Inbox, folder));
        }

        _place.Put("new/1700000000.M1.host", Mails.Message(1));
        await _place.OnceAsync();
        File.Move(Path.Combine(_place.Inbox, "new/1700000000.M1.host"), Path.Combine(_place.Inbox, "cur/1700000000.M1.host:2,S"));

        var (_, console) = await _place.OnceAsync();

        Assert.Contains("0 new mails stored", console, StringComparison.Ordinal);
        using var view = _place.Look();
        Assert.Single(view.Messages());
    }

    [Fact]
    public async Task Lock_NamesTheProcessThatHoldsIt()
    {
        await using var service = AppProcess.Start(_place, "run");
        await service.UntilAsync("Reading folder");

        var end = await AppProcess.RunAsync(_place, "run", "--once");
        var second = await AppProcess.RunAsync(_place, "run");

        Assert.Equal((2, 2), (end.ExitCode, second.ExitCode));
        Assert.Contains(FormattableString.Invariant($"Process {service.Id} on {Environment.MachineName}"), end.Errors, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"Process {service.Id} on {Environment.MachineName}"), second.Errors, StringComparison.Ordinal);

        await service.KillAsync();
        var afterwards = await AppProcess.RunAsync(_place, "run", "--once");
        Assert.True(afterwards.ExitCode == 0, afterwards.Errors);
    }

    [Fact]
    public async Task MissingModel_StopsTheProgram()
    {
        _place["Models:Path"] = Directory.CreateDirectory(_place.In("no-models")).FullName;

        var end = await AppProcess.RunAsync(_place, "run", "--once");

        Assert.Equal(2, end.ExitCode);
        Assert.Contains("Models:Path", end.Errors, StringComparison.Ordinal);
    }

    /// <summary>Writes half of a mail and is busy with its last byte until told to stop; then it writes the rest.</summary>
    private static async Task WriteSlowlyAsync(string path, byte[] mail, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var half = mail.Length / 2;
        file.Write(mail, 0, half);
        while (!stop.IsCancellationRequested)
        {
            file.Position = half - 1;
            file.Write(mail, half - 1, 1);
            await Task.Delay(30, CancellationToken.None);
        }

        file.Write(mail, half, mail.Length - half);
    }

    private void FillInbox()
    {
        var letter = Mails.Text(10, "Clinic letter", Mails.LetterText, "Harrowmere Neurology <neurology@example.org>");
        _place.Put("letter.eml", letter);
        _place.Put("letter2.eml", Mails.DeliveredAgain(letter));
        _place.Put("message.eml", Mails.Text(20, "Legs", "<html><body><p>Hello, I have MS. My legs have been weaker and more numb since last week.</p><p>Please could a nurse call me?</p></body></html>", type: "text/html"));
        _place.Put("docx.eml", Mails.WithFiles(30, "Letter attached", "Please find the clinic letter attached.", ("letter.docx", "application/octet-stream", Mails.Docx(Mails.LetterText))));
        _place.Put("forward.eml", Mails.Forwarding(41, "For your attention.", Mails.Message(40)));
        var noise = new byte[2_000];
        new Random(1).NextBytes(noise);
        _place.Put("noise.eml", noise);
        _place.Put("empty.eml", []);
        foreach (var file in Directory.GetFiles(_place.Inbox))
        {
            File.SetLastWriteTimeUtc(file, Long);
        }
    }

    private List<(string, DateTime, UnixFileMode, string)> Files() =>
        [.. Directory.GetFiles(_place.Inbox).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file), File.GetUnixFileMode(file), Convert.ToHexString(File.ReadAllBytes(file))))];

    private static void AssertQuarantined(MessageRecord mail)
    {
        Assert.Equal(PipelineState.Quarantined, mail.State);
        Assert.NotEqual("", Assert.Single(mail.Quarantine).Unreadable.Reason);
        Assert.Equal(WorkReason.Unreadable, Assert.Single(mail.WorkItems).Reason);
    }
}
