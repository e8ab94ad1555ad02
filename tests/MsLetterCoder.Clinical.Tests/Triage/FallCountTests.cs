using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class FallCountTests
{
    private static readonly DateOnly Today = new(2024, 5, 20);

    [Theory]
    // falls@since..until#thread, told on the last day of the twelve months where nothing else is said
    [InlineData("1@2024-05-18#1 1@2024-05-18#2", 1, 0)] // the same day: the same fall
    [InlineData("1@2024-05-18#1 1@2024-05-17#1", 2, 0)]
    [InlineData("2@2024-05-18#1 1@2024-05-18#2", 2, 0)]
    [InlineData("1@2024-05-18#1 2@2024-03-01..2024-05-20#1", 2, 0)] // a thread's period takes in its days
    [InlineData("1@2024-05-18#1 2@2024-03-01..2024-05-20#2", 3, 1)] // another's may
    [InlineData("1@2024-05-18#1 2@2024-01-01..2024-02-20#2", 3, 0)]
    [InlineData("1#1 1#2", 2, 1)] // undated: both count, and it is said
    [InlineData("1#1 1@2024-05-18#1", 2, 1)]
    [InlineData("1@2023-05-20#1 1@2023-05-21#1", 1, 0)] // twelve months
    [InlineData("1@2023-01-01..2023-05-20#1", 0, 0)]
    [InlineData("1@2023-01-01..2023-06-01#1", 1, 0)]
    [InlineData("", 0, 0)]
    public void Of_CountsAFallOnceWhereDatesSaySo(string told, int falls, int maybeTwice)
    {
        FallCount count = FallCount.Of([.. told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)], Today);
        Assert.Equal((falls, maybeTwice), (count.Falls, count.MaybeTwice));
    }

    [Theory]
    [InlineData("I had a fall in the kitchen on 18 April 2024.", "1@2024-04-18..2024-04-18")]
    [InlineData("I had a fall yesterday and hurt my knee.", "1@2024-05-19..2024-05-19")]
    [InlineData("I had a fall last night.", "1@2024-05-19..2024-05-19")]
    [InlineData("I had a fall on Friday.", "1@2024-05-17..2024-05-17")]
    [InlineData("I had a fall on Monday.", "1@2024-05-13..2024-05-20")]
    [InlineData("I had a fall three days ago.", "1@2024-05-17..2024-05-17")]
    [InlineData("I had a fall.", "1")]
    [InlineData("I had a fall yesterday. The fall has made me nervous.", "1@2024-05-19..2024-05-19")]
    [InlineData("I had a fall yesterday. I also had a fall on Friday.", "1@2024-05-19..2024-05-19 1@2024-05-17..2024-05-17")]
    [InlineData("I have had two falls since March 2024, the last fall was on 18 May 2024.", "2@2024-03-01..2024-05-20")]
    [InlineData("I have had no falls.", "")]
    [InlineData("My mum had a fall yesterday.", "")]
    [InlineData("Please move my appointment.", "")]
    public void Read_TellsHowManyAndWhen(string text, string told)
    {
        OwnWords words = TriageReading.Words(text);
        IReadOnlyList<FallsTold> falls = FallsToldReader.Read(words.Text, words.Mentions, new Clinical.Reading.DocumentFacts(), Today);
        Assert.Equal(told, string.Join(' ', falls.Select(f => f.Since is null ? $"{f.Falls}" : $"{f.Falls}@{f.Since:yyyy-MM-dd}..{f.Until:yyyy-MM-dd}")));
        Assert.All(falls, f => Assert.Equal(Today, f.Told));
    }

    [Fact]
    public void Raise_AddsTheFlagWithTheWordsAndTheReason()
    {
        DocumentAnalysis message = Message(Urgency.RecordOnly, new FallsTold { Falls = 1, Told = Today, Span = new TextSpan(8, 12) });

        TriageResult raised = RepeatedFalls.Raise(message, new FallCount(3, 1, [])).Triage!;

        Assert.Equal((Urgency.Soon, true), (raised.Urgency, raised.ReplyNeeded));
        Assert.Equal(("repeated_falls", new TextSpan(8, 12)), (raised.RedFlags.Single().Key, raised.RedFlags.Single().Evidence));
        Assert.Equal("3 falls in 12 months in stored documents (1 may be told twice): at least soon", raised.Reasons.Single());
        Assert.Equal(Urgency.Emergency, RepeatedFalls.Raise(Message(Urgency.Emergency, message.Falls[0]), new FallCount(2, 0, [])).Triage!.Urgency);
    }

    [Fact]
    public void Raise_LeavesAFirstFallAMessageWithoutOneAndALetterAlone()
    {
        DocumentAnalysis told = Message(Urgency.RecordOnly, new FallsTold { Falls = 1, Told = Today, Span = new TextSpan(8, 12) });
        Assert.Same(told, RepeatedFalls.Raise(told, new FallCount(1, 0, [])));
        DocumentAnalysis none = told with { Falls = [] };
        Assert.Same(none, RepeatedFalls.Raise(none, new FallCount(5, 0, [])));
        DocumentAnalysis letter = told with { Triage = null };
        Assert.Same(letter, RepeatedFalls.Raise(letter, new FallCount(5, 0, [])));
    }

    private static DocumentFalls Read(string text)
    {
        string[] parts = text.Split('#');
        string[] days = parts[0].Split('@');
        string[] bounds = days.Length == 1 ? [] : days[1].Split("..");
        DateOnly? Day(int i) => bounds.Length == 0 ? null : DateOnly.ParseExact(bounds[Math.Min(i, bounds.Length - 1)], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new DocumentFalls(int.Parse(days[0], System.Globalization.CultureInfo.InvariantCulture), Day(0), Day(1), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Today);
    }

    private static DocumentAnalysis Message(Urgency urgency, params FallsTold[] falls) => new()
    {
        Kind = DocumentKind.PatientMessage,
        KindConfidence = new Confidence(0.9),
        Regions = [],
        Facts = new Clinical.Reading.DocumentFacts(),
        Mentions = [],
        Falls = falls,
        Triage = new TriageResult { Urgency = urgency, Category = "falls_mobility", Categories = ["falls_mobility"], RedFlags = [], ReplyNeeded = false, Confidence = new Confidence(0.5) },
    };
}
