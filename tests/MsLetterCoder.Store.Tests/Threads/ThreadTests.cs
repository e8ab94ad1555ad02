using System.Diagnostics;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Threads;

public sealed class ThreadTests : IDisposable
{
    private readonly TestStore test = new();
    private readonly Correspondence mails;

    public ThreadTests() => mails = new Correspondence(test).WithPatients();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Of_FollowsReferencesAcrossRestartsInOrderOfTime()
    {
        long first = mails.File("one", "ann@example.org", [], at: TestStore.Start.AddHours(-3));
        long third = mails.File("three", "ann@example.org", ["one", "two"], at: TestStore.Start.AddHours(-1));
        test.Reopen();
        long second = mails.File("two", "ann@example.org", ["one"], at: TestStore.Start.AddHours(-2));
        mails.File("alone", "ann@example.org", [], at: TestStore.Start.AddHours(-2));
        test.Reopen();

        IReadOnlyList<ThreadEntry> thread = test.Store.Threads.Of(second);

        Assert.Equal([first, second, third], thread.Select(e => e.MessageId!.Value));
        Assert.All(thread, e => Assert.Equal((ThreadDirection.Incoming, "My question"), (e.Direction, e.Subject)));
        Assert.Equal(thread, test.Store.Threads.Of(first));
    }

    [Fact]
    public void Of_AReplyStoredBeforeWhatItAnswersIsLinkedWhenThatComes()
    {
        long reply = mails.File("reply", "x@example.org", ["opening"], at: TestStore.Start.AddHours(-1));
        Assert.Equal([reply], Ids(reply));
        long opening = mails.File("opening", "x@example.org", [], at: TestStore.Start.AddHours(-2));
        Assert.Equal([opening, reply], Ids(reply));
    }

    [Theory]
    [InlineData("mallory@example.org", null, SenderCheck.None, false)]
    [InlineData("mallory@example.org", Correspondence.Ann, SenderCheck.None, true)]
    [InlineData("mallory@example.org", Correspondence.Bob, SenderCheck.None, false)]
    [InlineData("ann@example.org", null, SenderCheck.Pass, true)]
    [InlineData("ann@example.org", null, SenderCheck.Fail, false)]
    [InlineData("mallory@example.org", Correspondence.Ann, SenderCheck.Fail, false)]
    public void Of_LinksNoOtherSendersMailUnlessThePatientIsTheSame(string from, string? nhsNumber, SenderCheck check, bool linked)
    {
        long first = mails.File("one", "ann@example.org", []);
        long other = mails.File("other", from, ["one"], nhsNumber, check);
        Assert.Equal(linked, Ids(first).Contains(other));
    }

    [Fact]
    public void Of_ASubjectAloneNeverLinks()
    {
        long first = mails.File("one", "ann@example.org", [], subject: "BRENDA ON FLOOR");
        long second = mails.File("two", "ann@example.org", [], subject: "BRENDA ON FLOOR");
        Assert.Equal([first], Ids(first));
        Assert.Equal([second], Ids(second));
    }

    [Fact]
    public void Of_TwoPatientsAtOneAddressNeverStandInOneThread()
    {
        long ann = mails.File("ann", "shared@example.org", [], Correspondence.Ann);
        long nobody = mails.File("nobody", "shared@example.org", ["ann"]);
        long bob = mails.File("bob", "shared@example.org", ["ann", "nobody"], Correspondence.Bob);
        Assert.Equal([ann, nobody], Ids(ann));
        Assert.Equal([bob], Ids(bob));
        Assert.Null(test.Store.Messages.Everything(nobody).Documents[0].PatientId);
    }

    [Fact]
    public void Link_LeavesQueueEntryClockAndStateOfEachMessageAlone()
    {
        long first = mails.File("one", "ann@example.org", [], urgency: Urgency.SameDay);
        WorkItem item = test.Store.Messages.Everything(first).WorkItems.Single();
        Assert.True(test.Store.Work.Claim(item.Id, "nurse1"));
        Assert.True(test.Store.Work.Close(item.Id, "nurse1", null));
        WorkItem closed = test.Store.Work.Get(item.Id);
        long second = mails.File("two", "ann@example.org", ["one"], urgency: Urgency.Routine, at: TestStore.Start.AddHours(1));

        WorkItem own = test.Store.Messages.Everything(second).WorkItems.Single();
        Assert.Equal((WorkState.Waiting, Urgency.Routine, (DateTimeOffset?)Sample.DueFrom(TestStore.Start).Routine), (own.State, own.Urgency, own.DueAt));
        Assert.Equal(closed, test.Store.Work.Get(item.Id));
        Assert.Equal([own.Id], test.Store.Work.Open(Desk.Nurse, 10).Select(w => w.Id));
        Assert.Equal(2, Ids(second).Count);
    }

    [Fact]
    public void Before_OffersSenderPatientAndThreadAndNobodyElse()
    {
        long ann = mails.File("one", "ann@example.org", [], text: "First words.");
        long elsewhere = mails.File("two", "other@example.org", [], Correspondence.Ann);
        mails.File("three", "stranger@example.org", []);
        IncomingMessage reply = Sample.Mail("four", "c4", "x", "ann@example.org") with { InReplyTo = ["one"], References = [], Subject = " my QUESTION " };

        EarlierMails before = test.Store.Threads.Before(null, reply, mails.Patient(Correspondence.Ann), SenderCheck.None);

        Assert.Equal(new HashSet<long?> { ann, elsewhere }, before.Mails.Select(m => m.MessageId).ToHashSet());
        Assert.Equal(ann, before.Mails[0].MessageId);
        Assert.Equal(" my QUESTION ", before.RepeatedSubject);
        Assert.Contains("First words.", test.Store.Threads.WordsOf(before.Mails[0]));
        EarlierMails forged = test.Store.Threads.Before(null, reply, null, SenderCheck.Fail);
        Assert.Empty(forged.Mails);
        Assert.Null(forged.RepeatedSubject);
    }

    [Fact]
    public void SentMail_StandsInTheThreadItAnswersAndIsKnownWhereItIsQuoted()
    {
        long question = mails.File("one", "ann@example.org", [], at: TestStore.Start.AddHours(-1));
        long team = test.File(Sample.Received(7), m => m with
        {
            Mail = Sample.Mail("answer", "answer", "Please ring us.", "team@example.org") with { InReplyTo = ["one"], References = [], Recipients = [new EmailAddress(null, "ANN@example.org")], Date = TestStore.Start.AddMinutes(-20) },
            FromTeam = true,
            Documents = [Sample.Body(Sample.Other(), "Please ring us.")],
        }).MessageId;
        long thanks = mails.File("two", "ann@example.org", ["answer"], at: TestStore.Start.AddMinutes(-10));

        IReadOnlyList<ThreadEntry> thread = test.Store.Threads.Of(thanks);

        Assert.Equal([(thanks, ThreadDirection.Incoming), (team, ThreadDirection.Outgoing)], thread.OrderByDescending(e => e.At).Take(2).Select(e => (e.MessageId!.Value, e.Direction)));
        IncomingMessage next = Sample.Mail("three", "c3", "x", "ann@example.org") with { InReplyTo = ["answer"], References = [] };
        EarlierMails before = test.Store.Threads.Before(null, next, mails.Patient(Correspondence.Ann), SenderCheck.None);
        Assert.Contains(before.Mails, m => m.SentMailId is not null && test.Store.Threads.WordsOf(m).Contains("Please ring us."));
        EarlierMails stranger = test.Store.Threads.Before(null, next with { From = new EmailAddress(null, "mallory@example.org") }, null, SenderCheck.None);
        Assert.Empty(stranger.Mails);
        Assert.NotEqual(question, thanks);
    }

    [Fact]
    public void File_AThreadOfTwoHundredIsLinkedInProportion()
    {
        const int count = 200;
        var names = new List<string>();
        var clock = Stopwatch.StartNew();
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            last = mails.File($"m{i}", "ann@example.org", [.. names], at: TestStore.Start.AddMinutes(i - count));
            names.Add($"m{i}");
        }

        Assert.Equal(count, test.Store.Threads.Of(last).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
        long before = Environment.TickCount64;
        test.Store.Threads.Before(null, Sample.Mail("next", "next", "x", "ann@example.org") with { References = names }, mails.Patient(Correspondence.Ann), SenderCheck.None);
        Assert.True(Environment.TickCount64 - before < 5_000);
    }

    private List<long> Ids(long messageId) => [.. test.Store.Threads.Of(messageId).Select(e => e.MessageId!.Value)];
}
