using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Tests.Filing;

/// <summary>What a message says beyond its urgency: written, read back, and in force.</summary>
public sealed class MessageFactTests : IDisposable
{
    private const string Ann = "ann@example.org";

    private static readonly DateOnly Tomorrow = DateOnly.FromDateTime(TestStore.Start.UtcDateTime).AddDays(1);

    private static readonly MessageFacts Facts = new()
    {
        ContactRestrictions = [new SaidWords(new TextSpan(1, 5), TextField.Subject), new SaidWords(new TextSpan(3, 9), TextField.Text)],
        Events =
        [
            new MessageEvent { Kind = EventKind.Journey, Day = Tomorrow, InDays = 1, Span = new TextSpan(2, 8), In = TextField.Text },
            new MessageEvent { Kind = EventKind.Procedure, Span = new TextSpan(4, 7), In = TextField.Subject },
        ],
        RelapseQuestions =
        [
            new RelapseQuestion(RelapseTopic.OverOneDay, SaidAnswer.Yes, new SaidWords(new TextSpan(5, 6), TextField.Text)),
            new RelapseQuestion(RelapseTopic.Fever, SaidAnswer.NotSaid, null),
            new RelapseQuestion(RelapseTopic.Heat, SaidAnswer.No, new SaidWords(new TextSpan(6, 7), TextField.Subject)),
        ],
        Language = "pl",
    };

    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void File_ReadsTheFactsBackAsWritten()
    {
        (long id, _) = File(1, Ann, Facts);
        Assert.Equal(Sample.Json(Facts), Sample.Json(test.Store.Messages.Everything(id).Documents.Single().Analysis.Triage!.Facts));
    }

    [Fact]
    public void File_PlacesARestrictionOnThePatient()
    {
        test.Store.Patients.Import(new StringReader($"nhs_number,addresses\n9990000018,{Ann};ann@work.example\n9990000026,bob@example.org\n"), "admin");
        long ann = test.Store.Patients.FindByAddress(Ann)!.Id;
        (long id, FilingOutcome outcome) = File(1, Ann, Facts);
        (long later, _) = File(2, "ann@work.example", MessageFacts.None);
        (long other, _) = File(3, "bob@example.org", MessageFacts.None);

        IReadOnlyList<ContactRestriction> placed = test.Store.Restrictions.Concerning(messageId: id);
        Assert.Equal([(ann, outcome.Documents[0], new TextSpan(1, 5), TextField.Subject), (ann, outcome.Documents[0], new TextSpan(3, 9), TextField.Text)],
            placed.Select(r => (r.PatientId!.Value, r.DocumentId, r.Span, r.In)));
        Assert.Equal(placed, test.Store.Restrictions.Concerning(messageId: later));
        Assert.Equal(placed, test.Store.Restrictions.Concerning(patientId: ann));
        Assert.Equal(placed, test.Store.Restrictions.Concerning(address: "ANN@work.example"));
        Assert.Equal(placed, test.Store.Patients.Get(ann).Restrictions);
        Assert.Empty(test.Store.Restrictions.Concerning(messageId: other));
        Assert.Empty(test.Store.Restrictions.Concerning(address: "bob@example.org"));
        Assert.Empty(test.Store.Restrictions.Concerning());
    }

    [Fact]
    public void File_PlacesARestrictionOnAnUnknownSender()
    {
        (long id, _) = File(1, "stranger@example.org", Facts);
        (long later, _) = File(2, "Stranger@Example.org", MessageFacts.None);

        IReadOnlyList<ContactRestriction> placed = test.Store.Restrictions.Concerning(messageId: later);
        Assert.Equal(2, placed.Count);
        Assert.All(placed, r => Assert.Null(r.PatientId));
        Assert.Equal(placed, test.Store.Restrictions.Concerning(messageId: id));
        Assert.Equal(placed, test.Store.Restrictions.Concerning(address: "stranger@example.org"));

        // The address turns out to be a patient's.
        test.Store.Patients.Import(new StringReader("nhs_number,addresses\n9990000018,stranger@example.org\n"), "admin");
        Assert.Equal(placed, test.Store.Restrictions.Concerning(patientId: test.Store.Patients.FindByAddress("stranger@example.org")!.Id));
    }

    [Fact]
    public void Restriction_FoundInAMessageStaysUntilAPersonLiftsIt()
    {
        (long id, _) = File(1, Ann, Facts);
        foreach (ContactRestriction restriction in test.Store.Restrictions.Concerning(messageId: id))
        {
            Assert.True(test.Store.Restrictions.Lift(restriction.Id, "nurse1"));
        }

        Assert.Empty(test.Store.Restrictions.Concerning(messageId: id));
        Assert.Equal(2, test.Store.Audit.Read(0, 100).Count(e => e.Action == AuditAction.RestrictionPlaced && e.Actor == "worker"));
    }

    [Fact]
    public void File_SetsTheLimitBeforeAnEvent()
    {
        DateTimeOffset before = TestStore.Start.AddHours(3);
        using var team = new TestStore { Options = new StoreOptions { Path = test.Options.Path + "2", Key = test.Options.Key, AuditAnchorFolder = test.Options.AuditAnchorFolder, Time = test.Time, DueFrom = start => Sample.DueFrom(start) with { Before = day => day == Tomorrow ? before : DateTimeOffset.MaxValue } } };
        FilingOutcome outcome = team.File(Sample.Received(1), m => m with { Documents = [Sample.Body(With(Facts))] }).Outcome;
        long item = outcome.WorkItems.Single();
        Assert.Equal(before, team.Store.Work.Get(item).DueAt);

        // A nurse's new grade keeps the event in mind.
        team.Store.Work.Regrade(item, Urgency.Routine, "nurse1", null);
        Assert.Equal(before, team.Store.Work.Get(item).DueAt);
        team.Store.Work.Regrade(item, Urgency.Emergency, "nurse1", null);
        Assert.Equal(Sample.Due.Emergency, team.Store.Work.Get(item).DueAt);
    }

    [Fact]
    public void LastDoses_FollowTheLatestLetter()
    {
        Letter(1, new DateOnly(2024, 5, 1), ["natalizumab"], []);
        Letter(2, new DateOnly(2026, 2, 1), ["ocrelizumab"], new() { ["natalizumab"] = new DateOnly(2025, 12, 31) });
        Letter(3, new DateOnly(2025, 2, 1), ["natalizumab"], []);
        Patient patient = test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!;

        Assert.Equal(["ocrelizumab"], patient.Drugs);
        Assert.Equal(KeyValuePair.Create("natalizumab", new DateOnly(2025, 12, 31)), test.Store.Patients.LastDoses([patient.Id]).Single());
    }

    private void Letter(long uid, DateOnly clinic, string[] drugs, Dictionary<string, DateOnly> lastDoses)
    {
        DocumentAnalysis letter = Sample.Letter();
        letter = letter with { Facts = letter.Facts with { ClinicDate = clinic } };
        test.File(Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}"), Documents = [Sample.Attachment("2", letter) with { PatientDrugs = drugs, PatientLastDoses = lastDoses }] });
    }

    private (long Id, FilingOutcome Outcome) File(long uid, string from, MessageFacts facts) =>
        test.File(Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}", from), Documents = [Sample.Body(With(facts))] });

    private static DocumentAnalysis With(MessageFacts facts)
    {
        DocumentAnalysis message = Sample.Message(Urgency.Routine);
        return message with { Triage = message.Triage! with { Facts = facts } };
    }
}
