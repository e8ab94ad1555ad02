using System.Net;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests.Pages;

/// <summary>A nurse looks for a patient.</summary>
public sealed class PatientPageTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    public PatientPageTests()
    {
        using var csv = new StringReader("nhs_number,names,date_of_birth\n9990000018,Zoë O'Marktest-Smith,1984-03-12\n9990000026,Ann Smith,1990-01-02\n");
        host.Held.Store.Patients.Import(csv, "setup");
    }

    [Theory]
    [InlineData("999 000 0018", "", "", 1)]
    [InlineData("", "Smith", "", 2)]
    [InlineData("", "smith ZOE", "", 1)]
    [InlineData("", "", "12/3/1984", 1)]
    [InlineData("", "", "1984-03-12", 1)]
    [InlineData("", "Ann", "12 March 1984", 0)]
    [InlineData("", "Nobody", "", 0)]
    public async Task Search_FindsAndPutsNoWordIntoAnAddress(string nhs, string name, string born, int count)
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync("/messages/patients");
        await nina.SendAsync("/messages/patients", ("nhs", nhs), ("name", name), ("born", born));
        Assert.Equal(HttpStatusCode.OK, nina.Status);
        Assert.DoesNotContain("smith", nina.At, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("999", nina.At, StringComparison.Ordinal);
        Assert.DoesNotContain("84", nina.At, StringComparison.Ordinal);
        Assert.Equal(
            count,
            count == 1 ? nina.Heading == "Zoë O'Marktest-Smith" ? 1 : -1 : nina.Page.QuerySelectorAll("table.queue tbody tr").Length);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.PatientsSearched && e.Actor == "nina");
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("smith", StringComparison.OrdinalIgnoreCase) || line.Contains("9990000018", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9990000019", "", "", "no NHS number")]
    [InlineData("", "", "31/2/1984", "no date of birth")]
    [InlineData(" ", " ", "", "Say an NHS number")]
    public async Task Search_SaysWhatItWants(string nhs, string name, string born, string words)
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync("/messages/patients");
        await nina.SendAsync("/messages/patients", ("nhs", nhs), ("name", name), ("born", born));
        Assert.Contains(words, nina.Fault, StringComparison.Ordinal);
        Assert.Equal(born, nina.Page.QuerySelector("#born")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Patient_ShowsMessagesAndLettersAndTheViewIsAudited()
    {
        long message = host.FileOfPatient(Sample.Message(Urgency.Soon), "Please ring me", 1, confirmed: true);
        long letter = host.Held.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "c2"), Documents = [Sample.Attachment("2", Sample.Letter(), Letter)] }).Outcome.WorkItems.Single();
        long patient = host.Held.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{message}");
        Assert.NotNull(nina.Page.QuerySelector($"a[href='/messages/patients/{patient}/letters/{letter}']"));
        await nina.GoAsync($"/messages/patients/{patient}");
        Assert.NotNull(nina.Page.QuerySelector($"a[href='/messages/{message}']"));
        Assert.Contains("natalizumab", nina.Text, StringComparison.Ordinal);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.RecordViewed && e.Entity == "patient" && e.EntityId == patient && e.Actor == "nina");

        // Restricted results stay hidden from who reads the letter here.
        await nina.GoAsync($"/messages/patients/{patient}/letters/{letter}");
        Assert.Equal(HttpStatusCode.OK, nina.Status);
        Assert.Contains("Dear Dr Marktesthausen", nina.Text, StringComparison.Ordinal);
        Assert.Contains("[restricted: hidden]", nina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marktesthiv", nina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Z21X", nina.Text, StringComparison.Ordinal);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.RecordViewed && e.Entity == "message" && e.EntityId == host.Held.Store.Work.Get(letter).MessageId);

        // A letter is read by its own patient's page alone.
        long other = host.Held.Store.Patients.FindByNhsNumber("9990000026")!.Id;
        foreach (string path in new[] { $"/messages/patients/{other}/letters/{letter}", $"/messages/patients/{patient}/letters/{message}", $"/messages/patients/{patient}/letters/999", "/messages/patients/999" })
        {
            await nina.GoAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, nina.Status));
        }
    }

    [Fact]
    public async Task Sender_IsJoinedToAPatientByANursesWord()
    {
        long item = host.File(Sample.Message(), "Please ring me");
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        Assert.Contains("stands in no patient's record", nina.Text, StringComparison.Ordinal);
        await nina.GoAsync($"/messages/patients?item={item}");
        await nina.SendAsync("/messages/patients", ("name", "Ann Smith"));
        await nina.SendAsync($"/messages/{item}/confirm-address");
        Assert.Equal($"/messages/{item}", nina.At);
        Assert.Contains("Ann Smith", nina.Text, StringComparison.Ordinal);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.AddressConfirmed && e.Actor == "nina");
        await nina.GoAsync($"/messages/patients?item={item}&of=2.999.x.-1");
        Assert.Single(nina.Page.QuerySelectorAll("table.queue tbody tr"));
    }

    private const string Letter = "Dear Dr Marktesthausen.\nDiagnosis: relapsing remitting multiple sclerosis, no neuritis. Marktesthiv is known. Yours";
}
