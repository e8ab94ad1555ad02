using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class PassageReaderTests
{
    [Fact]
    public void Passages_CoverEveryWordOfTheWriterAndPairsOfNeighbours()
    {
        ReadText text = TriageReading.Words("One two three. Four five. " + string.Join(' ', Enumerable.Range(0, 100).Select(i => "word")) + ".").Text;

        List<Passage> passages = [.. Passage.Of(text)];

        Assert.All(Enumerable.Range(0, text.Tokens.Count), token => Assert.Contains(passages, p => p.First <= token && token < p.End));
        Assert.Contains(new Passage(0, 5), passages);
        Assert.All(passages, p => Assert.InRange(p.End - p.First, 1, 48));
    }

    [Fact]
    public void Passages_LeaveOutWhatIsQuoted()
    {
        ReadText text = TriageReading.Words("Thanks for this.\n\nOn 3 May 2025 Nurse wrote:\n> ring 999 if your face drops\n").Text;

        Assert.All(Passage.Of(text), p => Assert.Equal(RegionKind.Content, text.RegionAt(text.Tokens[p.First].Start)));
    }

    [Fact]
    public void Likeness_RaisesAFlagThatNoRuleKnowsAndSaysSo()
    {
        const string message = "Hello again. Zorp glim tranquil. Thanks";
        FlagFindings rules = new FlagReader(TriageReading.Knowledge, null).Find([TriageReading.Words(message)], []);

        FlagFindings found = new FlagReader(TriageReading.Knowledge, Model("stroke_signs", "zorp")).Find([TriageReading.Words(message)], []);

        Assert.Empty(rules.Flags);
        RedFlag flag = Assert.Single(found.Flags);
        Assert.Equal("stroke_signs", flag.Key);
        Assert.InRange(flag.Likeness!.Value, 0.9, 1);
        Assert.Contains("Zorp glim tranquil", message.Substring(flag.Evidence.Start, flag.Evidence.Length), StringComparison.Ordinal);
    }

    [Fact]
    public void Likeness_ThatIsOnlyPossibleRaisesNoFlagAndIsNamed()
    {
        FlagFindings found = new FlagReader(TriageReading.Knowledge, Model("stroke_signs", "zorp", 9.73f)).Find([TriageReading.Words("zorp")], []);

        Assert.Empty(found.Flags);
        RedFlag doubt = Assert.Single(found.Doubts);
        Assert.Equal("stroke_signs", doubt.Key);
        Assert.InRange(doubt.Likeness!.Value, 0.8, 0.9);
    }

    [Fact]
    public void Likeness_NeverTakesAwayWhatARuleRaised()
    {
        const string message = "I have crushing chest pain.";

        FlagFindings found = new FlagReader(TriageReading.Knowledge, Model(PassageFeatures.None, "crushing")).Find([TriageReading.Words(message)], []);

        RedFlag flag = Assert.Single(found.Flags);
        Assert.Equal(("chest_pain", null), (flag.Key, flag.Likeness));
    }

    /// <summary>The features of a passage are scaled to length 1: what the one word's feature keeps of 1 in a passage of that word alone is made up for.</summary>
    private static float Scale
    {
        get
        {
            var bag = new FeatureBag(PassageFeatures.Dimension);
            TextFeatures.Add(bag, "", "zorp");
            return (float)(1 / bag.ToVector(FeatureScaling.DampedUnitLength).Values[0]);
        }
    }

    /// <summary>A model that is sure of one label where it meets one word, and of 'none' elsewhere.</summary>
    private static LinearModel Model(string label, string word, float weight = 200)
    {
        var bag = new FeatureBag(PassageFeatures.Dimension);
        TextFeatures.Add(bag, "", word, TextFeatureKinds.Words);
        string[] labels = [PassageFeatures.None, .. RedFlagTable.Keys.Order(StringComparer.Ordinal)];
        float[] weights = [.. labels.Select(l => l == label ? weight * Scale : 0f)];
        return new LinearModel(
            "passage", PassageFeatures.Version, labels, PassageFeatures.Dimension, FeatureScaling.DampedUnitLength, ScoreCalibration.None, [.. labels.Select(l => l == PassageFeatures.None ? 8f : 0f)],
            bag.ToVector().Indices, weights);
    }
}
