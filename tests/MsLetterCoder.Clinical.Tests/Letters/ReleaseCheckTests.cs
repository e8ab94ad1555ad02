using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>The check on edited text: each family of what must not go out is written into a clean letter, and must be found where it stands.</summary>
public sealed class ReleaseCheckTests
{
    private static readonly EmployerChoices Chosen = LetterFixture.Choices("tiredness", "leg_weakness");

    private static readonly string Clean = LetterFixture.Composer.Compose(LetterFixture.Source(LetterFixture.Whole), Chosen).Letter!.Text;

    [Fact]
    public void CleanLetter_HasNoFindings() => Assert.Empty(LetterFixture.Found(Clean, Chosen));

    [Theory]
    [InlineData("My number is 9990000018.")]
    [InlineData("My number is 999 000 0018.")]
    [InlineData("My number is 999-000-0018.")]
    [InlineData("My number is 9 9 9 0 0 0 0 0 1 8.")]
    [InlineData("My number is 999.000.0018.")]
    [InlineData("My number is 999\u00a0000\u00a00018.")]
    [InlineData("My number is 999/000/0018.")]
    [InlineData("My number is nine nine nine zero zero zero zero zero one eight.")]
    [InlineData("My hospital number is the same.")]
    [InlineData("The reference is KG/44871/ab.")]
    [InlineData("The reference is 44871.")]
    [InlineData("Ring 01632 960 123 about this.")]
    [InlineData("I came into the world on 7 August 1981.")]
    [InlineData("I came into the world on 07/08/1981.")]
    [InlineData("I came into the world on 7.8.81.")]
    [InlineData("I came into the world on 1981-08-07.")]
    [InlineData("I came into the world on August 7, 1981.")]
    [InlineData("I came into the world on 7th Aug 1981.")]
    [InlineData("I came into the world on 07081981.")]
    [InlineData("I came into the world on the seventh of August.")]
    [InlineData("I was born some time ago.")]
    [InlineData("I am 43 years old.")]
    [InlineData("I was seen on 4 March 2025.")]
    [InlineData("I live at 14 Larkspur Crescent.")]
    [InlineData("I live at larkspur crescent.")]
    [InlineData("My post goes to BS1 4ND.")]
    [InlineData("Write to imelda@example.org.")]
    public void Identifiers_AreFound(string words) => Found(words, ReleaseFindingKind.Identifier);

    [Theory]
    [InlineData("Dr Quillfeather agrees.")]
    [InlineData("quillfeather agrees.")]
    [InlineData("QUILLFEATHER agrees.")]
    [InlineData("Okonjo's surgery can say more.")]
    [InlineData("I live in Oakminster.")]
    public void Names_OfTheClinicLetter_AreFound(string words) => Found(words, ReleaseFindingKind.Name);

    [Theory]
    [InlineData("I take ocrelizumab.")]
    [InlineData("I take OCREVUS.")]
    [InlineData("I take ocre-lizumab.")]
    [InlineData("I take ocrelizumabs.")]
    [InlineData("I take Baclofen at night.")]
    [InlineData("I take natalizumab.")]
    [InlineData("I take Tysabri's new form.")]
    [InlineData("I take 600 mg of it.")]
    [InlineData("I take a steroid.")]
    [InlineData("I take tablets.")]
    public void Drugs_AreFound(string words) => Found(words, ReleaseFindingKind.Drug);

    [Theory]
    [InlineData("The code is G35X.", ReleaseFindingKind.Code)]
    [InlineData("The code is N39.4.", ReleaseFindingKind.Code)]
    [InlineData("SNOMED has a word for it.", ReleaseFindingKind.Code)]
    [InlineData("The code is 24700007.", ReleaseFindingKind.Identifier)]
    [InlineData("My EDSS is known.", ReleaseFindingKind.Score)]
    [InlineData("I scored high.", ReleaseFindingKind.Score)]
    [InlineData("My MRI is known.", ReleaseFindingKind.Result)]
    [InlineData("I was scanned.", ReleaseFindingKind.Result)]
    [InlineData("There are lesions.", ReleaseFindingKind.Result)]
    [InlineData("My blood tests are fine.", ReleaseFindingKind.Result)]
    public void CodesScoresAndResults_AreFound(string words, ReleaseFindingKind kind) => Found(words, kind);

    [Theory]
    [InlineData("I have bladder trouble.")]
    [InlineData("My bladders trouble me.")]
    [InlineData("I wee often.")]
    [InlineData("I was incontinent.")]
    [InlineData("I urinate often.")]
    [InlineData("I am depressed.")]
    [InlineData("My mood is low.")]
    [InlineData("I have been falling.")]
    [InlineData("I fell.")]
    [InlineData("I forgot things.")]
    [InlineData("I see double.")]
    [InlineData("My speech slurs.")]
    [InlineData("My hands trembled.")]
    [InlineData("I have pins and needles.")]
    [InlineData("It pains me.")]
    [InlineData("I am constipated.")]
    [InlineData("Sexually it is hard.")]
    [InlineData("I fainted.")]
    [InlineData("I have spasticity.")]
    public void UntickedSymptoms_AreFound_InAnyForm(string words) => Found(words, ReleaseFindingKind.Symptom);

    [Theory]
    [InlineData("I am HIV positive.")]
    [InlineData("I had hepatitis B.")]
    [InlineData("I had shingles.")]
    [InlineData("I drink alcohol.")]
    [InlineData("I am a smoker.")]
    [InlineData("I used cannabis.")]
    [InlineData("I was suicidal.")]
    [InlineData("I harmed myself.")]
    [InlineData("I took an overdose.")]
    [InlineData("I miscarried.")]
    [InlineData("I lost the baby.")]
    [InlineData("I had a termination.")]
    public void NeverList_IsFound_WhateverIsTicked(string words)
    {
        Found(words, ReleaseFindingKind.Never);
        string text = Clean.Replace("\n\nYours", " " + words + "\n\nYours", StringComparison.Ordinal);
        EmployerChoices all = Chosen with { Ticks = LetterFixture.Knowledge.Symptoms.Select(s => s.Key).ToHashSet(), NameDiagnosis = true };
        Assert.Contains(LetterFixture.Found(text, all), f => f.Kind == ReleaseFindingKind.Never);
    }

    [Theory]
    [InlineData("My mother has epilepsy.", ReleaseFindingKind.Relative)]
    [InlineData("My husband helps.", ReleaseFindingKind.Relative)]
    [InlineData("There is epilepsy.", ReleaseFindingKind.Relative)]
    [InlineData("I have multiple sclerosis.", ReleaseFindingKind.Diagnosis)]
    [InlineData("I have MS.", ReleaseFindingKind.Diagnosis)]
    [InlineData("I have M.S. you see.", ReleaseFindingKind.Diagnosis)]
    [InlineData("It is relapsing remitting.", ReleaseFindingKind.Diagnosis)]
    [InlineData("I see a neurologist.", ReleaseFindingKind.Diagnosis)]
    [InlineData("It will get worse.", ReleaseFindingKind.Prognosis)]
    [InlineData("It is progressive.", ReleaseFindingKind.Prognosis)]
    [InlineData("I have asthma too.", ReleaseFindingKind.Condition)]
    [InlineData("They call me a poor historian.", ReleaseFindingKind.Opinion)]
    public void OtherMatters_AreFound(string words, ReleaseFindingKind kind) => Found(words, kind);

    [Fact]
    public void Diagnosis_Ticked_MayBeNamed_ButNotItsType()
    {
        EmployerChoices named = Chosen with { NameDiagnosis = true };
        string text = LetterFixture.Composer.Compose(LetterFixture.Source(LetterFixture.Whole), named).Letter!.Text;
        Assert.Empty(LetterFixture.Found(text, named));
        Assert.Contains(LetterFixture.Found(text.Replace("multiple sclerosis", "relapsing remitting multiple sclerosis", StringComparison.Ordinal), named), f => f.Kind == ReleaseFindingKind.Diagnosis);
    }

    [Theory]
    [InlineData("file", "MS letter.docx", ReleaseFindingKind.Diagnosis)]
    [InlineData("file", "Vantongeren.pdf", ReleaseFindingKind.Name)]
    [InlineData("title", "Letter about multiple sclerosis", ReleaseFindingKind.Diagnosis)]
    [InlineData("author", "Neurology department", ReleaseFindingKind.Diagnosis)]
    [InlineData("keywords", "bladder", ReleaseFindingKind.Symptom)]
    [InlineData("file name", "employer-letter-1981-08-07.docx", ReleaseFindingKind.Identifier)]
    public void Properties_AreReadToo(string name, string value, ReleaseFindingKind kind)
    {
        IReadOnlyList<ReleaseFinding> found = LetterFixture.Check.Check(new ReleaseMaterial
        {
            Text = Clean,
            SourceText = LetterFixture.Whole,
            Source = LetterFixture.Analyse(LetterFixture.Whole),
            Choices = Chosen,
            Properties = new Dictionary<string, string> { [name] = value },
        });
        Assert.Contains(found, f => f.Kind == kind && f.Where == name);
    }

    [Fact]
    public void FileName_WithTheLettersOwnDate_IsNoFinding() => Assert.Empty(LetterFixture.Check.Check(new ReleaseMaterial
    {
        Text = Clean,
        SourceText = LetterFixture.Whole,
        Source = LetterFixture.Analyse(LetterFixture.Whole),
        Choices = Chosen,
        Properties = new Dictionary<string, string> { ["file name"] = $"employer-letter-{Chosen.Date:yyyy-MM-dd}.docx" },
    }));

    [Fact]
    public void Sender_ThatGivesTheConditionAway_IsFound()
    {
        EmployerChoices choices = Chosen with { Voice = LetterVoice.They, Sender = "MS Specialist Nurses\nKingsmere General Hospital" };
        string text = LetterFixture.Composer.Compose(LetterFixture.Source(LetterFixture.Whole), choices).Letter!.Text;
        Assert.Contains(LetterFixture.Found(text, choices), f => f.Kind == ReleaseFindingKind.Diagnosis);
    }

    [Fact]
    public void CopiedWords_AreFound() => Found("She drinks 30 units of it a week.", ReleaseFindingKind.Copied);

    [Fact]
    public void Tick_WithoutWordsInTheLetter_IsFound() =>
        Assert.Contains(LetterFixture.Found(Clean, LetterFixture.Choices("tiredness", "leg_weakness", "double_sight")), f => f.Kind == ReleaseFindingKind.NotStated);

    [Fact]
    public void EmptyTooLongAndTooHard_AreFound()
    {
        Assert.Contains(LetterFixture.Found("", Chosen), f => f.Kind == ReleaseFindingKind.Measure);
        Assert.Contains(LetterFixture.Found(Clean + string.Concat(Enumerable.Repeat("Please help me at work. ", 60)), Chosen), f => f.Kind == ReleaseFindingKind.Measure);
        Assert.Contains(LetterFixture.Found("Dear manager, organisational considerations necessitate comprehensive reconfiguration.", Chosen), f => f.Kind == ReleaseFindingKind.Measure);
    }

    [Fact]
    public void TickedWords_AreAllowedWhereTheRowSaysThem_AndNowhereElse()
    {
        EmployerChoices legs = LetterFixture.Choices("leg_weakness");
        Assert.Empty(LetterFixture.Found(Clean.Split("\n\n")[0] + "\n\nDear manager,\n\nI have weakness in my legs. This can be worse when I am tired.\n", legs));
        Assert.Contains(LetterFixture.Found("Dear manager,\n\nI have weakness in my legs. I am tired.\n", legs), f => f.Kind == ReleaseFindingKind.Symptom);
    }

    private static void Found(string words, ReleaseFindingKind kind)
    {
        string text = Clean.Replace("\n\nYours", " " + words + "\n\nYours", StringComparison.Ordinal);
        int at = text.IndexOf(words, StringComparison.Ordinal);
        ReleaseFinding finding = Assert.Single(LetterFixture.Found(text, Chosen).Where(f => f.Kind == kind).Take(1));
        Assert.True(finding.Span.Start >= at && finding.Span.End <= at + words.Length && finding.Span.Length > 0, "the finding lies elsewhere");
        Assert.NotEmpty(finding.Words);
    }
}
