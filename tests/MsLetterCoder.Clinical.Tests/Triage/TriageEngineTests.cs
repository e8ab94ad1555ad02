using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class TriageEngineTests
{
    [Theory]
    [InlineData("I have crushing chest pain", Urgency.Emergency)]
    [InlineData("I'm on Ocrevus with a temperature of 38.6", Urgency.SameDay)]
    [InlineData("My swallowing has got worse since yesterday", Urgency.SameDay)]
    [InlineData("I have run out of prednisolone today", Urgency.SameDay)]
    [InlineData("I think I've got a water infection, it stings when I wee", Urgency.Soon)]
    [InlineData("I think I'm having a relapse", Urgency.Soon)]
    [InlineData("Running out of my Kesimpta on Friday, the delivery has not come", Urgency.Soon)]
    [InlineData("My mood is very low and getting worse", Urgency.Soon)]
    [InlineData("Could you send me a copy of my last letter?", Urgency.Routine)]
    public void Decide_KeepsTheGuidelinesFloorUnderARoutineScore(string message, object least) => Assert.Equal((Urgency)least, Decide(message, Urgency.Routine).Urgency);

    [Fact]
    public void Decide_LetsTheScoreRaiseAndNeverLower()
    {
        Assert.Equal(Urgency.Emergency, Decide("Could you send me a copy of my last letter?", Urgency.Emergency).Urgency);
        Assert.Equal(Urgency.Emergency, Decide("I have crushing chest pain", Urgency.RecordOnly).Urgency);
    }

    [Fact]
    public void Decide_GivesAReasonForEveryFloor()
    {
        Assert.Contains("red flag chest_pain: at least emergency", Decide("I have crushing chest pain", Urgency.Routine).Reasons);
        Assert.Contains(Decide("I think I'm having a relapse", Urgency.Routine).Reasons, r => r.StartsWith("suspected relapse", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_BelievesThatNoReplyIsNeeded()
    {
        TriageResult result = Decide("Just letting you know the physio came, no need to reply.", Urgency.Routine);

        Assert.Equal(Urgency.RecordOnly, result.Urgency);
        Assert.False(result.ReplyNeeded);
    }

    [Theory]
    [InlineData("Just letting you know I have crushing chest pain, no need to reply.")]
    [InlineData("No need to reply, but I think I'm having a relapse.")]
    public void Decide_DoesNotBelieveItWhereSomethingWorries(string message)
    {
        TriageResult result = Decide(message, Urgency.Routine);

        Assert.True(result.Urgency >= Urgency.Soon);
        Assert.True(result.ReplyNeeded);
    }

    [Fact]
    public void Floors_NameKnownSignalsAndRaiseOnly()
    {
        Assert.All(TriageReading.Knowledge.UrgencyFloors, f => Assert.InRange(f.Least, Urgency.Soon, Urgency.SameDay));
        Assert.Equal(TriageReading.Knowledge.UrgencyFloors.Count, TriageReading.Knowledge.UrgencyFloors.Select(f => f.Signal).Distinct().Count());
    }

    /// <summary>Supply by the day on which it ends (triage.md, 'Events').</summary>
    [Theory]
    [InlineData("I have two days of baclofen left", Urgency.SameDay)]
    [InlineData("My Keppra runs out tomorrow and the chemist has none", Urgency.SameDay)]
    [InlineData("I ran out of baclofen yesterday", Urgency.SameDay)]
    [InlineData("I have ten tablets of baclofen left", Urgency.Routine)]
    [InlineData("I ran out of baclofen and have ten days of gabapentin left", Urgency.SameDay)]
    [InlineData("There are only three tablets of my Mayzent left, one a day", Urgency.Soon)]
    [InlineData("I have five capsules of Tecfidera left", Urgency.Soon)]
    [InlineData("I have a month's supply of Tecfidera left", Urgency.Routine)]
    [InlineData("Took my last cladribine tablet of week 1 today, all good", Urgency.Routine)]
    [InlineData("I've got 5 weeks of Gilenya left, the prescription has run out at their end", Urgency.Routine)]
    public void Decide_ReckonsForHowLongMedicineLasts(string message, object urgency) => Assert.Equal((Urgency)urgency, Decide(message, Urgency.Routine).Urgency);

    [Fact]
    public void Decide_NeverFilesForTheRecordWhatWasNotRead()
    {
        MessageSetting setting = new() { Reading = new MessageReading { Floors = [new MessageFloor(Urgency.Soon, "no words")] } };
        TriageResult result = Decide("No need to reply", Urgency.RecordOnly, setting);

        Assert.Equal((Urgency.Soon, true), (result.Urgency, result.ReplyNeeded));
        Assert.Contains("no words", result.Reasons);
    }

    [Fact]
    public void Decide_HandsOnWhatTheMessageSays()
    {
        TriageResult result = Decide("I think I'm having a relapse, my infusion is on Friday. Ring me, not him.", Urgency.Routine, new MessageSetting { Received = new DateOnly(2026, 3, 4) });

        Assert.Single(result.Facts.ContactRestrictions);
        Assert.Equal((EventKind.Infusion, new DateOnly(2026, 3, 6)), (result.Facts.Events.Single().Kind, result.Facts.FirstEvent!.Value));
        Assert.Equal(6, result.Facts.RelapseQuestions.Count);
        Assert.Contains(result.Reasons, r => r.StartsWith("infusion named", StringComparison.Ordinal));
        Assert.Empty(Decide("Could you send me a copy of my last letter?", Urgency.Routine).Facts.RelapseQuestions);
    }

    [Theory]
    [InlineData(Urgency.Routine, false, Urgency.Soon)]
    [InlineData(Urgency.SameDay, true, Urgency.SameDay)]
    public void Decide_TakesLikenessForAFlagOnlyWhereTheWholeMessageDoesNotSpeakAgainstIt(object learned, bool flagged, object urgency)
    {
        var like = new RedFlag { Key = "pml_signs", Evidence = new TextSpan(0, 5), In = TextField.Text, Likeness = 0.95 };
        TriageResult result = Decide([TriageReading.Words("Thank you for the parking permit.")], (Urgency)learned, new FlagFindings([like], [], [], []));

        Assert.Equal((flagged, (Urgency)urgency), (result.RedFlags.Contains(like), result.Urgency));
        Assert.Contains(result.Reasons, r => r.Contains("pml_signs", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_KeepsTheFlagOfARuleWhateverTheScoreSays()
    {
        var rule = new RedFlag { Key = "pml_signs", Evidence = new TextSpan(0, 5), In = TextField.Text };
        TriageResult result = Decide([TriageReading.Words("Thank you for the parking permit.")], Urgency.Routine, new FlagFindings([rule], [], [], []));

        Assert.Equal((true, Urgency.SameDay), (result.RedFlags.Contains(rule), result.Urgency));
    }

    [Theory]
    [InlineData(Urgency.Routine, Urgency.Routine)]
    [InlineData(Urgency.SameDay, Urgency.SameDay)]
    public void Decide_LetsADoubtRaiseOnlyWhereTheWholeMessageDoesNotSpeakAgainstIt(object learned, object urgency)
    {
        var doubt = new RedFlag { Key = "pml_signs", Evidence = new TextSpan(0, 5), In = TextField.Text, Likeness = 0.85 };
        Assert.Equal((Urgency)urgency, Decide([TriageReading.Words("Thank you for the parking permit.")], (Urgency)learned, new FlagFindings([], [], [doubt], [])).Urgency);
    }

    private static TriageResult Decide(OwnWords[] words, Urgency learned, FlagFindings found) =>
        new TriageEngine(TriageReading.Knowledge, Models(learned)).Decide(words, found, MessageSetting.None);

    private static TriageResult Decide(string message, Urgency learned, MessageSetting? setting = null)
    {
        var engine = new TriageEngine(TriageReading.Knowledge, Models(learned));
        OwnWords[] words = [TriageReading.Words(message)];
        return engine.Decide(words, engine.Flags(words, new DrugHistory([])), setting ?? MessageSetting.None);
    }

    /// <summary>Models that always give one urgency with certainty, a category, and 'a reply is needed'.</summary>
    private static ClinicalModels Models(Urgency urgency)
    {
        string[] urgencies = [.. Enum.GetValues<Urgency>().Select(u => Labels.Of(u))];
        LinearModel other = Constant("other", ["yes", "no"], "yes");
        return new ClinicalModels
        {
            Kind = other,
            Context = other,
            Mention = other,
            Primary = other,
            Urgency = Constant("urgency", urgencies, Labels.Of(urgency)),
            Category = Constant("category", [.. Categories.All], Categories.All[^1]),
            Reply = Constant("reply", ["yes", "no"], "yes"),
        };
    }

    private static LinearModel Constant(string name, string[] labels, string chosen) =>
        new(name, TriageFeatures.Version, labels, TriageFeatures.Dimension, FeatureScaling.AsAdded, ScoreCalibration.None, [.. labels.Select(l => l == chosen ? 20f : 0f)], [], []);
}
