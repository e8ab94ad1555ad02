using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Coders;

namespace MsLetterCoder.Store.Tests.Coders;

public sealed class CoderLettersTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Rows_AreSortedByAgeOrConfidence()
    {
        long sure = File(1, 0.99);
        long doubtful = File(2, 0.2);
        long middling = File(3, 0.6, "other@example.org");
        Assert.Equal([sure, doubtful, middling], Ids(new LetterFilter()));
        Assert.Equal([doubtful, middling, sure], Ids(new LetterFilter { Order = LetterOrder.Doubt }));
        Assert.Equal([sure, middling, doubtful], Ids(new LetterFilter { Order = LetterOrder.Sure }));
        LetterRow row = test.Store.Letters.Rows(new LetterFilter(), "ada", 1)[0];
        Assert.Equal((0.99, 1, "Pat Marktestname"), (row.Confidence, row.Codes, row.Sender));
    }

    [Fact]
    public void Rows_AreThoseOfTheFilter()
    {
        long free = File(1, 0.9);
        long mine = File(2, 0.9);
        long other = File(3, 0.9, "other@example.org");
        long signed = File(4, 0.9);
        test.Store.Work.Claim(mine, "ada");
        test.Store.Work.Claim(other, "ben");
        test.Store.Coding.SignOff(signed, test.Store.Coding.Letter(signed)!.Seen, "ada", null);
        Assert.Equal([free], Ids(new LetterFilter { Share = LetterShare.Free }));
        Assert.Equal([mine], Ids(new LetterFilter { Share = LetterShare.Mine }));
        Assert.Equal([other], Ids(new LetterFilter { Share = LetterShare.Others }));
        Assert.Equal([signed], Ids(new LetterFilter { Share = LetterShare.SignedOff }));
        IReadOnlyList<(string Mark, string Name, long Count)> clinics = test.Store.Letters.Clinics(10);
        Assert.Equal([2L, 1L], clinics.Select(c => c.Count));
        Assert.Equal([other], Ids(new LetterFilter { Clinic = clinics[1].Mark }));
        Assert.Equal([free, mine, other], Ids(new LetterFilter { Clinic = "' OR 1=1 --" }));
        LetterCounts counts = test.Store.Letters.Count(TestStore.Start);
        Assert.Equal((1L, 0L, 1L), (counts.Free, counts.Asked, counts.SignedToday));
        Assert.Equal([("ada", 1L), ("ben", 1L)], counts.Holders);
    }

    [Fact]
    public void Rows_WithAQuestionAreCounted()
    {
        File(1, 0.9);
        long asked = File(2, 0.9, shape: a => a with { Icd10 = [a.Icd10[0] with { Ask = true }], Icd10LeftOut = [.. Sample.Letter().Icd10LeftOut.Where(l => l.Question is not null).Select(l => l with { Restricted = false, Mentions = [1] })] });
        Assert.Equal([asked], Ids(new LetterFilter { Asked = true }));
        Assert.Equal(2, test.Store.Letters.Rows(new LetterFilter { Asked = true }, "ada", 10)[0].Questions);
        Assert.Equal(1L, test.Store.Letters.Count(TestStore.Start).Asked);
        test.Store.Filing.AddAnalysis(test.Store.Coding.Letter(asked)!.Document.Id, test.Run, Analysis(0.5));
        Assert.Empty(Ids(new LetterFilter { Asked = true }));
        Assert.Equal(0.5, test.Store.Letters.Rows(new LetterFilter { Order = LetterOrder.Doubt }, "ada", 1)[0].Confidence);
    }

    [Fact]
    public void Next_IsOnesOwnThenTheFirstFree()
    {
        long first = File(1, 0.9);
        long second = File(2, 0.2);
        Assert.Equal(first, test.Store.Letters.Next(new LetterFilter(), "ada"));
        Assert.Equal(second, test.Store.Letters.Next(new LetterFilter { Order = LetterOrder.Doubt }, "ada"));
        test.Store.Work.Claim(first, "ben");
        Assert.Equal(second, test.Store.Letters.Next(new LetterFilter(), "ada"));
        Assert.Equal(first, test.Store.Letters.Next(new LetterFilter(), "ben"));
        test.Store.Work.Claim(second, "ben");
        Assert.Null(test.Store.Letters.Next(new LetterFilter(), "ada"));
    }

    [Fact]
    public void Earlier_ShowsThePatientsOtherLetters()
    {
        long earlier = File(1, 0.9);
        test.Time.Now = TestStore.Start.AddDays(30);
        long now = File(2, 0.9);
        long document = test.Store.Coding.Letter(now)!.Document.Id;
        EarlierLetter suggested = Assert.Single(test.Store.SignedEntries.Earlier(document, 10));
        Assert.Equal((earlier, null, new DateOnly(2026, 2, 27)), (suggested.ItemId, suggested.SignedBy, suggested.ClinicDate));
        LetterOnDesk letter = test.Store.Coding.Letter(earlier)!;
        test.Store.Coding.Write(earlier, letter.Seen, [new SheetEdit { Action = MsLetterCoder.Store.Work.CoderAction.Added, Code = Sample.Code("R53X") }], "ada");
        test.Store.Coding.SignOff(earlier, test.Store.Coding.Letter(earlier)!.Seen, "ada", null);
        EarlierLetter signed = Assert.Single(test.Store.SignedEntries.Earlier(document, 10));
        Assert.Equal(("ada", "G35X R53X"), (signed.SignedBy, string.Join(' ', signed.Codes)));
    }

    private List<long> Ids(LetterFilter filter) => [.. test.Store.Letters.Rows(filter, "ada", 10).Select(r => r.Item.Id)];

    private static DocumentAnalysis Analysis(double confidence) =>
        Sample.PlainLetter() with { Icd10 = [Sample.PlainLetter().Icd10[0] with { Confidence = new Confidence(confidence) }], Icd10LeftOut = [] };

    private long File(long uid, double confidence, string from = "pat@example.org", Func<DocumentAnalysis, DocumentAnalysis>? shape = null) => test.File(
        Sample.Received(uid),
        m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}", from), Documents = [Sample.Body((shape ?? (a => a))(Analysis(confidence)))] }).Outcome.WorkItems.Single();
}
