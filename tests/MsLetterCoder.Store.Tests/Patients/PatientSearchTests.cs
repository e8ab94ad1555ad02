using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Patients;

public sealed class PatientSearchTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    public PatientSearchTests()
    {
        using var csv = new StringReader("nhs_number,names,date_of_birth\n9990000018,Zoë O'Marktest-Smith;Z Smith,1984-03-12\n9990000026,Ann Smith,1984-03-12\n9990000034,Ann Jones,\n");
        Assert.Empty(test.Store.Patients.Import(csv, "setup").Problems);
    }

    [Theory]
    [InlineData("999 000 0018", null, null, "9990000018")]
    [InlineData(null, "smith", null, "9990000018 9990000026")]
    [InlineData(null, "mrs SMITH zoe", null, "9990000018")]
    [InlineData(null, "smit", null, "")]
    [InlineData(null, null, "1984-03-12", "9990000018 9990000026")]
    [InlineData(null, "Ann", "1984-03-12", "9990000026")]
    [InlineData("9990000018", "Ann", null, "")]
    [InlineData(null, "%", null, "")]
    [InlineData(null, "' OR 1=1 --", null, "")]
    public void Search_FindsWhomAllOfItFits(string? number, string? name, string? born, string expected) =>
        Assert.Equal(expected, string.Join(' ', Find(number, name, born)));

    [Fact]
    public void Search_FindsPatientsWhomAnOlderProgramStored()
    {
        test.Tamper("UPDATE patient SET birth_hash = NULL");
        Assert.Equal(2, Find(null, null, "1984-03-12").Count);
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM patient WHERE date_of_birth IS NOT NULL AND birth_hash IS NULL"));
    }

    [Fact]
    public void Search_IsAuditedWithoutItsWords()
    {
        Find("9990000018", "Smith", null);
        Find(null, "Nobodymarktest", null);
        List<AuditEntry> entries = [.. test.Store.Audit.Read(0, 100).Where(e => e.Action == AuditAction.PatientsSearched)];
        Assert.Equal(["by=nhs_number,name;found=1", "by=name;found=0"], entries.Select(e => e.Detail));
        Assert.Equal(test.Store.Patients.FindByNhsNumber("9990000018")!.Id, entries[0].EntityId);
        Assert.All(entries, e => Assert.Equal("nina", e.Actor));
    }

    [Fact]
    public void Documents_AreThePatientsOwnWithTheirPlaceInAQueue()
    {
        long letter = test.File(Sample.Received(1), m => m with { Documents = [Sample.Attachment("2", Sample.Letter())] }).Outcome.WorkItems.Single();
        test.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "c2"), Documents = [Sample.Body(Sample.Message())] });
        long patient = test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        PatientDocument only = Assert.Single(test.Store.Patients.Documents(patient, 10));
        Assert.Equal((DocumentKind.ClinicLetter, letter, Desk.Coder, WorkState.Waiting, new DateOnly(2026, 2, 27)), (only.Kind, only.ItemId, only.Queue, only.State, only.ClinicDate));
    }

    [Fact]
    public void Look_IsAuditedForEachPatientAndLeavesOutWhoIsNot()
    {
        Assert.Equal(2, test.Store.Patients.Look([1, 2, 2, 99], "nina").Count);
        Assert.Equal([1L, 2L], test.Store.Audit.Read(0, 100).Where(e => e.Action == AuditAction.RecordViewed && e.Entity == "patient").Select(e => e.EntityId!.Value));
    }

    private List<string> Find(string? number, string? name, string? born) =>
        [.. test.Store.Patients.Search(new PatientSearch(number, name, born is null ? null : DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)), "nina", 20).Select(p => p.NhsNumber)];
}
