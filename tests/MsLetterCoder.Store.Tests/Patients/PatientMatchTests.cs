using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Tests.Threads;

namespace MsLetterCoder.Store.Tests.Patients;

public sealed class PatientMatchTests : IDisposable
{
    private static readonly DateOnly AnnsBirth = new(1984, 3, 12);
    private readonly TestStore test = new();
    private readonly Correspondence mails;

    public PatientMatchTests() => mails = new Correspondence(test).WithPatients();

    public void Dispose() => test.Dispose();

    public static TheoryData<PatientEvidence, MatchStatus, string?, string, string> Cases => new()
    {
        { new() { NhsNumber = Correspondence.Ann }, MatchStatus.Confirmed, Correspondence.Ann, "nhs_number", "" },
        { new() { Address = "ANN@example.org" }, MatchStatus.Confirmed, Correspondence.Ann, "address", "" },
        { new() { NhsNumber = Correspondence.Ann, Address = "ann@example.org" }, MatchStatus.Confirmed, Correspondence.Ann, "nhs_number address", "" },
        { new() { NhsNumber = Correspondence.Bob, Address = "shared@example.org" }, MatchStatus.Confirmed, Correspondence.Bob, "nhs_number", "" },
        { new() { NhsNumber = Correspondence.Bob, Address = "ann@example.org" }, MatchStatus.Unconfirmed, Correspondence.Bob, "nhs_number", "address_of_other" },
        { new() { NhsNumber = "9990000034", Address = "ann@example.org" }, MatchStatus.Unconfirmed, Correspondence.Ann, "address", "unknown_nhs_number" },
        { new() { Address = "shared@example.org" }, MatchStatus.Unverified, null, "", "shared_address" },
        { new() { Address = "nobody@example.org" }, MatchStatus.Unverified, null, "", "" },
        { new() { NhsNumber = Correspondence.Ann, DateOfBirth = new(1990, 1, 1) }, MatchStatus.Unconfirmed, Correspondence.Ann, "nhs_number", "other_birth" },
        { new() { NhsNumber = Correspondence.Ann, DateOfBirth = AnnsBirth, Names = ["Ms Zed Other"], NamesAreThePatients = true }, MatchStatus.Confirmed, Correspondence.Ann, "nhs_number", "" },
        { new() { NhsNumber = Correspondence.Ann, Names = ["Ms Zed Other"], NamesAreThePatients = true }, MatchStatus.Unconfirmed, Correspondence.Ann, "nhs_number", "other_name" },
        { new() { NhsNumber = Correspondence.Ann, Names = ["Ms Ann Married"], NamesAreThePatients = true }, MatchStatus.Confirmed, Correspondence.Ann, "nhs_number", "" },
        { new() { DateOfBirth = AnnsBirth, Names = ["My name is Ann Marktestone, born"] }, MatchStatus.Unconfirmed, Correspondence.Ann, "name_and_birth", "" },
        { new() { DateOfBirth = AnnsBirth, Names = ["Ann"] }, MatchStatus.Unverified, null, "", "" },
        { new() { DateOfBirth = new(1979, 11, 2), Names = ["Ann Marktestone"] }, MatchStatus.Unverified, null, "", "" },
        { new() { DateOfBirth = AnnsBirth, Names = ["Ann Marktestone"], Address = "ann@example.org" }, MatchStatus.Confirmed, Correspondence.Ann, "address name_and_birth", "" },
        { new() { Address = "ann@example.org", Check = SenderCheck.Fail }, MatchStatus.Unconfirmed, Correspondence.Ann, "address", "sender_failed" },
        { new() { Address = "ann@example.org", Check = SenderCheck.Pass }, MatchStatus.Confirmed, Correspondence.Ann, "address", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Match_WeighsWhatSpeaksForAndAgainst(PatientEvidence evidence, MatchStatus status, string? patient, string reasons, string against)
    {
        PatientMatch match = test.Store.Patients.Match(evidence);
        Assert.Equal((status, patient is null ? null : (long?)mails.Patient(patient)), (match.Status, match.PatientId));
        Assert.Equal((reasons, against), (string.Join(' ', match.Evidence.Select(e => Labels.Of(e))), string.Join(' ', match.Contradictions.Select(c => Labels.Of(c)))));
        Assert.Equal(status == MatchStatus.Confirmed, match.Score.Value >= 0.8 && match.Contradictions.Count == 0);
        Assert.Equal(patient is null, match.Score.Value == 0);
    }

    [Fact]
    public void Match_MoreEvidenceScoresHigherAndAContradictionLower()
    {
        double Score(PatientEvidence evidence) => test.Store.Patients.Match(evidence).Score.Value;
        Assert.Equal(0.985, Score(new() { NhsNumber = Correspondence.Ann, Address = "ann@example.org" }), 6);
        Assert.Equal(0.9, Score(new() { NhsNumber = Correspondence.Ann }), 6);
        Assert.Equal(0.45, Score(new() { NhsNumber = Correspondence.Ann, Check = SenderCheck.Fail }), 6);
    }

    [Fact]
    public void Match_OfAnUnsureSenderNamesAllWhoseItMayBe()
    {
        Assert.Equal([mails.Patient(Correspondence.Ann), mails.Patient(Correspondence.Bob)], test.Store.Patients.Match(new() { Address = "shared@example.org" }).Possible);
        Assert.Equal([mails.Patient(Correspondence.Bob), mails.Patient(Correspondence.Ann)], test.Store.Patients.Match(new() { NhsNumber = Correspondence.Bob, Address = "ann@example.org" }).Possible);
        Assert.Empty(test.Store.Patients.Match(new() { Address = "ann@example.org" }).Possible);
    }

    [Fact]
    public void File_KeepsTheMatchAndPutsNothingUnsureIntoARecord()
    {
        long sure = mails.File("one", "ann@example.org", [], check: SenderCheck.Pass);
        long failed = mails.File("two", "ann@example.org", [], check: SenderCheck.Fail);
        long stranger = mails.File("three", "new@example.org", []);

        DocumentMatch match = test.Store.Patients.MatchesOf(sure).Single();
        Assert.Equal((MatchStatus.Confirmed, "worker", TestStore.Start), (match.Match.Status, match.By, match.At));
        Assert.Equal([MatchEvidence.Address], match.Match.Evidence);
        Assert.Equal((MatchStatus.Unconfirmed, (long?)mails.Patient(Correspondence.Ann)), (test.Store.Patients.MatchesOf(failed).Single().Match.Status, test.Store.Patients.MatchesOf(failed).Single().Match.PatientId));
        Assert.Equal(MatchStatus.Unverified, test.Store.Patients.MatchesOf(stranger).Single().Match.Status);
        Assert.Equal([mails.Patient(Correspondence.Ann), null, null], new[] { sure, failed, stranger }.Select(id => test.Store.Messages.Everything(id).Documents.Single().PatientId));
        Assert.Equal([SenderCheck.Pass, SenderCheck.Fail, SenderCheck.None], new[] { sure, failed, stranger }.Select(id => test.Store.Messages.Everything(id).SenderCheck));
    }

    [Fact]
    public void File_ALetterOfAFailingSenderMakesNoPatientAndTellsNoDrug()
    {
        test.File(Sample.Received(1), m => m with { Check = SenderCheck.Fail, Documents = [Sample.Attachment("2", Sample.Letter("9990000034"))] });
        Assert.Null(test.Store.Patients.FindByNhsNumber("9990000034"));
        test.File(Sample.Received(2), m => m with { Mail = Sample.Mail("x", "x", "x"), Check = SenderCheck.Fail, Documents = [Sample.Attachment("2", Sample.Letter(Correspondence.Ann))] });
        Assert.Empty(test.Store.Patients.FindByNhsNumber(Correspondence.Ann)!.Drugs);
        Assert.Equal(["Ann Marktestone"], test.Store.Patients.FindByNhsNumber(Correspondence.Ann)!.Names);
    }

    [Fact]
    public void ConfirmAddress_IsRememberedAndMatchesThatSendersMessagesAgain()
    {
        long before = mails.File("one", "new@example.org", [], urgency: Urgency.Routine);
        long other = mails.File("two", "new@example.org", [], "9990000034");
        long failed = mails.File("three", "new@example.org", [], check: SenderCheck.Fail);
        var work = test.Store.Messages.Everything(before).WorkItems.Single();
        long ann = mails.Patient(Correspondence.Ann);

        Assert.Equal(new AddressConfirmation(true, 1), test.Store.Patients.ConfirmAddress(before, ann, "nurse1"));
        test.Reopen();

        Assert.Equal([ann, null, null], new[] { before, other, failed }.Select(id => test.Store.Messages.Everything(id).Documents.Single().PatientId));
        Assert.Equal("nurse1", test.Store.Patients.MatchesOf(before).Single().By);
        Assert.Equal([MatchEvidence.ConfirmedAddress], test.Store.Patients.Match(new() { Address = "new@example.org" }).Evidence);
        Assert.Equal(work, test.Store.Messages.Everything(before).WorkItems.Single());
        Assert.Equal(ann, test.Store.Messages.Everything(mails.File("four", "new@example.org", ["one"])).Documents.Single().PatientId);
        Assert.Equal(new AddressConfirmation(true, 0), test.Store.Patients.ConfirmAddress(before, ann, "nurse1"));
        Assert.Equal("nurse1", test.Tamper("SELECT confirmed_by FROM patient_address WHERE confirmed_at IS NOT NULL"));
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void ConfirmAddress_OfASharedAddressIdentifiesNobody()
    {
        long message = mails.File("one", "shared@example.org", []);
        Assert.Equal(new AddressConfirmation(false, 0), test.Store.Patients.ConfirmAddress(message, mails.Patient(Correspondence.Bob), "nurse1"));
        Assert.Null(test.Store.Messages.Everything(message).Documents.Single().PatientId);
        Assert.Equal(MatchStatus.Unverified, test.Store.Patients.Match(new() { Address = "shared@example.org" }).Status);
    }

    [Fact]
    public void ConfirmAddress_OfNothingSaysSo()
    {
        long message = mails.File("one", "new@example.org", []);
        Assert.Throws<StoreException>(() => test.Store.Patients.ConfirmAddress(999, mails.Patient(Correspondence.Bob), "nurse1"));
        Assert.Throws<StoreException>(() => test.Store.Patients.ConfirmAddress(message, 999, "nurse1"));
    }
}
