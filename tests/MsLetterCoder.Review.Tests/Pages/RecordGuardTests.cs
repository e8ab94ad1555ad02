using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Pages;

/// <summary>A restricted record is opened with a reason, whatever way somebody comes to it.</summary>
public sealed class RecordGuardTests : IDisposable
{
    private const string Words = "Marktestwords of a colleague.";

    private readonly PageHost host = new();
    private readonly long patient;
    private readonly long message;
    private readonly long letter;

    public RecordGuardTests()
    {
        host.Held.Store.Patients.Import(new StringReader($"nhs_number,names,addresses\n{Sample.NhsNumber},Marktestname Person,pat@example.org\n"), "admin");
        patient = host.Held.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        message = host.File(Sample.Message(Urgency.Emergency, "stroke_signs"), Words, uid: 1);
        letter = host.File(Sample.PlainLetter(), Sample.LetterText, uid: 2);
    }

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Record_IsRestrictedByANurseAndOpenedWithAReason()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{message}");
        Assert.Contains(Words, nina.Text, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{message}/restrict-record", ("reason", "works on the ward"));
        Assert.Equal("This record is restricted", nina.Heading);

        await nina.GoAsync("/messages");
        Assert.DoesNotContain("Markt", nina.Text, StringComparison.Ordinal);
        Assert.Contains("Restricted record", nina.Text, StringComparison.Ordinal);
        Assert.Contains("stroke signs", nina.Text, StringComparison.Ordinal);
        await nina.GoAsync($"/messages/{message}");
        Assert.DoesNotContain("Markt", nina.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{message}/open-record", ("reason", "  "));
        Assert.Contains("Say why", nina.Fault, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{message}/open-record", ("reason", "she rang, chest pain"));

        Assert.Contains(Words, nina.Text, StringComparison.Ordinal);
        Assert.Contains("This record is restricted", nina.Text, StringComparison.Ordinal);
        Assert.Equal(("nina", "she rang, chest pain"), host.Held.Store.Guarded.Openings(patient).Select(o => (o.By, o.Reason)).Single());
        await nina.SendAsync($"/messages/{message}/claim");
        Assert.Equal(WorkState.Claimed, host.Held.Store.Work.Get(message).State);

        using Browser omar = await host.SignedInAsync("omar", Role.Nurse);
        await omar.GoAsync($"/messages/{message}");
        Assert.DoesNotContain("Markt", omar.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{message}/lift-record");
        await omar.GoAsync($"/messages/{message}");
        Assert.Contains(Words, omar.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_IsOpenedWithAReasonToo()
    {
        host.Held.Store.Guarded.Guard(patient, "a relative", "admin");
        using Browser ada = await host.SignedInAsync("ada", Role.Coder);
        await ada.GoAsync("/letters");
        Assert.DoesNotContain("Markt", ada.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("restricted record", ada.Text, StringComparison.Ordinal);
        await ada.GoAsync($"/letters/{letter}?share=mine");
        Assert.Equal("This record is restricted", ada.Heading);
        await ada.SendAsync($"/letters/{letter}/open-record?share=mine", ("reason", "coding it"));
        Assert.Equal($"/letters/{letter}?share=mine", ada.At);
        Assert.Contains("sclerosis", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patient_IsFoundWithoutNameAndOpenedWithAReason()
    {
        host.Held.Store.Guarded.Guard(patient, "a relative", "admin");
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/patients?of={patient}");
        Assert.Contains("Restricted record", nina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Markt", nina.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await nina.GoAsync($"/messages/patients/{patient}");
        Assert.Equal("This record is restricted", nina.Heading);
        await nina.SendAsync($"/messages/patients/{patient}/open-record", ("reason", "she rang"));
        Assert.Equal($"/messages/patients/{patient}", nina.At);
        Assert.Equal("she rang", Assert.Single(host.Held.Store.Guarded.Openings(patient)).Reason);
    }

    [Fact]
    public async Task EveryAddressOfAMessageALetterAndAPatient_AsksFirst()
    {
        host.Held.Store.Guarded.Guard(patient, "a relative", "admin");
        using PageClient client = await host.ClientAsync("both", Role.Nurse, Role.Coder);
        (string Path, string Method)[] addresses = [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.Contains("{id:long}", StringComparison.Ordinal) && !e.RoutePattern.RawText.Contains("open-record", StringComparison.Ordinal))
            .Select(e => (e.RoutePattern.RawText!, e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()))];
        Assert.True(addresses.Length > 15, $"{addresses.Length} addresses");
        int rows = host.Held.Store.Audit.Verify().Rows is var before ? (int)before : 0;
        foreach ((string path, string method) in addresses)
        {
            long item = path.StartsWith("/messages/patients", StringComparison.Ordinal) ? patient : path.StartsWith("/letters", StringComparison.Ordinal) ? letter : message;
            string at = path.Replace("{id:long}", $"{item}", StringComparison.Ordinal).Replace("{letter:long}", $"{letter}", StringComparison.Ordinal);
            Assert.DoesNotContain('{', at);
            if (method == "GET")
            {
                await client.GetAsync(at);
                Assert.Equal(HttpStatusCode.OK, client.Status);
            }
            else
            {
                await client.GetAsync("/account");
                await client.PostAsync(at, ("reason", "x"), ("urgency", "soon"), ("seen", "emergency"), ("outcome", "noted"), ("phrase", "fatigue"));
                Assert.Equal(HttpStatusCode.Forbidden, client.Status);
            }

            Assert.Contains("This record is restricted", client.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("Markt", client.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("sclerosis", client.Page, StringComparison.Ordinal);
        }

        Assert.Equal(rows, host.Held.Store.Audit.Verify().Rows);
    }

    [Fact]
    public async Task Administrator_RestrictsByNumberAndSeesNoName()
    {
        using Browser admin = await host.SignedInAsync("adam", Role.Administrator);
        await admin.GoAsync("/admin/records");
        await admin.SendAsync("/admin/records/restrict", ("number", "999 000 0026"), ("reason", "family"));
        Assert.Contains("No patient", admin.Fault, StringComparison.Ordinal);
        await admin.SendAsync("/admin/records/restrict", ("number", Sample.NhsNumber), ("reason", "Marktestreason"));
        Assert.True(host.Held.Store.Guarded.IsGuarded(patient));
        Assert.DoesNotContain("Markt", admin.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.NhsNumber, admin.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await admin.SendAsync("/admin/records/lift");
        Assert.False(host.Held.Store.Guarded.IsGuarded(patient));
        Assert.Equal(2, host.Held.Store.Audit.Search("adam", null, "patient", patient, null, 10).Count);
        using Browser nurse = await host.SignedInAsync("nora", Role.Nurse);
        await nurse.GoAsync("/admin/records");
        Assert.Equal(HttpStatusCode.Forbidden, nurse.Status);
    }
}
