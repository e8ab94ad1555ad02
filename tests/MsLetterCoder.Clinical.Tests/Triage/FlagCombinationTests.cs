using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class FlagCombinationTests
{
    private static readonly HashSet<string> Signals = ["hot", "shiver", "wet"];

    [Fact]
    public void Find_NeedsOneOfEachGroup()
    {
        FlagCombination rule = Rule("sepsis_signs\tsignal:hot|signal:wet signal:shiver");

        Assert.NotNull(Find(rule, Seen(("signal:wet", 0), ("signal:shiver", 9))));
        Assert.Null(Find(rule, Seen(("signal:wet", 0), ("signal:hot", 0))));
    }

    [Theory]
    [InlineData("near", 2, true)]
    [InlineData("near", 3, false)]
    [InlineData("sentence", 0, true)]
    [InlineData("sentence", 1, false)]
    [InlineData("message", 40, true)]
    public void Find_KeepsItsReach(string reach, int sentence, bool holds) =>
        Assert.Equal(holds, Find(Rule($"sepsis_signs\tsignal:hot signal:shiver\t\t{reach}"), Seen(("signal:hot", 0), ("signal:shiver", sentence))) is not null);

    [Fact]
    public void Find_TriesEveryAnchor() =>
        Assert.NotNull(Find(Rule("sepsis_signs\tsignal:hot signal:shiver\t\tsentence"), Seen(("signal:hot", 0), ("signal:hot", 5), ("signal:shiver", 5))));

    [Fact]
    public void Find_YieldsToWhatMustNotBeThere()
    {
        FlagCombination rule = Rule("sepsis_signs\tsignal:hot\tsignal:wet|flag:overdose\tnear");

        Assert.NotNull(Find(rule, Seen(("signal:hot", 0), ("signal:wet", 1))));
        Assert.Null(Find(rule, Seen(("signal:hot", 0), ("signal:wet", 0))));
        Assert.Null(Find(rule, Seen(("signal:hot", 4), ("flag:overdose", 0))));
    }

    [Fact]
    public void Find_CountsSentences()
    {
        FlagCombination rule = Rule("repeated_falls\tsignal:hot*2");

        Assert.Null(Find(rule, Seen(("signal:hot", 3), ("signal:hot", 3))));
        Assert.NotNull(Find(rule, Seen(("signal:hot", 3), ("signal:hot", 6))));
    }

    [Fact]
    public void Find_AsksForTheDrug()
    {
        FlagCombination rule = Rule("sepsis_signs\tsignal:hot drug:s1p");

        Assert.Null(Find(rule, Seen(("signal:hot", 0))));
        Assert.NotNull(Find(rule, Seen(("signal:hot", 0)), "s1p"));
    }

    [Fact]
    public void Load_ExpandsNamedLists()
    {
        FlagCombination rule = Rule("@any\tsignal:hot|signal:wet\nsepsis_signs\t@any|signal:shiver");

        Assert.Equal(["signal:hot", "signal:wet", "signal:shiver"], rule.Groups[0]);
    }

    [Theory]
    [InlineData("no_such_flag\tsignal:hot")]
    [InlineData("sepsis_signs\tsignal:unknown")]
    [InlineData("sepsis_signs\tdrug:unheard")]
    [InlineData("sepsis_signs\tno_such_concept")]
    [InlineData("sepsis_signs\t@nowhere")]
    [InlineData("sepsis_signs\tsignal:hot\t\tfar")]
    [InlineData("sepsis_signs\t")]
    public void Load_NamesFileAndLineOfAMistake(string row)
    {
        var mistake = Assert.Throws<KnowledgeException>(() => Rule("# first line\n" + row));

        Assert.StartsWith("c.tsv:2:", mistake.Message, StringComparison.Ordinal);
    }

    private static FlagCombination Rule(string text) => FlagCombination.Load(KnowledgeFile.From("c.tsv", text), TriageReading.Knowledge.Concepts, Signals)[^1];

    private static Sighting? Find(FlagCombination rule, Sightings seen, params string[] drugs) => rule.Find(seen, drugs.ToHashSet(), _ => true);

    private static Sightings Seen(params (string Name, int Sentence)[] all)
    {
        var seen = new Sightings();
        foreach ((string name, int sentence) in all)
        {
            seen.Add(name, new Sighting(TextField.Text, sentence, new TextSpan(0, 1), FlagDoubt.None));
        }

        return seen;
    }
}
