using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Tests.Once;

public sealed class SampleMailboxTests
{
    [Fact]
    public async Task SampleMailbox_IsFiledWholeAndOnce()
    {
        using var place = new Workplace();
        place["Mailbox:Folder"] = Path.Combine(Repository.Root, "corpus", "inbox");
        var mails = Directory.GetFiles(Path.Combine(Repository.Root, "corpus", "inbox"), "*.eml").Length;

        var first = await AppProcess.RunAsync(place, "run", "--once");

        Assert.True(first.ExitCode == 0, first.Errors);
        string before;
        using (var view = place.Look())
        {
            Assert.Equal(mails, view.Messages().Count);
            Assert.Equal((0, 0, 0), (view.Count(PipelineState.Received), view.Count(PipelineState.Read), view.Count(PipelineState.Parked)));
            Assert.All(view.Messages(), mail => Assert.True(mail.DuplicateOf is not null || mail.Documents.Count + mail.Quarantine.Count > 0));
            Assert.True(view.Audit().Whole);
            before = view.Picture();
        }

        var second = await AppProcess.RunAsync(place, "run", "--once");

        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.Contains("Nothing new", second.Output, StringComparison.Ordinal);
        using var after = place.Look();
        Assert.Equal(before, after.Picture());
    }
}
