using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Coders;

public sealed class CodingDeskTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    private CodingDesk Desk => test.Store.Coding;

    [Fact]
    public void Write_TakesTheLetterOnAndReadsBackWhatWasWritten()
    {
        long item = Letter(Sample.Letter());
        SheetEdit[] edits =
        [
            new() { Action = CoderAction.Replaced, Entry = "m1", Key = "ppms", SnomedId = Sample.Concept("66760008"), Note = "see history" },
            new() { Action = CoderAction.ContextChanged, Entry = "m2", Context = MentionContext.Past },
            new() { Action = CoderAction.Moved, Entry = "c0", Position = 2 },
        ];
        Assert.Equal(DeskOutcome.Done, Desk.Write(item, Seen(item), edits, "ada"));
        LetterOnDesk letter = Desk.Letter(item)!;
        Assert.Equal((WorkState.Claimed, "ada"), (letter.Item.State, letter.Item.StateBy));
        CoderDecision first = new()
        {
            DocumentId = letter.Document.Id,
            Version = 1,
            Batch = 1,
            AnalysisId = letter.Document.AnalysisId,
            Action = CoderAction.Replaced,
            Entry = "m1",
            Scheme = CodeScheme.SnomedCt,
            Code = "426373005",
            Key = "rrms",
            Replacement = "66760008",
            ReplacementKey = "ppms",
            Context = MentionContext.Present,
            Span = new TextSpan(34, 72),
            In = TextField.Text,
            Note = "see history",
            DecidedAt = TestStore.Start,
            DecidedBy = "ada",
        };
        Assert.Equal(first, letter.Sheet.Steps[0]);
        Assert.Equal((2L, 1L, MentionContext.Past), (letter.Sheet.Steps[1].Version, letter.Sheet.Steps[1].Batch, letter.Sheet.Steps[1].Context!.Value));
        Assert.Equal(2, letter.Sheet.Steps[2].Position);
        Assert.Equal(Sample.Versions.Models, letter.Versions.Models);
    }

    [Fact]
    public void Write_IsAllOrNothing()
    {
        long item = Letter(Sample.Letter());
        DeskOutcome outcome = Desk.Write(item, Seen(item), [new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" }, new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" }], "ada");
        Assert.Equal(DeskResult.Refused, outcome.Result);
        Assert.Contains("G35X", outcome.Fault, StringComparison.Ordinal);
        Assert.Equal((0, WorkState.Waiting), (Desk.Letter(item)!.Sheet.Version, Desk.Letter(item)!.Item.State));
    }

    [Fact]
    public void Write_OnWhatWasSeenBeforeSomebodyElseWroteSaysWhoAndWhen()
    {
        long item = Letter(Sample.PlainLetter());
        SeenLetter seen = Seen(item);
        Assert.Equal(DeskResult.Done, Desk.Write(item, seen, Accept("c0"), "ada").Result);
        DeskOutcome held = Desk.Write(item, seen, Accept("c1"), "ben");
        Assert.Equal((DeskResult.HeldByOther, "ada", TestStore.Start), (held.Result, held.By, held.At));
        test.Time.Now = TestStore.Start.AddMinutes(5);
        Assert.Equal(DeskResult.Done, Desk.TakeOver(item, "ada", "ben").Result);
        DeskOutcome stale = Desk.Write(item, seen, Accept("c1"), "ben");
        Assert.Equal((DeskResult.Stale, "ada", TestStore.Start), (stale.Result, stale.By, stale.At));
        Assert.Equal(1, Desk.Letter(item)!.Sheet.Version);
        Assert.Equal(DeskResult.Done, Desk.Write(item, Seen(item), Accept("c1"), "ben").Result);
    }

    [Fact]
    public void SignOff_ByTwoAtOnceIsOnesAlone()
    {
        long item = Letter(Sample.PlainLetter());
        SeenLetter seen = Seen(item);
        DeskOutcome[] outcomes = new DeskOutcome[2];
        Parallel.For(0, 2, i => outcomes[i] = Desk.SignOff(item, seen, i == 0 ? "ada" : "ben", null));
        DeskOutcome done = Assert.Single(outcomes, o => o.Result == DeskResult.Done);
        DeskOutcome other = Assert.Single(outcomes, o => o != done);
        Assert.Equal((DeskResult.SignedOff, Desk.Letter(item)!.Item.StateBy), (other.Result, other.By));
        Assert.Single(Desk.Letter(item)!.Sheet.Steps);
    }

    [Fact]
    public void SignOff_WritesTheEntryWithCoderTimeAndVersions()
    {
        long item = Letter(Sample.PlainLetter());
        Desk.Write(item, Seen(item), [new SheetEdit { Action = CoderAction.Rejected, Entry = "c1", Note = "no" }, new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("R53X"), Span = new TextSpan(0, 4) }], "ada");
        test.Time.Now = TestStore.Start.AddMinutes(3);
        Assert.Equal(DeskResult.Done, Desk.SignOff(item, Seen(item), "ada", "final").Result);
        SignedEntry entry = test.Store.SignedEntries.OfDocument(Desk.Letter(item)!.Document.Id)!;
        Assert.Equal(("ada", TestStore.Start.AddMinutes(3), Sample.Versions.Terminology), (entry.By, entry.At, entry.Versions.Terminology));
        Assert.Equal(Sample.Versions.Models, entry.Versions.Models);
        Assert.Equal([("c0", "G35X", true, EntryState.Suggested), ("a2", "R53X", false, EntryState.Added)], entry.Codes.Where(c => c.Scheme == CodeScheme.Icd10).Select(c => (c.Entry, c.Code!, c.Primary, c.State)));
        SignedCode concept = entry.Codes.Single(c => c.Entry == "m1");
        Assert.Equal(("426373005", "rrms", MentionContext.Present, new TextSpan(34, 72), TextField.Text), (concept.Code, concept.Key, concept.Context, concept.Span, concept.In));
        Assert.Equal("final", Desk.Letter(item)!.Sheet.SignedOff!.Note);
        Assert.Empty(test.Store.Work.Open(MsLetterCoder.Store.Work.Desk.Coder, 10));
    }

    [Fact]
    public void SignOff_WaitsForWhatIsAsked()
    {
        long item = Letter(Sample.PlainLetter() with { Icd10 = [.. Sample.Letter().Icd10.Take(2)] });
        DeskOutcome outcome = Desk.SignOff(item, Seen(item), "ada", null);
        Assert.Equal((DeskResult.Undecided, 1), (outcome.Result, outcome.Count));
        Desk.Write(item, Seen(item), Accept("c1"), "ada");
        Assert.Equal(DeskResult.Done, Desk.SignOff(item, Seen(item), "ada", null).Result);
    }

    [Fact]
    public void Reopen_KeepsTheHistoryAndTheFirstEntry()
    {
        long item = Letter(Sample.PlainLetter());
        long document = Desk.Letter(item)!.Document.Id;
        Desk.SignOff(item, Seen(item), "ada", null);
        SeenLetter seen = Seen(item);
        Assert.Equal(DeskResult.SignedOff, Desk.Write(item, seen, Accept("c0"), "ada").Result);
        Assert.Equal(DeskResult.Stale, Desk.Reopen(item, seen with { Version = 0 }, "ben", "late").Result);
        Assert.Equal(DeskResult.Done, Desk.Reopen(item, seen, "ben", "a late result").Result);
        Assert.Equal(DeskResult.NotSignedOff, Desk.Reopen(item, seen, "ada", "again").Result);
        Assert.Null(test.Store.SignedEntries.OfDocument(document));
        Desk.Write(item, Seen(item), [new SheetEdit { Action = CoderAction.Rejected, Entry = "c1", Note = "no" }], "ben");
        Desk.SignOff(item, Seen(item), "ben", null);
        Assert.Equal([CoderAction.SignedOff, CoderAction.Reopened, CoderAction.Rejected, CoderAction.SignedOff], Desk.Letter(item)!.Sheet.Steps.Select(s => s.Action));
        Assert.Single(test.Store.SignedEntries.OfDocument(document)!.Codes, c => c.Scheme == CodeScheme.Icd10);
        test.Close();
        Assert.Equal(2L, test.Tamper("SELECT count(DISTINCT decision_id) FROM signed_code"));
    }

    [Fact]
    public void Undo_IsAStepOfItsOwn()
    {
        long item = Letter(Sample.PlainLetter());
        Assert.Equal(DeskResult.Refused, Desk.Undo(item, Seen(item), "ada").Result);
        Desk.Write(item, Seen(item), Accept("c0"), "ada");
        Assert.Equal(DeskResult.Done, Desk.Undo(item, Seen(item), "ada").Result);
        Assert.Equal(EntryState.Suggested, Desk.Letter(item)!.Sheet.Code("c0")!.State);
        Assert.Equal([1L, 2L], Desk.Letter(item)!.Sheet.Steps.Select(s => s.Version));
        Assert.Equal(1L, Desk.Letter(item)!.Sheet.Steps[1].Undoes);
    }

    [Fact]
    public void Restricted_IsClosedUntilSomebodyWithTheRightOpensIt()
    {
        long item = Letter(Sample.Letter());
        long document = Desk.Letter(item)!.Document.Id;
        long account = test.Store.Accounts.Add("ada", [Role.Coder], "hash", "admin");
        Assert.Equal(DeskResult.RestrictedClosed, Desk.Write(item, Seen(item), Accept("c2"), "ada").Result);
        Assert.Equal(DeskResult.RestrictedClosed, Desk.SignOff(item, Seen(item), "ada", null).Result);
        Assert.False(test.Store.Restricted.Open(document, account, "ada", "coding"));
        test.Store.Restricted.SetRight(account, true, "admin");
        Assert.True(test.Store.Restricted.Open(document, account, "ada", "coding"));
        Assert.True(test.Store.Restricted.IsOpen(document, "ada"));
        Assert.False(test.Store.Restricted.IsOpen(document, "ben"));
        Assert.Equal(DeskResult.Done, Desk.Write(item, Seen(item), Accept("c2"), "ada").Result);
        Assert.Equal([("ada", TestStore.Start, "coding")], test.Store.Restricted.Openings(document));
        test.Time.Now = TestStore.Start + RestrictedResults.OpenFor;
        Assert.False(test.Store.Restricted.IsOpen(document, "ada"));
        test.Time.Now = TestStore.Start;
        test.Store.Restricted.SetRight(account, false, "admin");
        Assert.False(test.Store.Restricted.IsOpen(document, "ada"));
        Assert.Contains(test.Store.Audit.Read(0, 1000), entry => entry is { Action: AuditAction.RestrictedOpened, Actor: "ada" });
        Assert.DoesNotContain(test.Store.Audit.Read(0, 1000), entry => entry.Detail?.Contains("Z21X", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Letter_KeepsTheAnalysisItsCodersBeganWith()
    {
        long item = Letter(Sample.PlainLetter());
        SeenLetter seen = Seen(item);
        test.Store.Filing.AddAnalysis(Desk.Letter(item)!.Document.Id, test.Run, Sample.Letter());
        Assert.Equal(DeskResult.Stale, Desk.Write(item, seen, Accept("c0"), "ada").Result);
        Assert.Equal(3, Desk.Letter(item)!.Sheet.Codes.Count);
        Desk.Write(item, Seen(item), Accept("c0"), "ada");
        long began = Desk.Letter(item)!.Document.AnalysisId;
        test.Store.Filing.AddAnalysis(Desk.Letter(item)!.Document.Id, test.Run, Sample.PlainLetter());
        Assert.Equal((began, 3, true), (Desk.Letter(item)!.Document.AnalysisId, Desk.Letter(item)!.Sheet.Codes.Count, Desk.Letter(item)!.AnalysedAgain));
    }

    [Fact]
    public void Letter_IsNoneOfTheNursesQueue()
    {
        long nurse = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message())] }).Outcome.WorkItems.Single();
        Assert.Null(Desk.Letter(nurse));
        Assert.Equal(DeskResult.NoLetter, Desk.Write(nurse, default, Accept("c0"), "ada").Result);
        Assert.Equal(DeskResult.NoLetter, Desk.SignOff(999, default, "ada", null).Result);
    }

    [Fact]
    public void Labelled_ReadsDecisionsAsLabels()
    {
        long item = Letter(Sample.PlainLetter());
        Desk.Write(
            item,
            Seen(item),
            [
                new SheetEdit { Action = CoderAction.Accepted, Entry = "m1" },
                new SheetEdit { Action = CoderAction.Rejected, Entry = "m0", Note = "no" },
                new SheetEdit { Action = CoderAction.ContextChanged, Entry = "m2", Context = MentionContext.Past },
                new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Context = MentionContext.Present, Span = new TextSpan(0, 4) },
                new SheetEdit { Action = CoderAction.Replaced, Entry = "c1", Code = Sample.Code("R26.2") },
            ],
            "ada");
        Assert.Empty(test.Store.SignedEntries.Labelled());
        Desk.SignOff(item, Seen(item), "ada", null);
        LabelledLetter letter = Assert.Single(test.Store.SignedEntries.Labelled());
        Assert.Equal(Sample.LetterText, letter.Text);
        Assert.Equal(
            [
                (EntryState.Rejected, null, null), (EntryState.Accepted, "rrms", MentionContext.Present), (EntryState.Replaced, null, MentionContext.Past), (EntryState.Added, "fatigue", MentionContext.Present),
            ],
            letter.Mentions.Select(m => (m.State, m.Key, m.Context)));
        Assert.Equal([("G35X", EntryState.Suggested), ("R26.2", EntryState.Replaced), ("R26.8", EntryState.Rejected)], letter.Codes.Select(c => (c.Code.ToString(), c.State)));
    }

    private static SheetEdit[] Accept(string entry) => [new() { Action = CoderAction.Accepted, Entry = entry }];

    private SeenLetter Seen(long item) => Desk.Letter(item)!.Seen;

    private long Letter(Clinical.DocumentAnalysis analysis)
    {
        (_, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(analysis)] });
        return outcome.WorkItems[0];
    }
}
