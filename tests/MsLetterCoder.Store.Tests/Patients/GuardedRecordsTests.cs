using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Tests.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Patients;

/// <summary>Records of people whom the team knows.</summary>
public sealed class GuardedRecordsTests : IDisposable
{
    private readonly TestStore test = new();
    private readonly Correspondence mail;

    public GuardedRecordsTests() => mail = new Correspondence(test).WithPatients();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Guard_ReachesEveryMailThatMayHoldTheirWords()
    {
        long ann = mail.Patient(Correspondence.Ann);
        long hers = mail.File("a@example.org", "ann@example.org", []);
        long forged = mail.File("b@example.org", "ann@example.org", [], check: SenderCheck.Fail);
        long shared = mail.File("c@example.org", "shared@example.org", []);
        long answer = mail.File("d@example.org", "ann@example.org", ["a@example.org"]);
        long other = mail.File("e@example.org", "somebody@example.org", []);
        Assert.Empty(test.Store.Guarded.Of(hers));

        Assert.True(test.Store.Guarded.Guard(ann, "Marktestreason", "nurse1"));
        Assert.False(test.Store.Guarded.Guard(ann, "again", "nurse1"));

        Assert.All(new[] { hers, forged, shared, answer }, id => Assert.Equal([ann], test.Store.Guarded.Of(id)));
        Assert.Empty(test.Store.Guarded.Of(other));
        Assert.Equal(new GuardedRecord(ann, "Marktestreason", TestStore.Start, "nurse1", 0), Assert.Single(test.Store.Guarded.InForce()));
        Assert.True(test.Store.Guarded.Lift(ann, "admin"));
        Assert.False(test.Store.Guarded.Lift(ann, "admin"));
        Assert.Empty(test.Store.Guarded.Of(hers));
        Assert.Equal([AuditAction.RecordGuardLifted, AuditAction.RecordGuarded], test.Store.Audit.Search(null, null, "patient", ann, null, 10).Select(e => e.Action));
    }

    [Fact]
    public void Open_IsForOnePersonForAnHourWithAReasonThatIsKept()
    {
        long ann = mail.Patient(Correspondence.Ann);
        long message = mail.File("a@example.org", "ann@example.org", []);
        Assert.True(test.Store.Guarded.IsOpen(message, "nurse1"));
        test.Store.Guarded.Guard(ann, "a colleague", "admin");
        Assert.False(test.Store.Guarded.IsOpen(message, "nurse1"));

        test.Store.Guarded.Open(message, "nurse1", "Marktestreason");

        Assert.True(test.Store.Guarded.IsOpen(message, "nurse1"));
        Assert.False(test.Store.Guarded.IsOpen(message, "nurse2"));
        Assert.Equal(("nurse1", TestStore.Start, "Marktestreason"), Assert.Single(test.Store.Guarded.Openings(ann)));
        AuditEntry row = Assert.Single(test.Store.Audit.Search("nurse1", AuditAction.GuardedRecordOpened, "patient", ann, null, 10));
        Assert.Equal($"message={message};opening=1", row.Detail);
        test.Time.Now += GuardedRecords.OpenFor;
        Assert.False(test.Store.Guarded.IsOpen(message, "nurse1"));
        Assert.Throws<ArgumentException>(() => test.Store.Guarded.Open(message, "nurse1", " "));
        test.Close();
        Assert.True(File.ReadAllBytes(test.Options.Path).AsSpan().IndexOf("Marktestreason"u8) < 0);
    }

    [Fact]
    public void Queues_ShowNeitherNameNorWords()
    {
        mail.File("a@example.org", "ann@example.org", [], text: "Marktestwords about me.", shape: a => a with { Triage = Sample.Message(Urgency.Emergency, "stroke_signs").Triage });
        test.File(Sample.Received(1), m => m with { Mail = Sample.Mail("l@example.org", "l", "Letter", "clinic@example.org"), Documents = [Sample.Body(Sample.PlainLetter())] });
        NurseRow open = test.Store.Nurses.Rows(new NurseFilter(), "nina", 10).Single();
        Assert.Equal(("Ann Marktestone", false), (open.Patient, open.Guarded));
        Assert.Contains("Markt", open.Flags[0].Words, StringComparison.Ordinal);

        test.Store.Guarded.Guard(mail.Patient(Correspondence.Ann), "a colleague", "admin");

        NurseRow row = test.Store.Nurses.Rows(new NurseFilter(), "nina", 10).Single();
        Assert.Equal((null, null, true, ("stroke_signs", "")), (row.Patient, row.Sender, row.Guarded, row.Flags.Single()));
        LetterRow letter = test.Store.Letters.Rows(new LetterFilter(), "ada", 10).Single();
        Assert.Equal((null, null, null, true), (letter.Patient, letter.Sender, letter.Clinic, letter.Guarded));
    }
}
