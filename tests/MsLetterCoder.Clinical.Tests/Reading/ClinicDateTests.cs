using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class ClinicDateTests
{
    private static readonly DateOnly Contact = new(2024, 5, 14);

    [Theory]
    [InlineData("Clinic date: 14/05/2024")]
    [InlineData("Clinic Date 14.5.24")]
    [InlineData("Clinic: 14 May 2024    Dictated: 15.5.24    Typed: 19.5.24")]
    [InlineData("Date of clinic: 14th May 2024")]
    [InlineData("Date of Clinic 14/5/2024  Date typed 16/5/2024")]
    [InlineData("Typed 16/5/2024. Seen 14/5/2024")]
    [InlineData("Date seen: 14-05-2024")]
    [InlineData("Seen in clinic on 14 May 2024")]
    [InlineData("Seen in clinic on Tuesday 14th May 2024")]
    [InlineData("Date of attendance: 14 May 2024")]
    [InlineData("Attended: 14/05/2024")]
    [InlineData("Date of consultation 14/05/24")]
    [InlineData("Consultation date: 14 May '24")]
    [InlineData("Date of review: 14/05/2024")]
    [InlineData("Review date: 14/05/2024")]
    [InlineData("Appointment date: 14/05/2024")]
    [InlineData("Appt: 14/05/2024")]
    [InlineData("Clinic held on 14/05/2024")]
    [InlineData("Telephone clinic 14 May 2024")]
    [InlineData("Video consultation on 14 May 2024")]
    [InlineData("Telephone review, 14/05/2024")]
    [InlineData("Virtual DMT blood review, 14/5/24")]
    [InlineData("MS Nurse Clinic, Tues 14 May 2024")]
    [InlineData("Contact date 2024-05-14")]
    [InlineData("Date of contact: 14 May 2024")]
    [InlineData("Date of visit: 14/05/2024")]
    [InlineData("Home visit date 14/05/2024")]
    [InlineData("Test date 14/05/2024. Report to: Dr Other")]
    [InlineData("Assessment date: 14.05.2024")]
    [InlineData("Encounter date 14/05/2024")]
    [InlineData("DOC: 14/05/2024")]
    [InlineData("Outpatient clinic 14/05/2024 (letter typed 20/05/2024)")]
    [InlineData("14 May 2024")]
    [InlineData("Tuesday 14 May 2024")]
    [InlineData("14th May, 2024")]
    [InlineData("14.05.24")]
    [InlineData("Date: 14/05/2024")]
    [InlineData("Letter date: 20/05/2024\nClinic date: 14/05/2024")]
    [InlineData("Dictated: 14/05/2024", false)]
    [InlineData("Ref received 02/04/2024. Clinic attended 14/05/2024")]
    public void Find_ReadsTheContact(string head, bool own = true)
    {
        string text = $"Example Hospital\n{head}\n\nRe: Mrs Ann Example, DOB 04/07/1988\nDear Dr Other\nShe had an MRI on 03/02/2023 and a relapse on 1 March 2023. Next visit 12/12/2024.\n";

        DateOnly? found = FactReader.Read(text, DocumentKind.ClinicLetter).ClinicDate;

        Assert.True(found == Contact, own ? $"read {found}" : $"a date of dictation stands in where no other is stated: {found}");
    }

    [Theory]
    [InlineData("I reviewed her in clinic on 14 May 2024.")]
    [InlineData("I saw this lady on 14/05/2024 and she is well.")]
    [InlineData("Thank you for seeing her. I met her and her husband on 14 May 2024.")]
    public void Find_ReadsTheContactFromRunningText(string sentence) =>
        Assert.Equal(Contact, FactReader.Read($"Example Hospital\n\nDear Dr Other\n{sentence}\nMRI 03/02/2023.\n", DocumentKind.ClinicLetter).ClinicDate);

    [Fact]
    public void Find_NeverTakesTheDateOfBirth() =>
        Assert.Null(FactReader.Read("Example Hospital\nMrs Ann Example (04/07/1988)\nDear Dr Other\nWell.", DocumentKind.ClinicLetter).ClinicDate);
}
