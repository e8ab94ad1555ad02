using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Erasure;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Tests.Threads;

namespace MsLetterCoder.Store.Tests.Erasure;

public sealed class RetentionTests : IDisposable
{
    private static readonly RetentionRules Rules = new(24, 18, 12, 36);

    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Rules_CountFromTheLastThingDoneAndLeaveOpenWorkAlone()
    {
        long letter = File(1, Sample.PlainLetter()).Message;
        (long message, long item) = File(2, Sample.Message(Urgency.Soon));
        long open = File(3, Sample.Message(Urgency.Soon)).Message;
        long other = File(4, Sample.Other()).Message;
        test.Time.Now = TestStore.Start.AddMonths(1);
        test.Store.Work.Claim(item, "nurse1");
        test.Store.Work.Close(item, "nurse1", null);

        Assert.Equal("   ", After(12, days: -1));
        Assert.Equal($"  {other} ", After(12));
        Assert.Equal($"  {other} ", After(18));
        Assert.Equal($" {message} {other} ", After(19));
        // The letter's work is open: nobody has coded it.
        Assert.Equal($" {message} {other} ", After(40));
        test.Tamper($"UPDATE work_item SET state = 'signed_off', state_at = '2026-05-01T00:00:00.000Z' WHERE message_id = {letter}");
        Assert.Equal($"{letter} {message} {other} ", After(40));
        Assert.Empty(test.Store.Erasures.OfRetention(new RetentionRules(null, null, null, null)).Letters);
        Assert.Equal(4L, test.Tamper("SELECT count(*) FROM message"));

        RetentionScope gone = test.Store.Erasures.ApplyRetention(Rules, "admin");

        Assert.Equal([letter, message, other], gone.Letters.Concat(gone.Messages).Concat(gone.Others));
        // The letter's patient has nothing left.
        Assert.Single(gone.Patients);
        Assert.Equal(open, test.Tamper("SELECT group_concat(id) FROM message") is string left ? long.Parse(left, null) : 0);
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM patient"));
        Assert.True(test.Store.Erasures.Clean());
        Assert.All(test.Store.Audit.Search(null, AuditAction.MessageErased, null, null, null, 10), row => Assert.Equal(("admin", "reason=retention_ended"), (row.Actor, row.Detail)));
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void AContactRestrictionInForce_HoldsItsMail()
    {
        (long message, long item) = File(2, Sample.Message(Urgency.Soon));
        test.Store.Work.Claim(item, "nurse1");
        test.Store.Work.Close(item, "nurse1", null);
        long restriction = test.Store.Restrictions.Place(test.Store.Messages.Everything(message).Documents[0].Id, new TextSpan(0, 3), TextField.Text, "nurse1")!.Value;
        test.Time.Now = TestStore.Start.AddMonths(60);

        RetentionScope scope = test.Store.Erasures.ApplyRetention(Rules, "admin");

        Assert.Equal((0, 1), (scope.Messages.Count, scope.Held));
        Assert.NotNull(test.Store.Messages.Everything(message).Subject);
        test.Store.Restrictions.Lift(restriction, "nurse1");
        Assert.Equal([message], test.Store.Erasures.ApplyRetention(Rules, "admin").Messages);
    }

    [Fact]
    public void SecondDeliveriesAndPatientsFollow()
    {
        Correspondence mail = new Correspondence(test).WithPatients();
        long first = mail.File("a@example.org", "ann@example.org", []);
        mail.File("a@example.org", "ann@example.org", []);
        test.Tamper("UPDATE work_item SET state = 'closed'");
        test.Time.Now = TestStore.Start.AddMonths(35);
        Assert.Equal([first], test.Store.Erasures.ApplyRetention(Rules, "admin").Messages);
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM message"));
        Assert.Equal(2L, test.Tamper("SELECT count(*) FROM patient"));
        test.Time.Now = TestStore.Start.AddMonths(36);
        Assert.Equal(2, test.Store.Erasures.ApplyRetention(Rules, "admin").Patients.Count);
    }

    private string After(int months, int days = 0)
    {
        test.Time.Now = TestStore.Start.AddMonths(months).AddDays(days);
        RetentionScope scope = test.Store.Erasures.OfRetention(Rules);
        return string.Join(' ', new[] { scope.Letters, scope.Messages, scope.Others, scope.Patients }.Select(ids => string.Join(',', ids)));
    }

    private (long Message, long Item) File(long uid, Clinical.DocumentAnalysis analysis)
    {
        (long id, FilingOutcome outcome) = test.File(Sample.Received(uid), m => m with { Mail = Sample.Mail($"r{uid}@example.org", $"r{uid}", $"Words {uid}"), Documents = [Sample.Body(analysis, $"Words {uid}")] });
        return (id, outcome.WorkItems.Count > 0 ? outcome.WorkItems[0] : 0);
    }
}
