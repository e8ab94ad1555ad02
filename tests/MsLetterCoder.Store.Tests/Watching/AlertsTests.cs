using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests.Outgoing;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.Store.Tests.Watching;

public sealed class AlertsTests : IDisposable
{
    private readonly TestStore test = new();
    private bool open = true;

    public void Dispose() => test.Dispose();

    private AlertRules Rules => new()
    {
        EmergencyAfter = TimeSpan.FromMinutes(15),
        SilenceAfter = TimeSpan.FromMinutes(10),
        Repeat = TimeSpan.FromMinutes(30),
        IsOpen = moment => open || moment < TestStore.Start,
    };

    [Fact]
    public void Emergency_AlertsFifteenMinutesAfterItsLimitUntilItIsClaimed()
    {
        // Its limit is receipt, here 20 min after the start.
        (_, long item) = test.Message(1, Sample.Message(Urgency.Emergency));
        Later(34);
        Assert.Empty(Look());

        Later(1);
        DueAlert alert = Assert.Single(Look());
        Assert.Equal((AlertKind.EmergencyUnclaimed, 1, TestStore.Start.AddMinutes(20)), (alert.Kind, alert.Count, alert.Since));
        test.Store.Alerts.Sent(alert);
        Later(29);
        Assert.Empty(Look());
        Later(1);
        test.Store.Alerts.Sent(Assert.Single(Look()));

        test.Store.Work.Claim(item, "nurse1");
        Later(60);
        Assert.Empty(Look());
        Assert.Equal(
            [AuditAction.AlertRaised, AuditAction.AlertSent, AuditAction.AlertSent, AuditAction.AlertEnded],
            test.Store.Audit.Read(0, 1000).Where(row => row.Entity == "alert").Select(row => row.Action));

        test.Store.Work.PutBack(item, "nurse1");
        Assert.Single(Look());
    }

    [Fact]
    public void Emergencies_AreToldTogetherAndANewOneAtOnce()
    {
        test.Message(1, Sample.Message(Urgency.Emergency));
        test.Message(2, Sample.Message(Urgency.Emergency));
        Later(35);
        DueAlert both = Assert.Single(Look());
        Assert.Equal((2, 2), (both.Count, both.Ids.Count));
        test.Store.Alerts.Sent(both);

        test.Message(3, Sample.Message(Urgency.Emergency));
        Later(2);
        Assert.Equal(3, Assert.Single(Look()).Count);
    }

    [Fact]
    public void Restart_NeitherForgetsNorStorms()
    {
        test.Message(1, Sample.Message(Urgency.Emergency));
        Later(35);
        test.Store.Alerts.Sent(Assert.Single(Look()));
        for (int restart = 0; restart < 5; restart++)
        {
            test.Reopen();
            Assert.Empty(Look());
        }

        Later(30);
        test.Reopen();
        Assert.Single(Look());
        Assert.Empty(Look());
    }

    [Fact]
    public void Failure_IsTriedAgainSoonAndAuditedOnce()
    {
        test.Message(1, Sample.Message(Urgency.Emergency));
        Later(35);
        for (int attempt = 0; attempt < 4; attempt++)
        {
            test.Store.Alerts.Failed(Assert.Single(Look()));
            Assert.Empty(Look());
            Later(1);
        }

        test.Store.Alerts.Sent(Assert.Single(Look()));
        Assert.Equal(1, test.Store.Audit.Read(0, 1000).Count(row => row.Action == AuditAction.AlertFailed));
    }

    [Fact]
    public void History_ThatNobodyAccepted_HasNoClock()
    {
        using var old = new TestStore(TestStore.Start.AddDays(1));
        old.Message(1, Sample.Message(Urgency.Emergency, "chest_pain"));
        old.Time.Now += TimeSpan.FromHours(3);

        Assert.Empty(old.Store.Alerts.Look(Rules));
    }

    [Theory]
    [InlineData(Urgency.SameDay, true, true)]
    [InlineData(Urgency.SameDay, false, false)]
    [InlineData(Urgency.Soon, true, false)]
    [InlineData(Urgency.Emergency, false, true)]
    public void OutOfHours_TellsOfWhatCannotWait(Urgency urgency, bool flagged, bool told)
    {
        open = false;
        (_, long item) = test.Message(1, flagged ? Sample.Message(urgency, "uti_with_fever") : Sample.Message(urgency));

        Assert.Equal(told ? [AlertKind.OutOfHours] : [], Look().Select(alert => alert.Kind));

        test.Store.Work.Claim(item, "nurse1");
        Later(60);
        Assert.Empty(Look());
    }

    [Fact]
    public void OutOfHours_EndsWhereTheTeamOpensAndLeavesOutWhatCameBefore()
    {
        test.Message(1, Sample.Message(Urgency.SameDay, "uti_with_fever"));
        Assert.Empty(Look());
        test.Time.Now = TestStore.Start.AddMinutes(-1);
        test.Message(2, Sample.Message(Urgency.SameDay, "uti_with_fever"));
        test.Time.Now = TestStore.Start;
        open = false;
        Assert.Equal(1, Assert.Single(Look()).Count);

        open = true;
        Later(60);
        Assert.Empty(Look());
    }

    [Fact]
    public void Silence_OfEachPartIsNoticedByAnotherProcess()
    {
        Assert.Empty(Look());
        test.Store.Heartbeats.Started();
        Later(9);
        test.Store.Heartbeats.Beat(ServicePart.Pipeline);
        Assert.Empty(Look());
        Later(1);
        test.Reopen();
        Assert.Equal((AlertKind.ReaderStopped, TestStore.Start), Assert.Single(Look()) is var alert ? (alert.Kind, alert.Since) : default);

        // A start that comes to nothing hides no silence.
        test.Store.Heartbeats.Started();
        Later(9);
        Assert.Equal([AlertKind.ReaderStopped, AlertKind.PipelineStopped], test.Store.Alerts.Standing(Rules).Select(a => a.Kind));
        test.Store.Heartbeats.Beat(ServicePart.Reader);
        test.Store.Heartbeats.Beat(ServicePart.Pipeline);
        Assert.Empty(test.Store.Alerts.Standing(Rules));
    }

    [Fact]
    public void MailThatNobodyHasRead_IsNoticedThoughThePipelineRuns()
    {
        test.Receive(Sample.Received(1));
        test.Receive(Sample.Received(2));
        Later(10);
        test.Store.Heartbeats.Beat(ServicePart.Reader);
        test.Store.Heartbeats.Beat(ServicePart.Pipeline);

        Assert.Equal((AlertKind.MailUnread, 2), Assert.Single(Look()) is var alert ? (alert.Kind, alert.Count) : default);
    }

    [Fact]
    public void Pages_LearnWhetherSomebodyIsTold()
    {
        Assert.Equal((null, null), (test.Store.Alerts.HasChannel, test.Store.Alerts.HasOutOfHoursContact));
        test.Store.Alerts.Configured(channel: true, outOfHoursContact: false);
        test.Reopen();
        Assert.Equal((true, false), (test.Store.Alerts.HasChannel, test.Store.Alerts.HasOutOfHoursContact));
    }

    private IReadOnlyList<DueAlert> Look() => test.Store.Alerts.Look(Rules);

    private void Later(int minutes) => test.Time.Now += TimeSpan.FromMinutes(minutes);
}
