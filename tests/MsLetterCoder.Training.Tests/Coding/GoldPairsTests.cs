using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Coding;

/// <summary>The rules for codes that do not go together, run over all gold lists of the open corpus.</summary>
public sealed class GoldPairsTests
{
    private static readonly ConceptInventory Concepts = ConceptInventory.Load();
    private static readonly CodingKnowledge Coding = CodingKnowledge.Load(Concepts);

    private static readonly List<GoldDocument> Letters = [.. CorpusReader.Read(Path.Combine(Gold.Root, "corpus", "dev")).Where(d => d.Kind == DocumentKind.ClinicLetter)];

    /// <summary>Letters whose list, as the guideline derives it from the gold mentions, holds a pair of which one should go. They stay as they are: the guideline is the contract. Share of all letters.</summary>
    private const double MostGoldConflicts = 0.04;

    [Fact]
    public void GoldLists_ConflictInFewLettersAndInNoWayThatGuidelineAndPairsContradict()
    {
        var guideline = new Icd10Engine(Concepts);
        var conflicts = Letters.SelectMany(letter => Coding.Pairs.Conflicts([.. guideline.Derive(letter.Text, letter.ToMentions(), letter.PrimaryKey).List.Select(e => e.Code)]).Select(c => (Letter: letter.Id, c.Rule, c.Action, Code: c.Code.ToString()))).ToList();
        var hard = conflicts.Where(c => c.Action != "warn").ToList();

        Assert.True(hard.Select(c => c.Letter).Distinct().Count() <= MostGoldConflicts * Letters.Count, $"{Letters.Count} letters; any: {conflicts.Select(c => c.Letter).Distinct().Count()}; {string.Join("; ", conflicts.GroupBy(c => (c.Rule, c.Action)).OrderBy(g => g.Key.Rule, StringComparer.Ordinal).Select(g => $"{g.Key.Rule} {g.Key.Action} {g.Count()}"))}; {string.Join("; ", hard)}");
        Assert.DoesNotContain(conflicts, c => c.Rule is "P80" or "P81" or "P82" or "P83");
    }

    [Fact]
    public void ListsOfTheProgramsRulesOnGoldMentions_KeepNoConflictUnsaid()
    {
        var engine = new Icd10Engine(Concepts, Coding);
        foreach (GoldDocument letter in Letters)
        {
            IReadOnlyList<Icd10Entry> list = engine.Derive(letter.Text, letter.ToMentions(), letter.PrimaryKey).List;
            foreach ((string rule, string action, Icd10Code code, _) in Coding.Pairs.Conflicts([.. list.Select(e => e.Code)]))
            {
                Icd10Entry entry = list.First(e => e.Code == code);
                Assert.True(action != "leave_out" || entry.Primary, $"{letter.Id}: {rule} leaves {code} standing");
                Assert.Contains(entry.Warnings, w => w.StartsWith(rule, StringComparison.Ordinal));
                Assert.True(action != "ask" || entry.Ask || entry.Primary, $"{letter.Id}: {rule} does not ask");
            }
        }
    }

    [Fact]
    public void EveryGoldMentionOfACodedConcept_IsExplained()
    {
        var engine = new Icd10Engine(Concepts, Coding);
        foreach (GoldDocument letter in Letters)
        {
            IReadOnlyList<Mention> mentions = letter.ToMentions();
            (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = engine.Derive(letter.Text, mentions, letter.PrimaryKey);
            HashSet<int> explained = [.. list.SelectMany(e => e.Mentions), .. leftOut.SelectMany(l => l.Mentions)];
            Assert.All(Enumerable.Range(0, mentions.Count).Where(i => Concepts.Find(mentions[i].Key) is { HasCodes: true }), i => Assert.True(explained.Contains(i), $"{letter.Id}: mention {i} ({mentions[i].Key}, {mentions[i].Context})"));
        }
    }
}
