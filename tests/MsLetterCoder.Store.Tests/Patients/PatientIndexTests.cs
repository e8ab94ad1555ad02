using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.Store.Tests.Patients;

public sealed class PatientIndexTests : IDisposable
{
    private const string List =
        """
        addresses,nhs_number,date_of_birth,names
        Ann@Example.org; shared@example.org,999 000 0018,1984-03-12,"Smith, Ann; Ann O'Neill"
        bob@example.org;shared@example.org,9990000026,,Bob Smith
        """;

    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Import_ReadsBackAsWritten()
    {
        PatientImport import = test.Store.Patients.Import(new StringReader(List), "admin");
        Assert.Equal((2, 0, 0), (import.Added, import.Changed, import.Problems.Count));
        Patient ann = test.Store.Patients.FindByNhsNumber("999 000 0018")!;
        Assert.Equal(("9990000018", new DateOnly(1984, 3, 12), PatientSource.Import, TestStore.Start), (ann.NhsNumber, ann.DateOfBirth!.Value, ann.Source, ann.CreatedAt));
        Assert.Equal(["Smith, Ann", "Ann O'Neill"], ann.Names);
        Assert.Equal(["Ann@Example.org", "shared@example.org"], ann.Addresses);
        Assert.Null(test.Store.Patients.FindByNhsNumber("9990000026")!.DateOfBirth);
        Assert.Null(test.Store.Patients.FindByNhsNumber("9990000034"));
    }

    [Fact]
    public void Import_AgainChangesNothing()
    {
        test.Store.Patients.Import(new StringReader(List), "admin");
        PatientImport again = test.Store.Patients.Import(new StringReader(List), "admin");
        Assert.Equal((0, 0), (again.Added, again.Changed));
        PatientImport more = test.Store.Patients.Import(new StringReader("nhs_number,names,date_of_birth\n9990000026,Robert Smith,1970-01-02\n9990000018,,1999-09-09\n"), "admin");
        Assert.Equal((0, 1), (more.Added, more.Changed));
        Assert.Equal(new DateOnly(1970, 1, 2), test.Store.Patients.FindByNhsNumber("9990000026")!.DateOfBirth);
        Assert.Equal(new DateOnly(1984, 3, 12), test.Store.Patients.FindByNhsNumber("9990000018")!.DateOfBirth);
    }

    [Fact]
    public void Import_LeavesOutLinesWithAnErrorAndNamesThem()
    {
        const string list = "nhs_number,names,date_of_birth,addresses\r\n9990000019,\"Secret\nName\",,\r\n9990000018,A,12/03/1984,\r\n\r\n9990000018,A,,nowhere\r\n9990000018,A\r\n9990000018,Ann,,\r\n";
        PatientImport import = test.Store.Patients.Import(new StringReader(list), "admin");
        Assert.Equal(1, import.Added);
        Assert.Equal([2, 4, 6, 7], import.Problems.Select(p => p.Line));
        Assert.Contains("nhs_number", import.Problems[0].Words, StringComparison.Ordinal);
        Assert.Contains("date_of_birth", import.Problems[1].Words, StringComparison.Ordinal);
        Assert.Contains("addresses", import.Problems[2].Words, StringComparison.Ordinal);
        Assert.Contains("2 fields", import.Problems[3].Words, StringComparison.Ordinal);
        Assert.All(import.Problems, p => Assert.DoesNotContain("Secret", p.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("names\nAnn\n")]
    [InlineData("nhs_number,postcode\n")]
    [InlineData("nhs_number,nhs_number\n")]
    public void Import_RefusesAListWithoutItsColumns(string list) =>
        Assert.Contains("nhs_number", Assert.Throws<StoreException>(() => test.Store.Patients.Import(new StringReader(list), "admin")).Message, StringComparison.Ordinal);

    [Fact]
    public void FindByAddress_NeverIdentifiesByASharedAddress()
    {
        test.Store.Patients.Import(new StringReader(List), "admin");
        Assert.Equal("9990000018", test.Store.Patients.FindByAddress("ANN@example.org")!.NhsNumber);
        Assert.Null(test.Store.Patients.FindByAddress("shared@example.org"));
        Assert.Null(test.Store.Patients.FindByAddress("nobody@example.org"));
    }

    [Theory]
    [InlineData("smith ann", "9990000018")]
    [InlineData("Mrs ONEILL", "9990000018")]
    [InlineData("Smith", "9990000018,9990000026")]
    [InlineData("Bob O'Neill", "")]
    [InlineData("Smith O'Neill", "")]
    [InlineData("Mr", "")]
    public void FindByName_FindsByEachPart(string name, string numbers)
    {
        test.Store.Patients.Import(new StringReader(List), "admin");
        Assert.Equal(numbers, string.Join(',', test.Store.Patients.FindByName(name, 10).Select(p => p.NhsNumber)));
    }

    [Fact]
    public void File_MakesAPatientOfALetterAndKnowsTheDrugs()
    {
        (long id, _) = test.File(
            Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other()), Sample.Attachment("2", Sample.Letter()), Sample.Attachment("3", Sample.Letter())] });
        Patient patient = test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!;
        Assert.Equal((PatientSource.Letter, new DateOnly(1984, 3, 12)), (patient.Source, patient.DateOfBirth!.Value));
        Assert.Equal(["Mrs Zoë Marktestpatient-Smith"], patient.Names);
        Assert.Equal(["natalizumab"], patient.Drugs);
        Assert.Equal(["natalizumab"], test.Store.Patients.KnownDrugs([patient.Id]));
        Assert.Empty(test.Store.Patients.KnownDrugs([patient.Id + 1]));
        Assert.Equal(patient.Id, test.Store.Patients.FindByName("Zoe Smith", 5).Single().Id);
        Assert.Equal(
            [(null, null), (patient.Id, PatientBasis.NhsNumber), ((long?)patient.Id, (PatientBasis?)PatientBasis.NhsNumber)],
            test.Store.Messages.Everything(id).Documents.Select(d => (d.PatientId, d.PatientBasis)));
    }

    [Fact]
    public void File_TiesAMessageToThePatientOfItsAddress()
    {
        test.Store.Patients.Import(new StringReader(List), "admin");
        Assert.Equal((test.Store.Patients.FindByAddress("ann@example.org")!.Id, PatientBasis.Address), FileMessage(1, "ann@example.org", null));
        Assert.Equal((null, null), FileMessage(2, "shared@example.org", null));
        Assert.Equal((test.Store.Patients.FindByNhsNumber("9990000026")!.Id, PatientBasis.NhsNumber), FileMessage(3, "practice@example.org", "9990000026"));
        Assert.Equal((null, null), FileMessage(5, "ann@example.org", "9990000026"));
        Assert.Equal((null, null), FileMessage(4, "ann@example.org", "9990000034"));
        Assert.Null(test.Store.Patients.FindByNhsNumber("9990000034"));
    }

    [Fact]
    public void File_MakesNoPatientOfALetterOfUnsureKind()
    {
        test.File(Sample.Received(1), m => m with { Documents = [Sample.Attachment("2", Sample.Letter() with { KindUnsure = true })] });
        Assert.Null(test.Store.Patients.FindByNhsNumber(Sample.NhsNumber));
    }

    [Fact]
    public void Restriction_StaysUntilAPersonLiftsIt()
    {
        (_, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Attachment("2", Sample.Letter())] });
        long patient = test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        Assert.NotNull(test.Store.Restrictions.Place(outcome.Documents[0], new TextSpan(3, 9), TextField.Text, "nurse1"));
        Assert.Null(test.Store.Restrictions.Place(outcome.Documents[0], new TextSpan(3, 9), TextField.Text, "nurse1"));
        ContactRestriction restriction = test.Store.Patients.Get(patient).Restrictions.Single();
        Assert.Equal(
            new ContactRestriction { Id = restriction.Id, PatientId = patient, DocumentId = outcome.Documents[0], Span = new TextSpan(3, 9), In = TextField.Text, PlacedAt = TestStore.Start }, restriction);
        Assert.Equal([restriction], test.Store.Restrictions.InForce());
        Assert.Throws<StoreException>(() => test.Store.Restrictions.Place(outcome.Documents[0], new TextSpan(3, 9_999), TextField.Text, "nurse1"));
        Assert.Throws<StoreException>(() => test.Store.Restrictions.Place(99, new TextSpan(3, 9), TextField.Text, "nurse1"));
        Assert.True(test.Store.Restrictions.Lift(restriction.Id, "nurse1"));
        Assert.False(test.Store.Restrictions.Lift(restriction.Id, "nurse1"));
        Assert.Empty(test.Store.Patients.Get(patient).Restrictions);
    }

    private (long? PatientId, PatientBasis? Basis) FileMessage(long uid, string from, string? nhsNumber)
    {
        var analysis = Sample.Message(Urgency.Soon);
        analysis = analysis with { Facts = analysis.Facts with { NhsNumber = nhsNumber } };
        (long id, _) = test.File(Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}", from), Documents = [Sample.Body(analysis)] });
        DocumentRecord document = test.Store.Messages.Everything(id).Documents.Single();
        return (document.PatientId, document.PatientBasis);
    }
}
