using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class PatientNameReaderTests
{
    [Theory]
    [InlineData("Re: Aaliyah BREMNER-KHAN NHS No 999 000 0018", "Aaliyah BREMNER-KHAN")]
    [InlineData("Re: Mr Lachlan Fearnley DOB 4/5/1971", "Lachlan Fearnley")]
    [InlineData("RE: Mrs Zoë O'Hara-Smythe Hospital Number K12345", "Zoë O'Hara-Smythe")]
    [InlineData("Patient: Tomasz Wójcik CHI 0405719999", "Tomasz Wójcik")]
    [InlineData("Name: Jo Hart Address 4 Mill Lane", "Jo Hart")]
    [InlineData("Re: Ms Anne Marie de Souza", "Anne Marie de Souza")]
    [InlineData("Re: Miss Grace Born, DOB 4/5/1971", "Grace Born")]
    [InlineData("Re: Mr Piet van der Merwe, Hospital No 12", "Piet van der Merwe")]
    [InlineData("Re: Mrs Sian Powell and her daughter", "Sian Powell")]
    [InlineData("Re: Dr Nhs Vance", "Nhs Vance")]
    public void Read_LeavesTheLabelsBehindAName(string line, string name) => Assert.Equal(name, PatientNameReader.Read($"Clinic letter\n\n{line}\n\nDear Doctor\n", new DocumentFacts()).Single());

    [Fact]
    public void Read_OfALetterWithoutAName_IsEmpty() => Assert.Empty(PatientNameReader.Read("Dear Doctor\n\nThank you.\n", new DocumentFacts()));
}
