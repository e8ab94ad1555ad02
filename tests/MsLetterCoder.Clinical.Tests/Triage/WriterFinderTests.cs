using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class WriterFinderTests
{
    [Theory]
    [InlineData("My infusion is due and my legs feel heavy", Writer.Patient)]
    [InlineData("I'm on Kesimpta and my daughter has a temperature", Writer.Patient)]
    [InlineData("I am writing about my husband, who cannot get out of bed", Writer.Carer)]
    [InlineData("His catheter has blocked and he's not himself", Writer.Carer)]
    [InlineData("This is his wife. My mobile is on the file", Writer.Carer)]
    [InlineData("Chest pain since this morning", Writer.Unclear)]
    public void Find_ReadsWhoWrites(string message, object writer) =>
        Assert.Equal((Writer)writer, WriterFinder.Find([TriageReading.Words(message)], TriageReading.Knowledge.Matcher));
}
