using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Order, dagger and asterisk, fillers, combinations and the reasons why a code is not given, by the program's own table.</summary>
public sealed class Icd10SequenceTests
{
    [Fact]
    public void HistoryAndFamily_StandLastInOrderOfMention() => Assert.Equal(
        ["G35X", "R29.6", "Z82.3", "Z86.7"],
        MarkedLetter.Codes("Her mother had a [[stroke|stroke|family]]. She had a [[DVT|dvt|past]]. [[MS|ms|present]] with [[falls|falls|present]].", "ms"));

    [Theory]
    [InlineData("dementia_due_to_ms", "G35X", "F02.8")]
    [InlineData("optic_neuritis_due_to_ms", "G35X", "H48.1")]
    [InlineData("vaginal_candidiasis", "B37.3", "N77.1")]
    [InlineData("postherpetic_neuralgia", "B02.2", "G53.0")]
    [InlineData("cryptococcal_meningitis", "B45.1", "G02.1")]
    public void Dagger_IsFollowedByItsAsterisk(string key, string dagger, string asterisk) =>
        Assert.Equal([dagger, asterisk, "R29.6"], MarkedLetter.Codes($"[[x|{key}|present]] and [[falls|falls|present]]", key));

    [Theory]
    [InlineData("cauti", "T83.5", "N39.0")]
    [InlineData("urosepsis", "A41.9", "N39.0")]
    [InlineData("double_incontinence", "R15X", "R32X")]
    public void Combination_GivesItsCodesTogether(string key, string first, string second) => Assert.Equal([first, second], MarkedLetter.Codes($"[[x|{key}|present]]"));

    [Fact]
    public void AsteriskWithoutItsDagger_NeverStands()
    {
        // The site's table gives the asterisk code alone: it is left out all the same.
        ConceptInventory concepts = MarkedLetter.Concepts.With(CodingOverrides.Parse("o.tsv", "concept\tcolumn\tvalue\treviewer\tdate\treason\ndementia\ticd10\tF02.8\tA\t2026-02-01\tr", MarkedLetter.Concepts));
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = MarkedLetter.Derive("[[falls|falls|present]], [[dementia|dementia|present]]", "falls", concepts: concepts);

        Assert.Equal(["R29.6"], list.Select(e => e.Code.ToString()));
        Assert.StartsWith("P01:", Assert.Single(leftOut).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void UndividedCategories_ArePaddedWithX() => Assert.All(
        MarkedLetter.Concepts.All.SelectMany(c => c.Icd10.Concat(c.AskCandidates).Append(c.Icd10History).Append(c.Icd10Family)).Where(c => c != default),
        c => Assert.True(c.Value!.Length >= 4 && (c.Value[3] == 'X' || c.Value[3] == '.'), c.Value));

    [Fact]
    public void Fractures_SayClosedOrOpen() => Assert.All(
        MarkedLetter.Concepts.All.Where(c => c.Key.StartsWith("fracture", StringComparison.Ordinal) || c.Key == "colles").SelectMany(c => c.Icd10),
        c => Assert.True(c.Value is { Length: 6 } value && value[5] is '0' or '1', c.Value));

    [Fact]
    public void Table_NeedsNoFurtherDivision() =>
        Assert.All(MarkedLetter.Concepts.All.SelectMany(c => c.Icd10), c => Assert.DoesNotContain(MarkedLetter.Coding.Pairs.Conflicts([c]), found => found.Rule is "P80" or "P81" or "P82" or "P83"));

    [Theory]
    [InlineData("absent", "1:")]
    [InlineData("possible", "1:")]
    [InlineData("planned", "1:")]
    [InlineData("hypothetical", "1:")]
    [InlineData("past", "3:")]
    [InlineData("family", "4:")]
    public void WhatGivesNoCode_SaysWhy(string context, string rule)
    {
        Icd10LeftOut left = Assert.Single(MarkedLetter.Derive($"[[MS|ms|present]]. Her mother: [[falls|falls|{context}]] and [[falls|falls|{context}]].", "ms").LeftOut);

        Assert.Equal(("R29.6", "falls"), (left.Code, left.Key));
        Assert.StartsWith(rule, left.Rule, StringComparison.Ordinal);
        Assert.Equal([1, 2], left.Mentions);
    }

    [Fact]
    public void IntegralSymptoms_AreOneEntryForEachConcept()
    {
        IReadOnlyList<Icd10LeftOut> leftOut = MarkedLetter.Derive("[[MS|ms|present]], [[numb|numbness|present]], [[burning|burning_sensation|present]], [[numb|numbness|present]]", "ms").LeftOut;

        Assert.Equal(2, leftOut.Count);
        Assert.Equal(("R20.8", "numbness"), (leftOut[0].Code, leftOut[0].Key));
        Assert.Equal(("R20.8", "burning_sensation"), (leftOut[1].Code, leftOut[1].Key));
        Assert.Equal([1, 3], leftOut[0].Mentions);
        Assert.All(leftOut, l => Assert.Equal(Icd10Rules.Integral, l.Rule));
    }

    [Fact]
    public void Question_IsStructured()
    {
        Icd10LeftOut asked = Assert.Single(MarkedLetter.Derive("[[erectile dysfunction|erectile_dysfunction|present]]").LeftOut);

        Assert.Equal("N48.4 F52.2: organic or neurogenic stated?", asked.Code);
        Assert.Equal("organic or neurogenic stated?", asked.Question);
        Assert.Equal(["N48.4", "F52.2"], asked.Candidates.Select(c => c.ToString()));
    }

    [Fact]
    public void EveryMentionOfACodedConcept_IsExplained()
    {
        string marked = string.Concat(Labels.All<MentionContext>().SelectMany(context =>
            MarkedLetter.Concepts.All.Where(c => c.HasCodes).Select(c => c.Key).Select(key => $"Her husband: [[x|{key}|{context}]]. ")));
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = MarkedLetter.Derive(marked, "ms");
        int mentions = MarkedLetter.Read(marked).Mentions.Count;

        Assert.Equal(Enumerable.Range(0, mentions), list.SelectMany(e => e.Mentions).Concat(leftOut.SelectMany(l => l.Mentions)).Distinct().Order());
    }

    [Theory]
    [InlineData("Screen sent: HIV, hepatitis B, [[hepatitis C|hepatitis_c|present]] and TB.", true)]
    [InlineData("[[HIV|hiv|present]] serology was taken today.", true)]
    [InlineData("She was tested for [[coeliac disease|coeliac|present]].", true)]
    [InlineData("[[HIV|hiv|present]] test positive.", false)]
    [InlineData("She has [[coeliac disease|coeliac|present]].", false)]
    [InlineData("Blood tests were normal and her [[coeliac disease|coeliac|present]] is quiet.", false)]
    [InlineData("Known [[hepatitis B|hepatitis_b|present]], bloods sent.", false)]
    public void DiseaseNameThatLabelsATest_IsNotTheDisease(string marked, bool label)
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = MarkedLetter.Derive(marked);

        Assert.Equal(label, leftOut.Any(l => l.Rule == Icd10Rules.TestLabel));
        Assert.Equal(label, list.Count == 0 && !leftOut.Any(l => l.Question is not null));
    }
}
