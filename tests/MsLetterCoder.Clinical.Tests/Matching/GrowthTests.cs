using System.Diagnostics;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Triage;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Matching;

/// <summary>Reading takes time in proportion to the text, whatever the text: four times the text may take four times as long, with room for noise, but not sixteen times.</summary>
public sealed class GrowthTests
{
    private const int Times = 4;
    private const double Most = 9;
    private const int Rounds = 8;

    public static TheoryData<string, string, int> Texts => new()
    {
        { "no", "no ", 300_000 },
        { "no X,", "no fever, ", 60_000 },
        { "one word", "x", 1_000_000 },
        { "query marks", "?", 60_000 },
        { "line ends", "\n", 60_000 },
        { "headings", "Plan:\n", 60_000 },
        { "lead-ins", "Denies:\n- falls\n", 60_000 },
        { "numbers", "14/05/2024 ", 60_000 },
        { "digits", "9", 1_000_000 },
        { "EDSS", "EDSS was ", 60_000 },
        { "if", "if she has pain, ", 60_000 },
        { "cues without a stop", "previously possible family risk of start pain ", 60_000 },
        { "blanks", " ", 1_000_000 },
        { "gaps", "numb in the left numb in the right ", 60_000 },
    };

    public static TheoryData<string, string, int> Messages => new()
    {
        { "flags", "I have chest pain. ", 60_000 },
        { "near misses", "my dad had a stroke, no fever, ", 60_000 },
        { "no stop", "and then my legs went funny and I fell ", 60_000 },
        { "no", "no ", 100_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Reading_GrowsInProportion(string name, string unit, int length) => Grows(name, unit, length, Read);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Triage_GrowsInProportion(string name, string unit, int length)
    {
        string[] labels = [PassageFeatures.None, .. RedFlagTable.Keys];
        var unlearned = new LinearModel(
            "passage", PassageFeatures.Version, labels, PassageFeatures.Dimension, FeatureScaling.DampedUnitLength, ScoreCalibration.None, new float[labels.Length], [], []);
        var flags = new FlagReader(ClinicalKnowledgeTests.Knowledge, unlearned);
        Grows(name, unit, length, text => flags.Find([TriageReading.Words(text)], []));
    }

    private static void Grows(string name, string unit, int length, Action<string> read)
    {
        string large = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        string small = large[..(large.Length / Times)];
        read(small);
        (double one, double four) = (Time(() => read(small)), Time(() => read(large)));

        // What else runs only adds time: the fastest of several rounds is the reading's own.
        for (int round = 1; round < Rounds && four >= (Most * one) + 0.1; round++)
        {
            four = Math.Min(four, Time(() => read(large)));
        }

        Assert.True(four < (Most * one) + 0.1, $"{name}: {one * 1000:F0} ms for {small.Length} characters, {four * 1000:F0} ms for {large.Length}");
    }

    private static void Read(string text)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        ReadText read = new DocumentTextReader(knowledge).Read(text, letter: true, regions: null);
        new MentionReader(knowledge, null, null).Find(read, knowledge.Matcher.Match(read.Tokens, letter: true), letter: true, TextField.Text);
        FactReader.Read(text, DocumentKind.ClinicLetter);
        MessageRegions.Find(text);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
