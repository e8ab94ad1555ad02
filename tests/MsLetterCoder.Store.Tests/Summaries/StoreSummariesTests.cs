using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Summaries;

namespace MsLetterCoder.Store.Tests.Summaries;

public sealed class StoreSummariesTests : IDisposable
{
    private readonly TestStore test = new(queueFrom: TestStore.Start.AddDays(-1));

    public void Dispose() => test.Dispose();

    [Fact]
    public void Count_CountsEverything()
    {
        File(1, m => m with { Documents = [Sample.Body(Sample.Letter())] });
        File(2, m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Soon, "repeated_falls")), Sample.Attachment("2", Sample.Letter())] });
        File(3, m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Emergency, "chest_pain", "repeated_falls"))], Unreadable = [Sample.Unreadable("2", UnreadableKind.Damaged)] });
        File(4, m => m with { Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        test.File(Sample.Received(5), m => m with { Mail = Sample.Mail("id-4", "c4", "body 4"), Documents = [Sample.Body(Sample.Other())] });
        test.Receive(Sample.Received(6, at: TestStore.Start.AddDays(-2)));
        StoreSummary summary = test.Store.Summaries.Count();
        Assert.Equal([new("done", 4), new("received", 1), new("waiting", 1)], summary.Messages);
        Assert.Equal((1L, 1L), (summary.Duplicates, summary.History));
        Assert.Equal([new("clinic_letter", 2), new("patient_message", 2), new("other", 1)], summary.Kinds);
        Assert.Equal([new("emergency", 1), new("soon", 1)], summary.Urgencies);
        Assert.Equal([new("repeated_falls", 2), new("chest_pain", 1)], summary.RedFlags);
        Assert.Equal([new("G35X", 2), new("R26.8", 2)], summary.Icd10);
        Assert.Equal([new("fatigue", 2), new("rrms", 2)], summary.Concepts);
        Assert.Equal([new("The part cannot be read: damaged.", 1)], summary.Quarantine);
        Assert.Equal([new("The part cannot be read: waiting_for_tool.", 1)], summary.Waiting);
        Assert.Equal([new("coder: letter", 2), new("nurse: message", 2), new("nurse: unreadable", 1), new("nurse: waiting_for_tool", 1)], summary.OpenWork);
    }

    [Fact]
    public void Count_SinceCountsOnlyWhatChangedFromThen()
    {
        File(1, m => m with { Documents = [Sample.Body(Sample.Letter())] });
        test.Time.Now = TestStore.Start.AddHours(1);
        File(2, m => m with { Documents = [Sample.Body(Sample.Message())] });
        StoreSummary summary = test.Store.Summaries.Count(TestStore.Start.AddHours(1));
        Assert.Equal([new("done", 1)], summary.Messages);
        Assert.Equal([new("patient_message", 1)], summary.Kinds);
        Assert.Empty(summary.Icd10);
    }

    [Fact]
    public void Count_CountsTheLatestAnalysisOfADocument()
    {
        long document = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter())] }).Outcome.Documents[0];
        test.Store.Filing.AddAnalysis(document, test.Run, Sample.Other());
        Assert.Equal([new("other", 1)], test.Store.Summaries.Count().Kinds);
        Assert.Empty(test.Store.Summaries.Count().Icd10);
    }

    private void File(long uid, Func<MsLetterCoder.Store.Filing.FiledMessage, MsLetterCoder.Store.Filing.FiledMessage> shape) =>
        test.File(Sample.Received(uid), m => shape(m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}") }));
}
