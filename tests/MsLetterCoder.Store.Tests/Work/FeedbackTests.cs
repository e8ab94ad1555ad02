using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Tests.Outgoing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Work;

public sealed class FeedbackTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Graded_KeepsWhatTheProgramSaidAndTheNursesLastWord()
    {
        (_, long regraded) = test.Message(1, Sample.Message(Urgency.Soon, "uti_with_fever"));
        (_, long closed) = test.Message(2, Sample.Message(Urgency.Soon));
        (_, long ungraded) = test.Message(3, Sample.Message(Urgency.Routine));
        test.Message(4, Sample.Message(Urgency.Routine));
        test.Store.Work.Regrade(regraded, Urgency.Emergency, "nurse1", "worse", "bladder_bowel");
        foreach (long item in new[] { closed, ungraded })
        {
            test.Store.Work.Claim(item, "nurse1");
        }

        test.Store.Work.Regrade(closed, Urgency.SameDay, "nurse1", null);
        test.Time.Now += TimeSpan.FromHours(1);
        Assert.True(test.Store.Work.Close(closed, "nurse1", "rang", new Closing(CloseOutcome.Telephoned, Urgency.Routine, "appointment_admin")));
        Assert.True(test.Store.Work.Close(ungraded, "nurse1", null, new Closing(CloseOutcome.Noted)));

        GradedMessage[] graded = [.. test.Store.Feedback.Graded()];

        Assert.Equal(
            [
                (regraded, Urgency.Soon, Urgency.Emergency, "bladder_bowel", null, false),
                (closed, Urgency.Soon, Urgency.Routine, "appointment_admin", CloseOutcome.Telephoned, true),
                (ungraded, Urgency.Routine, (Urgency?)null, (string?)null, (CloseOutcome?)CloseOutcome.Noted, true),
            ],
            graded.Select(g => (g.WorkItemId, g.Program, g.Nurse, g.NurseCategory, g.Outcome, g.Closed)));
        Assert.Equal(["uti_with_fever"], graded[0].RedFlags);
        Assert.Equal([("Hello 1", "infection"), ("Hello 2", "infection")], test.Store.Feedback.Examples().Select(e => (e.Text, e.Graded.ProgramCategory)));
        Assert.All(test.Store.Feedback.Examples(), e => Assert.Equal(64, e.TextHash.Length));
        Assert.Equal(
            new NurseDecision
            {
                WorkItemId = closed,
                Action = NurseAction.Closed,
                Category = "appointment_admin",
                ClosingUrgency = Urgency.Routine,
                Outcome = CloseOutcome.Telephoned,
                Note = "rang",
                DecidedAt = test.Time.Now,
                DecidedBy = "nurse1",
            },
            test.Store.Decisions.OfWorkItem(closed)[^1]);
    }

    [Fact]
    public void Regrade_RefusesACategoryThatIsNone()
    {
        (_, long item) = test.Message(1);

        Assert.Throws<ArgumentException>(() => test.Store.Work.Regrade(item, Urgency.Soon, "nurse1", null, "nonsense"));
        Assert.Throws<ArgumentException>(() => test.Store.Work.Close(item, "nurse1", null, new Closing(CloseOutcome.Noted, null, "nonsense")));
        Assert.Empty(test.Store.Feedback.Graded());
    }
}
