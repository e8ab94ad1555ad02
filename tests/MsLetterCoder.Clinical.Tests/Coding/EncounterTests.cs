using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Rule 14: reports, cancelled and not-attended letters, administration.</summary>
public sealed class EncounterTests
{
    [Theory]
    [InlineData("Mr Jones did not attend his appointment today. Diagnosis: MS.", EncounterKind.NotAttended)]
    [InlineData("Unfortunately she failed to attend the clinic. I have not sent another appointment.", EncounterKind.NotAttended)]
    [InlineData("This lady DNA'd. She was a DNA for my clinic this morning.", EncounterKind.NotAttended)]
    [InlineData("Her appointment has been cancelled because of the strike.", EncounterKind.Cancelled)]
    [InlineData("MRI head report. Clinical details: MS. Findings: eight lesions.", EncounterKind.Report)]
    [InlineData("He has been placed on the waiting list for the spasticity service.", EncounterKind.Administration)]
    [InlineData("I reviewed this lady with MS today. The MRI report shows two new lesions.", EncounterKind.Seen)]
    [InlineData("She was seen in clinic. She has been added to the waiting list for botulinum toxin.", EncounterKind.Seen)]
    [InlineData("Diagnosis: MS. He did not attend physiotherapy last year.", EncounterKind.Seen)]
    [InlineData("Diagnosis: relapsing remitting multiple sclerosis. EDSS 4.", EncounterKind.Seen)]
    public void Opening_TellsWhatTheDocumentIsAbout(string text, EncounterKind kind) => Assert.Equal(kind, MarkedLetter.Coding.Encounters.Of(text, 0));
}
