using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Coders;

/// <summary>The letter of <see cref="Sample"/>: codes G35X (c0), R26.8 (c1, asked), Z21X (c2, restricted); mentions fatigue (m0, subject), rrms (m1), optic neuritis (m2, absent), hiv (m3); one question (q0).</summary>
public sealed class CodingSheetTests
{
    private CodingSheet sheet = CodingSheet.Fold(Sample.Letter(), []);

    [Fact]
    public void Fold_WithoutStepsIsWhatIsSuggested()
    {
        Assert.Equal([("c0", "G35X", true), ("c1", "R26.8", false), ("c2", "Z21X", false)], sheet.Codes.Select(c => (c.Id, c.Code.ToString(), c.Primary)));
        Assert.Equal(["m0", "m1", "m2", "m3"], sheet.Mentions.Select(m => m.Id));
        Assert.All(sheet.Codes, c => Assert.Equal(EntryState.Suggested, c.State));
        // Z21X, a candidate of the question, stands in the list: it is answered.
        Assert.Equal(["c1"], sheet.Open);
        Assert.Equal(["H46X", "R53X"], sheet.LeftOut.Select(l => l.Code));
        Assert.Equal((0, true), (sheet.Version, sheet.HasRestricted));
        Assert.Empty(sheet.Undoable);
    }

    [Fact]
    public void Rejected_TakesTheCodeOutAndMakesTheNextPrimary()
    {
        Do(new SheetEdit { Action = CoderAction.Rejected, Entry = "c0", Note = "not now" });
        Assert.Equal((EntryState.Rejected, "not now", "ada"), (sheet.Code("c0")!.State, sheet.Code("c0")!.Note, sheet.Code("c0")!.By));
        Assert.Equal("c1", sheet.Primary!.Id);
        Do(new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" });
        Assert.Equal("c0", sheet.Primary!.Id);
    }

    [Fact]
    public void Replaced_KeepsThePlaceAndTheSuggestion()
    {
        Do(new SheetEdit { Action = CoderAction.Replaced, Entry = "c0", Code = Sample.Code("G37.9") });
        Assert.Equal(("G37.9", "G35X", EntryState.Replaced, true), (sheet.Codes[0].Code.ToString(), sheet.Codes[0].Suggested!.Code.ToString(), sheet.Codes[0].State, sheet.Codes[0].Primary));
        Do(new SheetEdit { Action = CoderAction.Replaced, Entry = "m1", Key = "ppms", SnomedId = Sample.Concept("426373005") });
        Assert.Equal(("ppms", EntryState.Replaced), (sheet.Mention("m1")!.Key, sheet.Mention("m1")!.State));
    }

    [Fact]
    public void Added_StandsAtTheEndUnderItsVersion()
    {
        Do(new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Context = MentionContext.Present, Span = new TextSpan(0, 4) });
        Do(new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("R53X"), Span = new TextSpan(0, 4) });
        Assert.Equal(("a1", "fatigue", EntryState.Added), (sheet.Mentions[^1].Id, sheet.Mentions[^1].Key, sheet.Mentions[^1].State));
        Assert.Equal("a2", sheet.Codes[^1].Id);
        Assert.Equal(["a1"], sheet.Codes[^1].Mentions);
    }

    [Fact]
    public void Added_CodeThatWasRejectedIsTakenBack()
    {
        Do(new SheetEdit { Action = CoderAction.Rejected, Entry = "c0", Note = "no" });
        Do(new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("G35X") });
        Assert.Equal((3, EntryState.Accepted), (sheet.Codes.Count, sheet.Code("c0")!.State));
    }

    [Fact]
    public void PrimarySetAndMoved_ChangeTheOrder()
    {
        Do(new SheetEdit { Action = CoderAction.PrimarySet, Entry = "c2" });
        Assert.Equal(["c2", "c0", "c1"], sheet.Codes.Select(c => c.Id));
        Assert.Equal("c2", sheet.Primary!.Id);
        Do(new SheetEdit { Action = CoderAction.Moved, Entry = "c2", Position = 2 });
        Assert.Equal(["c0", "c1", "c2"], sheet.Codes.Select(c => c.Id));
    }

    [Fact]
    public void ContextChanged_LeavesItsCodeWithoutWordsAndOpen()
    {
        Do(new SheetEdit { Action = CoderAction.ContextChanged, Entry = "m1", Context = MentionContext.Family });
        Assert.Equal((MentionContext.Family, EntryState.Replaced, MentionContext.Present), (sheet.Mention("m1")!.Context, sheet.Mention("m1")!.State, sheet.Mention("m1")!.Suggested!.Context));
        Assert.True(sheet.Code("c0")!.WithoutWords);
        Assert.Contains("c0", sheet.Open);
        Do(new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" });
        Assert.DoesNotContain("c0", sheet.Open);
    }

    [Fact]
    public void Question_IsAnsweredByACandidateAQueryOrByLeavingItUncoded()
    {
        CodingSheet asked = sheet;

        // Z21X, a candidate, stands in the list: rejecting it leaves the question open.
        Do(new SheetEdit { Action = CoderAction.Rejected, Entry = "c2", Note = "no" });
        Assert.Contains("q0", sheet.Open);
        Do(new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("B24X") });
        Assert.Equal((false, "B24X"), (sheet.Question("q0")!.IsOpen, sheet.Question("q0")!.Chosen.ToString()));
        sheet = CodingSheet.Fold(WithoutCandidates(), []);
        Do(new SheetEdit { Action = CoderAction.Query, Entry = "q0", Note = "Is it confirmed?" });
        Assert.Equal((false, "Is it confirmed?"), (sheet.Question("q0")!.IsOpen, sheet.Question("q0")!.Query));
        sheet = CodingSheet.Fold(WithoutCandidates(), []);
        Do(new SheetEdit { Action = CoderAction.Rejected, Entry = "q0", Note = "not said" });
        Assert.True(sheet.Question("q0")!.LeftUncoded);
        Assert.Equal("Z21X", asked.Question("q0")!.Chosen.ToString());
    }

    [Fact]
    public void Undone_TakesBackAllThatWasSentTogetherAndThenWhatWasBefore()
    {
        Do(new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" });
        Do(new SheetEdit { Action = CoderAction.Rejected, Entry = "m1", Note = "no" }, new SheetEdit { Action = CoderAction.Rejected, Entry = "m2", Note = "no" });
        Assert.Equal(["m1", "m2"], sheet.Undoable.Select(s => s.Entry));
        Undo();
        Assert.All([sheet.Mention("m1")!, sheet.Mention("m2")!], m => Assert.Equal(EntryState.Suggested, m.State));
        Assert.Equal(EntryState.Accepted, sheet.Code("c0")!.State);
        Undo();
        Assert.Equal(EntryState.Suggested, sheet.Code("c0")!.State);
        Assert.Empty(sheet.Undoable);
        Assert.Equal(5, sheet.Steps.Count);
    }

    [Fact]
    public void Undone_StopsAtASignOff()
    {
        Do(new SheetEdit { Action = CoderAction.Accepted, Entry = "c0" });
        Append(new CoderDecision { DocumentId = 1, Action = CoderAction.SignedOff });
        Assert.Empty(sheet.Undoable);
        Assert.NotNull(sheet.SignedOff);
        Append(new CoderDecision { DocumentId = 1, Action = CoderAction.Reopened });
        Assert.Empty(sheet.Undoable);
        Assert.Null(sheet.SignedOff);
        Assert.Equal(EntryState.Accepted, sheet.Code("c0")!.State);
    }

    [Fact]
    public void Fold_AppliesStepsOfOlderProgramsByTheirCode()
    {
        Append(new CoderDecision { DocumentId = 1, Action = CoderAction.Rejected, Scheme = CodeScheme.Icd10, Code = "G35X", DecidedBy = "ada" });
        Append(new CoderDecision { DocumentId = 1, Action = CoderAction.Accepted, Scheme = CodeScheme.SnomedCt, Code = "426373005", DecidedBy = "ada" });
        Assert.Equal((EntryState.Rejected, EntryState.Accepted), (sheet.Code("c0")!.State, sheet.Mention("m1")!.State));
    }

    [Fact]
    public void IsRestricted_KnowsEntriesAndSteps()
    {
        Do(new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("B24X") });
        Assert.True(sheet.IsRestricted("c2") && sheet.IsRestricted("m3") && sheet.IsRestricted("q0") && sheet.IsRestricted("a1") && sheet.IsRestricted(sheet.Steps[0]));
        Assert.False(sheet.IsRestricted("c0") || sheet.IsRestricted("m1") || sheet.IsRestricted((string?)null));
    }

    public static TheoryData<SheetEdit> Impossible => new()
    {
        new SheetEdit { Action = CoderAction.Accepted, Entry = "c9" },
        new SheetEdit { Action = CoderAction.Accepted },
        new SheetEdit { Action = CoderAction.Rejected, Entry = "c0", Note = " " },
        new SheetEdit { Action = CoderAction.Rejected, Entry = "m1" },
        new SheetEdit { Action = CoderAction.Rejected, Entry = "q0" },
        new SheetEdit { Action = CoderAction.Replaced, Entry = "c0" },
        new SheetEdit { Action = CoderAction.Replaced, Entry = "c0", Code = Sample.Code("R26.8") },
        new SheetEdit { Action = CoderAction.Replaced, Entry = "m1", Key = "rrms", SnomedId = Sample.Concept("426373005") },
        new SheetEdit { Action = CoderAction.Added },
        new SheetEdit { Action = CoderAction.Added, Code = Sample.Code("G35X") },
        new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Context = MentionContext.Present },
        new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Span = new TextSpan(0, 4) },
        new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Context = MentionContext.Present, Span = new TextSpan(0, 100_000) },
        new SheetEdit { Action = CoderAction.Added, Key = "fatigue", Context = MentionContext.Present, Span = new TextSpan(4, 5) },
        new SheetEdit { Action = CoderAction.Added, Key = "rrms", SnomedId = Sample.Concept("426373005"), Context = MentionContext.Past, Span = new TextSpan(34, 72) },
        new SheetEdit { Action = CoderAction.ContextChanged, Entry = "m1", Context = MentionContext.Present },
        new SheetEdit { Action = CoderAction.ContextChanged, Entry = "c0", Context = MentionContext.Past },
        new SheetEdit { Action = CoderAction.PrimarySet, Entry = "c0" },
        new SheetEdit { Action = CoderAction.Moved, Entry = "c0", Position = 3 },
        new SheetEdit { Action = CoderAction.Moved, Entry = "c0", Position = -1 },
        new SheetEdit { Action = CoderAction.Moved, Entry = "m1", Position = 1 },
        new SheetEdit { Action = CoderAction.Commented, Note = "" },
        new SheetEdit { Action = CoderAction.Query, Entry = "c9", Note = "who?" },
        new SheetEdit { Action = CoderAction.Commented, Note = new string('x', 4001) },
        new SheetEdit { Action = CoderAction.SignedOff },
        new SheetEdit { Action = CoderAction.Undone, Entry = "c0" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Plan_RefusesWhatCannotBe(SheetEdit edit)
    {
        (CoderDecision? step, string? fault) = new SheetPlan(sheet, Sample.LetterText).Of(edit);
        Assert.Null(step);
        Assert.False(string.IsNullOrWhiteSpace(fault));
    }

    private static Clinical.DocumentAnalysis WithoutCandidates() => Sample.Letter() with { Icd10 = [Sample.Letter().Icd10[0]] };

    private void Do(params SheetEdit[] edits)
    {
        long batch = sheet.Version + 1;
        foreach (SheetEdit edit in edits)
        {
            (CoderDecision? step, string? fault) = new SheetPlan(sheet, Sample.LetterText).Of(edit);
            Assert.Null(fault);
            sheet = sheet.With(step! with { Version = sheet.Version + 1, Batch = batch, DecidedBy = "ada" });
        }
    }

    private void Undo() => Append(new CoderDecision { DocumentId = 1, Action = CoderAction.Undone, Undoes = sheet.Undoable[0].Batch });

    private void Append(CoderDecision step) => sheet = sheet.With(step with { Version = sheet.Version + 1, Batch = sheet.Version + 1 });
}
