using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Tests.Reading.Facts;

/// <summary>Families of wordings of facts, and what looks like them and is none. None of the sentences stands in the corpus.</summary>
public sealed class LetterFactTests
{
    [Theory]
    [InlineData("RRMS, diagnosed in June 2012.", "2012-06")]
    [InlineData("Diagnosis: relapsing remitting MS (2014).", "2014")]
    [InlineData("He was given the diagnosis of multiple sclerosis in May 2009.", "2009-05")]
    [InlineData("Secondary progressive MS. Year of diagnosis: 1997.", "1997")]
    [InlineData("Her MS was diagnosed three years ago.", "2021")]
    public void Diagnosis_HasItsDate(string words, string expected) => Assert.Equal(expected, Excerpt.Letter(words).Facts.MsDiagnosed?.Date.ToString());

    [Theory]
    [InlineData("His sister was diagnosed with MS in 2001.")]
    [InlineData("She was diagnosed with asthma in 1999.")]
    [InlineData("RRMS. Onset in 2010.")]
    [InlineData("MS was diagnosed when she was in her thirties.")]
    public void Diagnosis_OfOthersOrOfOtherThings_IsNone(string words) => Assert.Null(Excerpt.Letter(words).Facts.MsDiagnosed);

    [Theory]
    [InlineData("Walks 200 yards with a stick.", 183)]
    [InlineData("She can walk half a mile.", 805)]
    [InlineData("Walking distance is about 1.5 km.", 1500)]
    [InlineData("He manages twenty metres on the flat.", 20)]
    public void WalkingDistance_IsInMetres(string words, double expected) => Assert.Equal(expected, Assert.Single(Excerpt.Letter(words).Facts.WalkingDistance).Value);

    [Theory]
    [InlineData("She lives 5 miles from the hospital and walks well.")]
    [InlineData("10 m walk: 8.1 seconds.")]
    [InlineData("Her father walks 100 metres.")]
    public void WalkingDistance_OfOtherThings_IsNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.WalkingDistance);

    [Theory]
    [InlineData("She uses two sticks outdoors.", "two_sticks")]
    [InlineData("He mobilises with a rollator.", "rollator")]
    [InlineData("Walks unaided.", "none")]
    [InlineData("He gets about in an electric wheelchair.", "powered_wheelchair")]
    [InlineData("She furniture walks at home.", "furniture")]
    public void Aid_IsNamed(string words, string expected) => Assert.Equal(expected, Assert.Single(Excerpt.Letter(words).Facts.WalkingAids).Value);

    [Theory]
    [InlineData("He no longer needs a stick.")]
    [InlineData("Referral to wheelchair services was discussed.")]
    [InlineData("Her mother uses a wheelchair.")]
    [InlineData("We discussed the time frame.")]
    public void Aid_NotUsed_IsNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.WalkingAids);

    [Theory]
    [InlineData("Two relapses in the last 12 months.", 2, "2023-05", null)]
    [InlineData("No relapses since 2019.", 0, "2019", null)]
    [InlineData("There were three relapses in 2022.", 3, null, "2022")]
    [InlineData("Relapses: none.", 0, null, null)]
    [InlineData("She has not had any further attacks.", 0, null, null)]
    public void Relapses_AreCounted(string words, int count, string? since, string? within)
    {
        CountFact fact = Assert.Single(Excerpt.Letter(words).Facts.RelapseCounts);

        Assert.Equal((count, since, within), (fact.Count, fact.Since?.ToString(), fact.Within?.ToString()));
    }

    [Theory]
    [InlineData("If she has two relapses in a year we would switch.")]
    [InlineData("He has two panic attacks a week.")]
    [InlineData("His brother had three relapses last year.")]
    public void Relapses_OfOthersOrSupposed_AreNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.RelapseCounts);

    [Theory]
    [InlineData("She relapsed in March 2024 and was treated with oral methylprednisolone.", "2024-03", true, "methylprednisolone")]
    [InlineData("There was a relapse in June 2023, which was not treated.", "2023-06", false, null)]
    [InlineData("He had a relapse last month and received steroids.", "2024-04", true, "steroids")]
    public void Relapse_HasDateAndTreatment(string words, string date, bool treated, string? drug)
    {
        RelapseFact fact = Assert.Single(Excerpt.Letter(words).Facts.Relapses);

        Assert.Equal((date, treated, drug), (fact.Date.ToString(), fact.Treated, fact.Treatment));
    }

    [Theory]
    [InlineData("MRI brain on 03/04/2024 showed two new lesions, one of which enhanced.", "2024-04-03", "brain", 2, 1)]
    [InlineData("MRI of the cervical spine in January 2024: no new lesions.", "2024-01", "cervical_spine", 0, null)]
    [InlineData("Her brain scan of 2023 showed no new or enhancing lesions.", "2023", "brain", 0, 0)]
    public void Mri_HasDateRegionAndLesions(string words, string date, string region, int fresh, int? enhancing)
    {
        MriFact fact = Assert.Single(Excerpt.Letter(words).Facts.Mri);

        Assert.Equal((date, region, fresh, enhancing), (fact.Date?.ToString(), Assert.Single(fact.Regions), fact.NewLesions, fact.EnhancingLesions));
    }

    [Theory]
    [InlineData("I have requested an MRI brain.")]
    [InlineData("CT scan of the head was normal.")]
    [InlineData("Bladder scan showed 40 ml.")]
    public void Mri_ToComeOrOfOtherKinds_IsNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.Mri);

    [Theory]
    [InlineData("Baclofen 10 mg tds", "baclofen current 10 mg  tds  ")]
    [InlineData("She takes gabapentin 300 mg three times a day.", "gabapentin current 300 mg  tds  ")]
    [InlineData("On Tysabri 300 mg IV every 4 weeks since May 2019.", "natalizumab current 300 mg iv every 4 weeks 2019-05 ")]
    [InlineData("Fingolimod was stopped in 2021 because of lymphopenia.", "fingolimod stopped    2021 safety")]
    [InlineData("Previous DMTs: Rebif (2010-2014, relapses).", "interferon_beta_1a stopped   2010 2014 inefficacy")]
    [InlineData("She declined ocrelizumab.", "ocrelizumab declined    ")]
    [InlineData("We will start cladribine in September.", "cladribine planned   2024-09 ")]
    [InlineData("Amitriptyline 10 mg nocte was stopped as it made her drowsy.", "amitriptyline stopped 10 mg  nocte  side_effects")]
    public void Treatment_IsOnTheTimeline(string words, string expected)
    {
        TreatmentFact drug = Assert.Single(Excerpt.Letter(words).Facts.Treatments);
        string dates = drug.Status == TreatmentStatus.Stopped ? $"{drug.Started} {drug.Stopped}" : $"{drug.Started}";
        string said = string.Create(CultureInfo.InvariantCulture, $"{drug.Drug} {Labels.Of(drug.Status)} {drug.Dose} {drug.Unit} {drug.Route} {drug.Frequency} {dates} {(drug.StopReason is { } reason ? Labels.Of(reason) : "")}");

        Assert.Equal(Squeezed(expected), Squeezed(said));
    }

    [Theory]
    [InlineData("Her mother takes baclofen.")]
    [InlineData("We discussed the risks of natalizumab.")]
    [InlineData("Vitamin D 45 nmol/L.")]
    public void Treatment_OfOthersOrDiscussed_IsNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.Treatments);

    [Theory]
    [InlineData("T25FW 6.2 s", 6.2)]
    [InlineData("Timed 25-foot walk: 11.4 seconds", 11.4)]
    [InlineData("She walked 25 feet in 7 seconds.", 7)]
    public void TimedWalk_IsInSeconds(string words, double expected) => Assert.Equal(expected, Assert.Single(Excerpt.Letter(words).Facts.TimedWalk).Value);

    [Theory]
    [InlineData("JCV antibody positive, index 1.62.", "positive", 1.62)]
    [InlineData("JC virus status: negative (index 0.21).", "negative", 0.21)]
    public void Jcv_HasStatusAndIndex(string words, string status, double index)
    {
        LetterFacts facts = Excerpt.Letter(words).Facts;

        Assert.Equal((status, index), (facts.JcvStatus?.Value, Assert.Single(facts.JcvIndex).Value));
    }

    [Fact]
    public void Figure_OfAnEarlierYear_IsNotTodays()
    {
        LetterFacts facts = Excerpt.Letter("Vitamin D was 30 nmol/L in 2022. EDSS was 6.0 last year and is 6.5 today.").Facts;

        FigureFact level = Assert.Single(facts.VitaminD);
        Assert.Equal((30, false, "2022"), (level.Value, level.Current, level.Date?.ToString()));
        FigureFact edss = Assert.Single(facts.EdssEarlier);
        Assert.Equal((6.0, "2023"), (edss.Value, edss.Date?.ToString()));
    }

    [Fact]
    public void Edss_OfADayLongBefore_IsNotTodays()
    {
        (DocumentFacts facts, _) = Excerpt.Document("EDSS of 2.0 on 14/11/2023.");

        Assert.Null(facts.Edss);
        Assert.Equal("2023-11-14", Assert.Single(facts.Letter.EdssEarlier).Date?.ToString());
    }

    [Theory]
    [InlineData("She has fallen twice since January.", 2, "2024-01")]
    [InlineData("Three falls in the past six months.", 3, "2023-11")]
    [InlineData("She denies falls.", 0, null)]
    public void Falls_AreCounted(string words, int count, string? since)
    {
        CountFact fact = Assert.Single(Excerpt.Letter(words).Facts.Falls);

        Assert.Equal((count, since), (fact.Count, fact.Since?.ToString()));
    }

    [Theory]
    [InlineData("A fall in the lymphocyte count was noted.")]
    [InlineData("He falls asleep at work.")]
    [InlineData("She attends the falls clinic.")]
    public void Falls_OfOtherKinds_AreNone(string words) => Assert.Empty(Excerpt.Letter(words).Facts.Falls);

    [Theory]
    [InlineData("Dictated: 15/05/2024\nTyped: 21/05/2024", "2024-05-15", "2024-05-21", "2024-05-21")]
    [InlineData("Dictated/Typed: 15.05.24 / 21.05.24", "2024-05-15", "2024-05-21", "2024-05-21")]
    [InlineData("Letter date: 20 May 2024", null, null, "2024-05-20")]
    public void LetterDates_AreToldApart(string words, string? dictated, string? typed, string? letter)
    {
        LetterFacts facts = Excerpt.Letter(words).Facts;

        Assert.Equal((dictated, typed, letter), (facts.DictatedDate?.Date.ToString(), facts.TypedDate?.Date.ToString(), facts.LetterDate?.Date.ToString()));
    }

    [Theory]
    [InlineData("takes dimethyl fuma-\nrate 240 mg bd since Septem-\nber 2020.", "fuma-\nrate")]
    [InlineData("takes ﬁngolimod 0.5 mg od since March 2018.", "ﬁngolimod")]
    public void Facts_AreFoundAcrossDamage_AndSpanTheOriginal(string words, string original)
    {
        (LetterFacts facts, string text) = Excerpt.Letter("She " + words);
        TreatmentFact drug = Assert.Single(facts.Treatments);

        Assert.NotNull(drug.Dose);
        Assert.NotNull(drug.Frequency);
        Assert.NotNull(drug.Started);
        Assert.Contains(original, drug.Span.In(text).ToString(), StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
