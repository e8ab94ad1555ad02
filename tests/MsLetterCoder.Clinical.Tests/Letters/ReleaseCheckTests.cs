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

    [Theory]
    [InlineData("I have multiple scl\u200berosis.")]
    [InlineData("I have scl\u00aderosis.")]
    [InlineData("My state is \uff28\uff29\uff36.")]
    [InlineData("My state is H\u0406V.")]
    [InlineData("I see the \u041cS nurse.")]
    [InlineData("I feel sui\u200bcidal.")]
    [InlineData("My number is \u0669\u0669\u0669\u0660\u0660\u0660\u0660\u0660\u0661\u0668.")]
    [InlineData("My number is \u2460\u2461\u2462.")]
    [InlineData("\u202eSM evah I.")]
    [InlineData("I have M\u0303S.")]
    [InlineData("a l c o h o l is my trouble.")]
    [InlineData("I have H I V.")]
    [InlineData("b-l-a-d-d-e-r trouble")]
    public void Disguises_AreFound(string words) => Found(words, ReleaseFindingKind.Disguised);

    [Theory]
    [InlineData("I like alc0hol.", ReleaseFindingKind.Never)]
    [InlineData("I like alco-hol.", ReleaseFindingKind.Never)]
    [InlineData("I like alc\u00f3hol.", ReleaseFindingKind.Never)]
    [InlineData("I have M\nS.", ReleaseFindingKind.Diagnosis)]
    [InlineData("I am de-pressed.", ReleaseFindingKind.Symptom)]
    [InlineData("I take 0crevus.", ReleaseFindingKind.Drug)]
    [InlineData("Dr Quillf\u00e9ather agrees.", ReleaseFindingKind.Name)]
    public void WordsInPieces_AreFound(string words, ReleaseFindingKind kind) => Found(words, kind);

    [Theory]
    [InlineData("My viral load is low.", ReleaseFindingKind.Never)]
    [InlineData("I am on methadone.", ReleaseFindingKind.Never)]
    [InlineData("I go to AA.", ReleaseFindingKind.Never)]
    [InlineData("I have been sober since May.", ReleaseFindingKind.Never)]
    [InlineData("There are scars on my arms.", ReleaseFindingKind.Never)]
    [InlineData("We lost our little one.", ReleaseFindingKind.Never)]
    [InlineData("It affects the brain and nerves.", ReleaseFindingKind.Diagnosis)]
    [InlineData("The covering of my nerves is damaged.", ReleaseFindingKind.Diagnosis)]
    [InlineData("It is an autoimmune disease.", ReleaseFindingKind.Diagnosis)]
    [InlineData("Ask the neuro nurse.", ReleaseFindingKind.Diagnosis)]
    [InlineData("My child is ill.", ReleaseFindingKind.Relative)]
    [InlineData("Hubby drives me.", ReleaseFindingKind.Relative)]
    [InlineData("I am in my mid forties.", ReleaseFindingKind.Identifier)]
    [InlineData("I am 45.", ReleaseFindingKind.Identifier)]
    [InlineData("My number is 999 000 zero zero one eight.", ReleaseFindingKind.Identifier)]
    [InlineData("Write to imelda at example dot org.", ReleaseFindingKind.Identifier)]
    [InlineData("I take steriods.", ReleaseFindingKind.Drug)]
    [InlineData("I spend a penny often.", ReleaseFindingKind.Symptom)]
    [InlineData("I zone out.", ReleaseFindingKind.Symptom)]
    [InlineData("The imaging is clear.", ReleaseFindingKind.Result)]
    [InlineData("It is for life.", ReleaseFindingKind.Prognosis)]
    public void RoundaboutWords_AreFound(string words, ReleaseFindingKind kind) => Found(words, kind);

    [Theory]
    [InlineData("The weakness is severe in my right leg.")]
    [InlineData("My left arm is weak too.")]
    [InlineData("It is extremely bad.")]
    public void SeverityAndSide_TheClinicLetterDoesNotState_AreFound(string words)
    {
        // 'severe' is stated of the fatigue, 'moderate' and 'right' of the leg.
        EmployerChoices legs = LetterFixture.Choices("leg_weakness");
        Assert.Contains(LetterFixture.Found($"Dear manager,\n\n{words}\n", legs), f => f.Kind == ReleaseFindingKind.NotStated);
        EmployerChoices without = legs with { LeftOut = new HashSet<string> { "leg_weakness/severity", "leg_weakness/side" } };
        Assert.Contains(LetterFixture.Found("Dear manager,\n\nI have moderate weakness in my right leg.\n", without), f => f.Kind == ReleaseFindingKind.NotStated);
        Assert.DoesNotContain(LetterFixture.Found("Dear manager,\n\nI have moderate weakness in my right leg.\n", legs), f => f.Kind == ReleaseFindingKind.NotStated);
    }

    [Theory]
    [InlineData("name", "Imelda, who is incontinent")]
    [InlineData("name", "Imelda, born in spring")]
    [InlineData("contact", "my mother who has depression")]
    [InlineData("addressee", "Boss, I have falls and poor memory")]
    [InlineData("sender", "The continence service")]
    public void TypedFields_ThatTellMore_AreFound(string field, string value)
    {
        EmployerChoices choices = field switch
        {
            "name" => Chosen with { PersonName = value },
            "contact" => Chosen with { Contact = value },
            "addressee" => Chosen with { Addressee = value },
            _ => Chosen with { Voice = LetterVoice.She, Sender = value },
        };
        Assert.NotEmpty(LetterFixture.Found(LetterFixture.Composer.Compose(LetterFixture.Source(LetterFixture.Whole), choices).Letter!.Text, choices));
    }

    [Theory]
    [InlineData("Siân Ŵyn-Walker", "Painter & Stones Ltd", "Mrs Sexton")]
    [InlineData("Zoë Faller", "Tired Tyres\n2 Balance Street", "Mr O’Fallon")]
    public void TypedFields_WithNamesAlone_AreNoFinding(string name, string employer, string addressee)
    {
        EmployerChoices choices = Chosen with { PersonName = name, Employer = employer, Addressee = addressee };
        Assert.Empty(LetterFixture.Found(LetterFixture.Composer.Compose(LetterFixture.Source(LetterFixture.Whole), choices).Letter!.Text, choices));
    }

    [Theory]
    [InlineData("My staff number is on file.")]
    [InlineData("A number of my tasks could move.")]
    [InlineData("We could use MS Teams for meetings.")]
    [InlineData("Please treat this as private.")]
    [InlineData("I would like to be treated like the rest.")]
    [InlineData("Please do not worry about this.")]
    [InlineData("I will always tell you if I am late.")]
    [InlineData("A laptop or tablet would help me.")]
    [InlineData("I can go back to the shop floor.")]
    [InlineData("The review falls on a Monday.")]
    public void HarmlessEdits_AreNoFinding(string words) =>
        Assert.Empty(LetterFixture.Found(Clean.Replace("\n\nYours", " " + words + "\n\nYours", StringComparison.Ordinal), Chosen).Select(f => $"{f.Kind}: {f.Words}"));

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
