using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Tests.Threads;

namespace MsLetterCoder.Store.Tests.Patients;

public sealed class StoredFallsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly TestStore test = new();
    private readonly Correspondence mails;

    public StoredFallsTests() => mails = new Correspondence(test).WithPatients();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Of_CountsMessagesAndLettersOfTwelveMonths()
    {
        test.File(Sample.Received(1), m => m with { Documents = [Sample.Attachment("2", Sample.Letter() with { Falls = [Told(new(2026, 1, 5))] }) with { PatientNames = ["Ann Marktestone"] }] });
        mails.File("two", "ann@example.org", [], falls: [Told(new(2026, 2, 27))]);
        mails.File("three", "ann@example.org", [], falls: [Told(new(2026, 2, 27))]);
        mails.File("old", "ann@example.org", [], falls: [Told(new(2025, 2, 27))]);
        mails.File("bob", "shared@example.org", [], Correspondence.Bob, falls: [Told(new(2026, 2, 1))]);
        mails.File("nobody", "shared@example.org", [], falls: [Told(new(2026, 2, 2))]);

        FallCount count = test.Store.Falls.Of(mails.Patient(Correspondence.Ann), Today);

        Assert.Equal((2, 0), (count.Falls, count.MaybeTwice));
        Assert.Equal([new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 27)], count.Days);
        FallSummary summary = test.Store.Falls.Count(Today);
        Assert.Equal(1, summary.Repeated);
        Assert.Equal([(1, 1), (2, 1)], summary.Patients.OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void Told_TakesTheNewestAnalysisAndLeavesTheMessageAtHandOut()
    {
        long message = mails.File("one", "ann@example.org", [], falls: [Told(new(2026, 2, 1)), Told(new(2026, 2, 2))]);
        long ann = mails.Patient(Correspondence.Ann);
        Assert.Empty(test.Store.Falls.Told([ann], "ann@example.org", message));
        test.Store.Filing.AddAnalysis(test.Store.Messages.Everything(message).Documents[0].Id, test.Run, Sample.Message() with { Falls = [Told(new(2026, 2, 3))] });
        Assert.Equal([new DocumentFalls(1, new(2026, 2, 3), new(2026, 2, 3), message, Today)], test.Store.Falls.Told([ann], null, null));
    }

    [Fact]
    public void Told_OfASenderCountsUnmatchedMessagesAlone()
    {
        mails.File("one", "new@example.org", [], falls: [Told(new(2026, 2, 1))]);
        mails.File("two", "new@example.org", [], check: SenderCheck.Fail, falls: [Told(new(2026, 2, 2))]);
        mails.File("three", "new@example.org", [], Correspondence.Bob, falls: [Told(new(2026, 2, 3))]);
        Assert.Equal([new DateOnly(2026, 2, 1)], test.Store.Falls.Told([], "new@example.org", null).Select(f => f.Since!.Value));
    }

    private static FallsTold Told(DateOnly day) => new() { Falls = 1, Since = day, Until = day, Told = Today, Span = new TextSpan(0, 4) };
}
