using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Tests.Triage.Facts;

public sealed class UnreadReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("😭😭 🙏")]
    [InlineData("...!!")]
    [InlineData("[cid:image001.png@01DA]\n")]
    [InlineData("IMG_2034.JPG")]
    [InlineData("Sent from my iPhone")]
    [InlineData("> you wrote that I should ring\n> and that is all")]
    public void Read_SendsWhatHoldsNoWordsToAPerson(string text)
    {
        MessageReading reading = Read(text, Nation.England);

        Assert.Equal([Urgency.Soon], reading.Floors.Select(f => f.Least));
        Assert.Null(reading.Language);
    }

    [Theory]
    [InlineData("Dzień dobry, nie mogę chodzić od wczoraj", Nation.England, false, Urgency.SameDay)]
    [InlineData("Dzień dobry, nie mogę chodzić od wczoraj", Nation.England, true, Urgency.Soon)]
    [InlineData("Bore da, dw i wedi bod yn sâl ers ddoe a dw i ddim yn gallu cerdded.", Nation.England, false, Urgency.SameDay)]
    [InlineData("Bore da, dw i wedi bod yn sâl ers ddoe a dw i ddim yn gallu cerdded.", Nation.Wales, false, Urgency.Soon)]
    [InlineData("Diolch", Nation.Wales, false, Urgency.SameDay)]
    public void Read_SendsAnotherLanguageToAPerson(string text, Nation nation, bool attachment, object least) => Assert.Equal([(Urgency)least], Read(text, nation, attachment).Floors.Select(f => f.Least));

    [Fact]
    public void Read_SaysWhoCanReadWelsh() => Assert.Contains("reads Welsh", Read("Bore da, dw i wedi bod yn sâl ers ddoe a dw i ddim yn gallu cerdded.", Nation.Wales).Floors[0].Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Hello, I fell again on Sunday.")]
    [InlineData("Thanks!\n\nOn Mon, 3 Feb 2025 at 10:00, MS Team wrote:\n> Your infusion is on Tuesday")]
    [InlineData("See www.mssociety.org.uk for what I mean")]
    [InlineData("🙏 thank you x")]
    public void Read_LetsPassWhatWasRead(string text) => Assert.False(Read(text, Nation.England).NeedsPerson);

    [Fact]
    public void Read_FlagsAPointerToQuotedWords() =>
        Assert.Equal([Urgency.Soon], Read("Please see below\n\nOn Mon, 3 Feb 2025 at 10:00, Ann wrote:\n> I cannot see from my left eye", Nation.England).Floors.Select(f => f.Least));

    [Fact]
    public void Read_FlagsAPastedWebPage()
    {
        const string page = "Skip to main content\nSign in\nMS relapse - NHS\nSymptoms of MS vary.\nPage last reviewed: 1 May\nCookie policy\nPrivacy policy\nTerms and conditions\nhttps://www.example.org";
        Assert.Contains(Read(page, Nation.England).Floors, f => f.Reason.Contains("web page", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_TakesALongThreadInItsStride()
    {
        string thread = "I fell again today.\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"\nOn Mon, 3 Feb 2025 at 10:00, Ann wrote:\n{new string('>', i % 60 + 1)} Message {i}: I cannot see from my left eye\n"));

        Assert.False(Read(thread, Nation.England).NeedsPerson);
        Assert.Empty(TriageReading.Flags(thread).Except(["repeated_falls"]));
    }

    private static MessageReading Read(string text, Nation nation, bool attachment = false) =>
        new UnreadReader(TriageReading.Knowledge.MessagePhrases.Value, TriageReading.Knowledge.Languages.Value, nation).Read([TriageReading.Words(text)], attachment);
}
