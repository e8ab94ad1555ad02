using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>The rules of coding.md, each by its number, on an inventory of its own.</summary>
public sealed class Icd10EngineTests
{
    private static readonly ConceptInventory Concepts = ConceptInventory.Parse(Clinical.Matching.KnowledgeFile.From("concepts.tsv", string.Join('\n',
        "key\tsctid\tterm\tkind\tgroup\ticd10\ticd10_ask\ticd10_history\ticd10_family\tintegral_to\tscore_as\tbrand_names\tdrug_class\tms_role",
        Row("rrms", "G35X"),
        Row("fatigue", "R53X", integral: "G35X"),
        Row("falls", "R29.6"),
        Row("pressure", "L89.9"),
        Row("pressure_2", "L89.1"),
        Row("neoplasm", "C50.9"),
        Row("neoplasm_site", "C50.1"),
        Row("dementia_in_ms", "G35X F02.8"),
        Row("anaemia", "", ask: "D50.9 D64.9: which?"),
        Row("stroke", "I64X", history: "Z86.7", family: "Z82.3"),
        Row("walks", ""))));

    [Fact]
    public void Rule1_OnlyPresentMentionsGiveTheirCode() =>
        Assert.Equal(["G35X"], Codes(null, ("rrms", MentionContext.Present), ("falls", MentionContext.Possible), ("pressure", MentionContext.Hypothetical), ("neoplasm", MentionContext.Absent), ("falls", MentionContext.Planned)));

    [Fact]
    public void Rule2_SeveralCodesStandTogetherAndInOrder() => Assert.Equal(["G35X", "F02.8"], Codes("dementia_in_ms", ("dementia_in_ms", MentionContext.Present)));

    [Fact]
    public void Rule2_AGuessIsAsked()
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = Derive(null, "", ("anaemia", MentionContext.Present), ("anaemia", MentionContext.Present));

        Assert.Empty(list);
        Assert.Equal([0, 1], Assert.Single(leftOut).Mentions);
    }

    [Fact]
    public void Rule2_NoCodeGivesNoEntry() => Assert.Empty(Codes(null, ("walks", MentionContext.Present)));

    [Fact]
    public void Rule3_PastGivesTheHistoryCodeLast() => Assert.Equal(["G35X", "Z86.7"], Codes("rrms", ("stroke", MentionContext.Past), ("rrms", MentionContext.Present)));

    [Theory]
    [InlineData("Her mother had a stroke", "Z82.3")]
    [InlineData("Family history: stroke", "Z82.3")]
    [InlineData("Her husband had a stroke", null)]
    [InlineData("a friend with stroke", null)]
    [InlineData("Her husband's mother, a neighbour. Her father had a stroke", "Z82.3")]
    public void Rule4_FamilyIsABloodRelative(string text, string? code)
    {
        int at = text.LastIndexOf("stroke", StringComparison.Ordinal);
        Mention mention = MentionOf("stroke", MentionContext.Family) with { Span = new TextSpan(at, at + 6) };
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = new Icd10Engine(Concepts).Derive(text, [mention], null);

        Assert.Equal(code is null ? [] : [code], list.Select(e => e.Code.ToString()));
        Assert.Equal(code is null, leftOut.Any(l => l.Rule.StartsWith("4:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rule5_AnIntegralSymptomIsLeftOut()
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = Derive("rrms", "", ("rrms", MentionContext.Present), ("fatigue", MentionContext.Present));

        Assert.Equal(["G35X"], list.Select(e => e.Code.ToString()));
        Assert.Equal("R53X", Assert.Single(leftOut).Code);
    }

    [Fact]
    public void Rule5_ThePrimaryCodeIsExempt() => Assert.Equal(["R53X", "G35X"], Codes("fatigue", ("rrms", MentionContext.Present), ("fatigue", MentionContext.Present)));

    [Fact]
    public void Rule5_WithoutTheDiseaseTheSymptomStands() => Assert.Equal(["R29.6", "R53X"], Codes(null, ("falls", MentionContext.Present), ("fatigue", MentionContext.Present)));

    [Fact]
    public void Rule7_SpecificBeatsUnspecified() => Assert.Equal(["G35X", "L89.1"], Codes("rrms", ("rrms", MentionContext.Present), ("pressure", MentionContext.Present), ("pressure_2", MentionContext.Present)));

    [Fact]
    public void Rule7_ChapterTwoIsExempt() => Assert.Equal(["G35X", "C50.9", "C50.1"], Codes("rrms", ("rrms", MentionContext.Present), ("neoplasm", MentionContext.Present), ("neoplasm_site", MentionContext.Present)));

    [Fact]
    public void Rule7_ThePrimaryCodeIsExempt() => Assert.Equal(["L89.9", "L89.1"], Codes("pressure", ("pressure", MentionContext.Present), ("pressure_2", MentionContext.Present)));

    [Fact]
    public void Rule8_ACodeStandsOnceWithAllItsMentions()
    {
        (IReadOnlyList<Icd10Entry> list, _) = Derive("rrms", "", ("rrms", MentionContext.Present), ("falls", MentionContext.Present), ("rrms", MentionContext.Present));

        Assert.Equal(["G35X", "R29.6"], list.Select(e => e.Code.ToString()));
        Assert.Equal([0, 2], list[0].Mentions);
    }

    [Fact]
    public void Rule9_ThePrimaryComesFirstThenTheOrderOfMention() =>
        Assert.Equal(["G35X", "R29.6", "L89.1"], Codes("rrms", ("falls", MentionContext.Present), ("pressure_2", MentionContext.Present), ("rrms", MentionContext.Present)));

    [Fact]
    public void Rule9_CodesGivenTogetherWithThePrimaryStayBesideIt() =>
        Assert.Equal(["G35X", "F02.8", "R29.6"], Codes("dementia_in_ms", ("falls", MentionContext.Present), ("dementia_in_ms", MentionContext.Present)));

    [Fact]
    public void Rule9_WithoutACodeOfTheMainConditionTheFirstIsPrimary()
    {
        (IReadOnlyList<Icd10Entry> list, _) = Derive("walks", "", ("falls", MentionContext.Present), ("rrms", MentionContext.Present));

        Assert.True(list[0].Primary);
        Assert.Equal("R29.6", list[0].Code.ToString());
        Assert.Equal(Icd10Rules.FirstInOrder, list[0].Rule);
        Assert.False(list[1].Primary);
    }

    [Fact]
    public void Rule12_EachEntryNamesItsRule()
    {
        (IReadOnlyList<Icd10Entry> list, _) = Derive("rrms", "", ("rrms", MentionContext.Present), ("falls", MentionContext.Present), ("stroke", MentionContext.Past));

        Assert.Equal([Icd10Rules.Primary, Icd10Rules.Present, Icd10Rules.History], list.Select(e => e.Rule));
    }

    private static string Row(string key, string codes, string ask = "", string history = "", string family = "", string integral = "") =>
        string.Join('\t', key, "", key, "finding", "g", codes, ask, history, family, integral, "", "", "", "");

    private static IEnumerable<string> Codes(string? primary, params (string Key, MentionContext Context)[] mentions) => Derive(primary, "", mentions).List.Select(e => e.Code.ToString());

    private static (IReadOnlyList<Icd10Entry> List, IReadOnlyList<Icd10LeftOut> LeftOut) Derive(string? primary, string text, params (string Key, MentionContext Context)[] mentions) =>
        new Icd10Engine(Concepts).Derive(text, [.. mentions.Select(m => MentionOf(m.Key, m.Context))], primary);

    private static Mention MentionOf(string key, MentionContext context) => new() { Span = new TextSpan(0, 0), Key = key, Context = context, Confidence = new Confidence(0.9) };
}
