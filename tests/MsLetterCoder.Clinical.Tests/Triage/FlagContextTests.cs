namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class FlagContextTests
{
    [Theory]
    [InlineData("I have no chest pain", "chest_pain")]
    [InlineData("She hasn't got a temperature, on Ocrevus", "fever_on_immunosuppression")]
    [InlineData("My face isn't drooping", "stroke_signs")]
    [InlineData("No fever, rigors or chest pain", "chest_pain")]
    [InlineData("I have never had a seizure", "first_or_long_seizure")]
    public void Denied_RaisesNothing(string message, string flag) => Assert.DoesNotContain(flag, TriageReading.Flags(message));

    [Theory]
    [InlineData("I haven't slept, I have chest pain", "chest_pain")]
    [InlineData("I do not sleep I have chest pain", "chest_pain")]
    [InlineData("I haven't banged anything, and my gums keep bleeding and won't stop", "bleeding_itp")]
    [InlineData("No fever but I have chest pain", "chest_pain")]
    [InlineData("It's no better, the chest pain is still there", "chest_pain")]
    [InlineData("Not sure if it matters but I have crushing chest pain", "chest_pain")]
    [InlineData("If you could ring me please, I can't get my breath", "breathing_swallow_emergency")]
    public void DenialOrCondition_DoesNotReachOverAClause(string message, string flag) => Assert.Contains(flag, TriageReading.Flags(message));

    [Theory]
    [InlineData("If my face swells up I know to ring 999, my lips and tongue too", "anaphylaxis")]
    [InlineData("Should I come in if I get chest pain?", "chest_pain")]
    [InlineData("The leaflet says it can cause chest pain", "chest_pain")]
    [InlineData("I had chest pain two years ago", "chest_pain")]
    [InlineData("I took an overdose when I was nineteen", "overdose")]
    public void SupposedGeneralOrPast_RaisesNothing(string message, string flag) => Assert.DoesNotContain(flag, TriageReading.Flags(message));

    [Theory]
    [InlineData("I had chest pain two years ago and today the chest pain is back", "chest_pain")]
    [InlineData("I'm covered in bruises for no reason, had Lemtrada last year", "bleeding_itp")]
    [InlineData("On Tysabri since 2018. My right arm has got weaker all this week and my words come out wrong", "pml_signs")]
    public void PastOfADrugOrAnEarlierAttack_DoesNotSilenceThePresent(string message, string flag) => Assert.Contains(flag, TriageReading.Flags(message));

    [Theory]
    [InlineData("My daughter has a temperature, should I keep away? I'm on Kesimpta", "fever_on_immunosuppression")]
    [InlineData("My dad had a stroke and I am worried about my arm", "stroke_signs")]
    [InlineData("A friend of mine killed himself, I am on my own but coping", "suicidal_intent")]
    public void SomebodyElsesTrouble_IsNotThePatients(string message, string flag) => Assert.DoesNotContain(flag, TriageReading.Flags(message));

    [Theory]
    [InlineData("My husband can't stand any more since Friday", "rapid_motor_decline")]
    [InlineData("I am writing about my husband. He had a fit this morning, his first", "first_or_long_seizure")]
    [InlineData("I take Kesimpta myself. My little boy has swallowed some of my baclofen tablets", "overdose")]
    [InlineData("My daughter has chickenpox and I'm on Ocrevus", "varicella_or_shingles")]
    [InlineData("My wife says I look yellow and I'm itching", "liver_injury_signs")]
    public void CarersAndThoseInDangerNow_Count(string message, string flag) => Assert.Contains(flag, TriageReading.Flags(message));

    [Fact]
    public void DictatedFullStops_EndSentences()
    {
        const string message = "i am speaking this full stop on sunday i walked to chapel full stop by yesterday i could not stand at all full stop never this fast in nineteen years full stop";

        Assert.Contains("rapid_motor_decline", TriageReading.Flags(message));
    }

    [Fact]
    public void Evidence_StandsInTheTextItNames()
    {
        const string body = "Please ring me.";
        const string subject = "MUM IS ON FLOOR";

        var flag = Assert.Single(TriageReading.Read(body, subject).Flags);

        Assert.Equal("serious_injury", flag.Key);
        Assert.Equal(MsLetterCoder.Clinical.Coding.TextField.Subject, flag.In);
        Assert.Contains("ON FLOOR", flag.Evidence.In(subject).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void QuotedWords_RaiseNothing() =>
        Assert.Empty(TriageReading.Flags("Thanks for the parking forms.\n\n> If you have crushing chest pain ring 999.\n> I can't get my breath\n"));
}
