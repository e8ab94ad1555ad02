using System.Diagnostics;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Tests.Crash;

public sealed class TerminationTests
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task Sigterm_FinishesTheMessageInHandAndEndsWell(int afterMails)
    {
        const int count = 400;
        using var place = new Workplace();
        for (var number = 1; number <= count; number++)
        {
            place.Put($"{number}.eml", number % 10 == 0 ? Mails.WithFiles(number, "Letter", "The letter is attached.", ("letter.docx", "application/octet-stream", Mails.Docx(Mails.LetterText))) : Mails.Message(number));
        }

        await using var program = AppProcess.Start(place, "run");
        await program.UntilAsync(": Done, ", afterMails);

        var clock = Stopwatch.StartNew();
        var end = await program.StopAsync(Within);

        Assert.True(end.ExitCode == 0, $"{end.ExitCode}: {end.Errors}");
        Assert.True(clock.Elapsed < Within);
        Assert.Equal("", end.Errors);
        var said = end.Output.Split('\n').Count(line => line.Contains(": Done, ", StringComparison.Ordinal));
        Assert.InRange(said, afterMails, count - 1);
        using (var view = place.Look())
        {
            Assert.Equal(said, view.Count(PipelineState.Done));
            Assert.Equal(count - said, view.Count(PipelineState.Received));
            Assert.True(view.Audit().Whole);
        }

        var rest = await AppProcess.RunAsync(place, "run", "--once");
        Assert.True(rest.ExitCode == 0, rest.Errors);
        using var after = place.Look();
        Assert.Equal(count, after.Count(PipelineState.Done));
        Assert.All(after.Messages(), mail => Assert.Null(mail.DuplicateOf));
    }
}
