using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

public sealed class EmployerSourceTests
{
    [Fact]
    public void Read_TellsOnlyWhatIsPresent()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Whole);
        Assert.Empty(source.Problems);
        Assert.Equal(["bladder_urgency", "heat", "leg_weakness", "low_mood", "regular_treatment", "tiredness"], source.Tellable.Select(t => t.Key).Order());
        foreach (Tellable told in source.Tellable)
        {
            Assert.All(told.Words, w => Assert.Contains(w, LetterFixture.Analyse(LetterFixture.Whole).Mentions.Select(m => m.Span)));
        }

        Assert.Equal("relapsing remitting multiple sclerosis", source.Diagnosis!.Value.In(LetterFixture.Whole).ToString());
    }

    [Theory]
    [InlineData("She has no fatigue.")]
    [InlineData("She had fatigue in 2015, which resolved.")]
    [InlineData("Her mother suffers from fatigue.")]
    [InlineData("She was warned that fatigue may occur with this drug.")]
    public void Read_LeavesOutWhatIsNotPresent(string words) =>
        Assert.Null(LetterFixture.Source(LetterFixture.Saying("She has low mood. " + words)).Find("tiredness"));

    [Theory]
    [InlineData("She has severe fatigue.", "tiredness", "severe", "", "", "")]
    [InlineData("Her fatigue is moderate.", "tiredness", "moderate", "", "", "")]
    [InlineData("She has mild weakness of the left leg.", "leg_weakness", "mild", "left", "", "")]
    [InlineData("She has fatigue, worse in the heat.", "tiredness", "", "", "", "heat")]
    [InlineData("She has intermittent blurred vision.", "blurred_sight", "", "", "intermittent", "")]
    [InlineData("Her fatigue is no longer severe.", "tiredness", "", "", "", "")]
    [InlineData("She has fatigue, not worse in the heat.", "tiredness", "", "", "", "")]
    [InlineData("She has fatigue. He has severe headaches.", "tiredness", "", "", "", "")]
    public void Read_TakesDetailsFromTheMentionsOwnClause(string words, string key, string severity, string side, string pattern, string trigger)
    {
        string text = LetterFixture.Saying(words);
        Tellable told = LetterFixture.Source(text).Find(key)!;
        Assert.Equal((severity, side, pattern, trigger), (told.Severity.Word, told.Side.Word, told.Pattern.Word, told.Trigger.Word));
        if (severity.Length > 0)
        {
            Assert.Equal(severity, told.Severity.Span.In(text).ToString());
        }
    }

    [Fact]
    public void Read_DetailsThatDiffer_AreLeftOut()
    {
        Tellable told = LetterFixture.Source(LetterFixture.Saying("She has severe fatigue. On the second page she has mild fatigue.")).Find("tiredness")!;
        Assert.False(told.Severity.Is);
        Assert.Equal(2, told.Words.Count);
    }

    [Theory]
    [InlineData("She has no fatigue and no weakness.", LetterProblemKind.NothingPresent)]
    [InlineData("It was a pleasure to meet her. We talked about her garden.", LetterProblemKind.NothingNamed)]
    [InlineData("Her mother has epilepsy and severe fatigue.", LetterProblemKind.AboutRelative)]
    [InlineData("I am writing about your mother, who has severe fatigue and falls.", LetterProblemKind.AboutRelative)]
    [InlineData("She has fatigue.\n\nRe: Mr Tobias Fenwick, DOB 9 May 1950\n\nHe has falls.", LetterProblemKind.TwoPeople)]
    [InlineData("I saw your mother last week. She has fatigue and falls.", LetterProblemKind.AboutRelative)]
    [InlineData("I reviewed Mrs Imelda Vantongeren and her husband Mr Alun Vantongeren together. He has spasms.", LetterProblemKind.TwoPeople)]
    [InlineData("She has fatigue. NHS No 999 000 0018. The other patient seen, NHS No 999 000 0026, has falls.", LetterProblemKind.TwoPeople)]
    public void Read_SaysWhatIsMissing(string words, LetterProblemKind kind)
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying(words));
        LetterProblem problem = Assert.Single(source.Problems);
        Assert.Equal(kind, problem.Kind);
        Assert.Empty(source.Tellable);
        Assert.Null(LetterFixture.Composer.Compose(source, LetterFixture.Choices("tiredness")).Letter);
    }

    [Fact]
    public void Read_OfAMessage_GivesNothing()
    {
        DocumentAnalysis message = LetterFixture.Analyser.Analyse(new DocumentInput { Text = "Hi, I have fatigue and my legs are weak.", Kind = DocumentKind.PatientMessage });
        Assert.Equal(LetterProblemKind.NotALetter, Assert.Single(LetterFixture.Reader.Read("Hi, I have fatigue and my legs are weak.", message).Problems).Kind);
    }

    [Fact]
    public void DefaultTicks_AreFew_NeverSensitive_NeverContradicted()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Whole);
        IReadOnlySet<string> ticks = source.DefaultTicks([WorkKind.Desk], LetterFixture.Knowledge);
        Assert.Equal(["heat", "leg_weakness", "tiredness"], ticks.Order());
        Assert.All(source.Tellable.Where(t => t.SensitiveAs is not null), t => Assert.False(string.IsNullOrEmpty(t.Caution)));
    }

    [Theory]
    [InlineData("Her husband Gareth came too. He has severe fatigue and back pain.")]
    [InlineData("Her sister, who lives with her, has terrible fatigue.")]
    [InlineData("A neighbour of hers is plagued by fatigue.")]
    public void DefaultTicks_LeaveWhatMayBeSomebodyElses(string words)
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying("She has weakness in her left leg.\n\n" + words));
        Assert.True(source.Find("tiredness") is null or { NearSomebodyElse: true });
        Assert.DoesNotContain("tiredness", source.DefaultTicks([WorkKind.Desk], LetterFixture.Knowledge));
        Assert.False(source.Find("leg_weakness")!.NearSomebodyElse);
    }

    [Fact]
    public void Read_OfALetterThatMentionsAVisitor_IsALetter() =>
        Assert.Empty(LetterFixture.Source(LetterFixture.Saying("You have fatigue. I saw your wife too, and we talked about work.")).Problems);

    [Theory]
    [InlineData("The diagnosis of MS made in 2015 has been withdrawn.")]
    [InlineData("Multiple sclerosis: diagnosis under review, a functional disorder is more likely.")]
    [InlineData("I have withdrawn the label of multiple sclerosis.")]
    [InlineData("She was misdiagnosed in 2015.")]
    [InlineData("I told her that she does not have MS: it is not MS.")]
    public void Diagnosis_TakenBack_CannotBeNamed(string words) => Assert.Null(LetterFixture.Source(LetterFixture.Saying("She has fatigue. " + words)).Diagnosis);

    [Fact]
    public void Diagnosis_DeniedOrDoubted_CannotBeNamed()
    {
        string text = LetterFixture.Whole.Replace("Diagnosis: relapsing remitting multiple sclerosis", "Diagnosis: possible multiple sclerosis", StringComparison.Ordinal);
        EmployerSource source = LetterFixture.Source(text);
        Assert.Null(source.Diagnosis);
        ComposedLetter composed = LetterFixture.Composer.Compose(source, LetterFixture.Choices("tiredness") with { NameDiagnosis = true });
        Assert.Equal(LetterProblemKind.DiagnosisNotStated, Assert.Single(composed.Problems).Kind);
    }
}
