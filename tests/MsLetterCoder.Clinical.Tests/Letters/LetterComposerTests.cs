using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

public sealed class LetterComposerTests
{
    private static readonly EmployerSource Whole = LetterFixture.Source(LetterFixture.Whole);

    [Fact]
    public void Compose_FirstPerson_SaysWhatIsChosen()
    {
        EmployerLetter letter = Letter(LetterFixture.Choices("tiredness", "leg_weakness") with { NameDiagnosis = true });
        Assert.Contains("I have multiple sclerosis (MS).", letter.Text, StringComparison.Ordinal);
        Assert.Contains("I have severe tiredness.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Heat makes this worse for me.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("moderate weakness in my right leg", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Equality Act 2010", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bladder", letter.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(LetterVoice.They, "They have", " their ")]
    [InlineData(LetterVoice.She, "She has", " her ")]
    [InlineData(LetterVoice.He, "He has", " his ")]
    public void Compose_ThirdPerson_SpeaksOfThePerson(LetterVoice voice, string have, string my)
    {
        string text = Letter(LetterFixture.Choices("tiredness", "leg_weakness") with { Voice = voice, NameDiagnosis = true }).Text;
        Assert.Contains("Imelda Vantongeren has asked me to write", text, StringComparison.Ordinal);
        Assert.Contains(have, text, StringComparison.Ordinal);
        Assert.Contains(my, text, StringComparison.Ordinal);
        Assert.DoesNotContain(" I have", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_WithoutTheName_IsNeutralThroughout()
    {
        string text = Letter(LetterFixture.Choices("tiredness") with { Voice = LetterVoice.They }).Text;
        Assert.Contains("A hospital team", text, StringComparison.Ordinal);
        Assert.Contains("long-term health condition", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sclerosis", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_InNorthernIreland_NamesItsLaw()
    {
        string text = Letter(LetterFixture.Choices("tiredness") with { Nation = Nation.NorthernIreland, NameDiagnosis = true }).Text;
        Assert.Contains("Disability Discrimination Act 1995", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Equality Act", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_RestOnWordsOfTheLetter()
    {
        EmployerLetter letter = Letter(LetterFixture.Choices("tiredness", "leg_weakness", "low_mood") with { NameDiagnosis = true });
        List<LetterSentence> statements = [.. letter.Sentences.Where(s => s.Part == SentencePart.Statement)];
        Assert.True(statements.Count >= 4);
        Assert.All(statements, s => Assert.Contains(s.Sources, x => x.Kind == SourceKind.Words && x.Words.In(LetterFixture.Whole).Trim().Length > 0));
        Assert.Throws<ArgumentException>(() => new LetterSentence("I have a cold.", SentencePart.Statement, SentenceSource.Template("open")));
        Assert.Throws<ArgumentException>(() => new LetterSentence("I have a cold.", SentencePart.Effect));
    }

    [Fact]
    public void Compose_ForKindsOfWork_TakesTheirRows()
    {
        string desk = Letter(LetterFixture.Choices("tiredness")).Text;
        string outdoors = Letter(LetterFixture.Choices("tiredness") with { Work = [WorkKind.Outdoors] }).Text;
        Assert.Contains("Long meetings and screen work may tire me.", desk, StringComparison.Ordinal);
        Assert.Contains("Hot days may tire me fast.", outdoors, StringComparison.Ordinal);
        Assert.DoesNotContain("drive", desk, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void SymptomsWithTheSameAdjustments_ShareAParagraph()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying("She has leg weakness. She has heavy legs. She has trouble with balance."));
        EmployerLetter letter = LetterFixture.Composer.Compose(source, LetterFixture.Choices("leg_weakness", "heavy_legs")).Letter!;
        List<LetterBlock> stating = [.. letter.Blocks.Where(b => b.Sentences.Any(s => s.Sources.Any(x => x.Name is "symptoms.tsv/leg_weakness" or "symptoms.tsv/heavy_legs")))];
        Assert.Single(stating);
        List<string> asked = [.. letter.Sentences.Where(s => s.Part == SentencePart.Adjustment).SelectMany(s => s.Sources).Where(s => s.Kind == SourceKind.Row).Select(s => s.Name)];
        Assert.Equal(asked.Distinct(), asked);
    }

    [Fact]
    public void WhatIsLeftOut_IsNotSaid()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Whole);
        Assert.Equal(["tiredness/severity", "tiredness/trigger"], source.Find("tiredness")!.Details.Select(d => d.Key));
        EmployerChoices choices = LetterFixture.Choices("tiredness", "leg_weakness");
        Assert.Contains("severe tiredness", Text(choices), StringComparison.Ordinal);
        Assert.Contains("Heat makes this worse for me.", Text(choices), StringComparison.Ordinal);
        Assert.Contains("right leg", Text(choices with { NameDiagnosis = true }), StringComparison.Ordinal);
        EmployerChoices less = choices with { NameDiagnosis = true, LeftOut = new HashSet<string> { "tiredness/severity", "tiredness/trigger", "leg_weakness/side", "leg_weakness/severity" } };
        Assert.DoesNotContain("severe", Text(less), StringComparison.Ordinal);
        Assert.DoesNotContain("worse for me", Text(less), StringComparison.Ordinal);
        Assert.Contains("weakness in my legs", Text(less), StringComparison.Ordinal);

        string Text(EmployerChoices of) => LetterFixture.Composer.Compose(source, of).Letter!.Text;
    }

    [Fact]
    public void ChosenAdjustments_AreAskedFor_AndNoOthers()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Whole);
        EmployerChoices choices = LetterFixture.Choices("tiredness") with { Adjustments = new HashSet<string> { "home_working", "wide_toilet" } };
        EmployerLetter letter = LetterFixture.Composer.Compose(source, choices).Letter!;
        Assert.Equal(["adjustments.tsv/home_working"], letter.Sentences.Where(s => s.Part == SentencePart.Adjustment).SelectMany(s => s.Sources).Where(s => s.Kind == SourceKind.Row).Select(s => s.Name));
        Assert.DoesNotContain(LetterFixture.Composer.Compose(source, choices with { Adjustments = new HashSet<string>() }).Letter!.Sentences, s => s.Part == SentencePart.Adjustment);
    }

    [Fact]
    public void DefaultTicks_LeaveOutWhatIsSensitiveOrOfTheDay()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying("She is off sick. She has a relapse. She has trouble with sleep. She has urinary urgency. She has low mood. She has fatigue. She has leg weakness. She has tremor."));
        Assert.Equal(["leg_weakness", "tiredness", "tremor"], source.DefaultTicks([WorkKind.Desk], LetterFixture.Knowledge).Order());
    }

    [Fact]
    public void TooLong_CutsNothing_AndSaysWhatToUntick()
    {
        const string Many = "She has fatigue. She has leg weakness. She has trouble with balance. She has tremor. She has blurred vision. She has urinary urgency. She has constipation. She has low mood. She has anxiety. She has poor memory. She has slurred speech. She has neuropathic pain. She has muscle spasms. She has insomnia. She has vertigo.";
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying(Many));
        EmployerChoices choices = LetterFixture.Choices([.. source.Tellable.Select(t => t.Key)]);
        ComposedLetter composed = LetterFixture.Composer.Compose(source, choices);
        Assert.True(source.Tellable.Count > 10, string.Join(", ", source.Tellable.Select(t => t.Key)));
        LetterProblem problem = Assert.Single(composed.Problems, p => p.Kind == LetterProblemKind.TooLong);
        Assert.False(problem.StopsLetter);
        Assert.Empty(choices.Ticks.Except(composed.Letter!.Sentences.SelectMany(s => s.Sources).Where(s => s.Name.StartsWith("symptoms.tsv/", StringComparison.Ordinal)).Select(s => s.Name[13..])));
        ComposedLetter shorter = LetterFixture.Composer.Compose(source, choices with { Ticks = choices.Ticks.Except(problem.Keys).ToHashSet() });
        Assert.True(shorter.Letter!.Words <= EmployerLetter.MostWords, $"{shorter.Letter.Words} words");
    }

    [Fact]
    public void Choices_ThatCannotBe_AreSaid()
    {
        Assert.Equal(LetterProblemKind.NothingTicked, Problem(LetterFixture.Choices()));
        Assert.Equal(LetterProblemKind.UnknownTick, Problem(LetterFixture.Choices("tyredness")));
        Assert.Equal(LetterProblemKind.NotStated, Problem(LetterFixture.Choices("double_sight")));
        Assert.Equal(LetterProblemKind.NameMissing, Problem(LetterFixture.Choices("tiredness") with { Voice = LetterVoice.She, PersonName = null }));
    }

    [Fact]
    public void Contradiction_IsForAPersonToSettle()
    {
        EmployerSource source = LetterFixture.Source(LetterFixture.Saying("She has low mood. She has fatigue. There is no fatigue."));
        EmployerChoices choices = LetterFixture.Choices("tiredness");
        ComposedLetter open = LetterFixture.Composer.Compose(source, choices with { Confirmed = new HashSet<string>() });
        Assert.Null(open.Letter);
        Assert.Equal(LetterProblemKind.Contradicted, Assert.Single(open.Problems).Kind);
        Assert.NotNull(LetterFixture.Composer.Compose(source, choices).Letter);
        Assert.DoesNotContain("tiredness", source.DefaultTicks([], LetterFixture.Knowledge));
    }

    [Fact]
    public void OldSource_AndUnconfirmed_StayDrafts()
    {
        EmployerChoices choices = LetterFixture.Choices("tiredness") with { Confirmed = new HashSet<string>() };
        Assert.Equal([LetterProblemKind.NotConfirmed], LetterFixture.Composer.Compose(Whole, choices).Problems.Select(p => p.Kind));
        Assert.Equal([LetterProblemKind.SourceOld, LetterProblemKind.NotConfirmed], LetterFixture.Composer.Compose(Whole, choices with { Date = new DateOnly(2025, 9, 5) }).Problems.Select(p => p.Kind));
        Assert.Empty(LetterFixture.Composer.Compose(Whole, LetterFixture.Choices("tiredness") with { Date = new DateOnly(2025, 9, 5) }).Problems);
        Assert.Equal([LetterProblemKind.EmployerMissing], LetterFixture.Composer.Compose(Whole, LetterFixture.Choices("tiredness") with { Employer = " " }).Problems.Select(p => p.Kind));
    }

    [Fact]
    public void EasyRead_HasHeadingsAndOneSentenceALine()
    {
        EmployerLetter letter = Letter(LetterFixture.Choices("tiredness") with { Style = LetterStyle.EasyRead });
        Assert.Contains(letter.Blocks, b => b.Kind == BlockKind.Heading);
        Assert.All(letter.Blocks.Where(b => b.Kind == BlockKind.List).SelectMany(b => b.Sentences), s => Assert.Single(Wording.Split(s.Text)));
    }

    [Fact]
    public void Draft_IsMarkedAboveAndBelow()
    {
        string draft = Letter(LetterFixture.Choices("tiredness")).AsDraft(LetterFixture.Knowledge);
        Assert.StartsWith("Draft, not for release\n", draft, StringComparison.Ordinal);
        Assert.EndsWith("Draft, not for release\n", draft, StringComparison.Ordinal);
    }

    private static EmployerLetter Letter(EmployerChoices choices) => LetterFixture.Composer.Compose(Whole, choices).Letter!;

    private static LetterProblemKind Problem(EmployerChoices choices) => Assert.Single(LetterFixture.Composer.Compose(Whole, choices).Problems).Kind;
}
