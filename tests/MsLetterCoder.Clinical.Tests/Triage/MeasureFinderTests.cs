using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class MeasureFinderTests
{
    [Theory]
    [InlineData("temp 38.6 this morning", "temperature_high")]
    [InlineData("my temperature keeps going up to 39", "temperature_high")]
    [InlineData("38.4 last night", "temperature_high")]
    [InlineData("it was 101.2 f", "temperature_high")]
    [InlineData("temperature is 36,7", "temperature_normal")]
    [InlineData("my watch says pulse 38", "pulse_slow")]
    [InlineData("only 45 beats a minute", "pulse_slow")]
    [InlineData("BP 190/105", "bp_high")]
    [InlineData("potassium came back at 6.9", "critical_blood")]
    [InlineData("neutrophils are 0.3", "critical_blood")]
    [InlineData("sats 84", "sats_low")]
    [InlineData("CRP 220 mg/L on Friday", "critical_blood")]
    [InlineData("potassium (2.1)", "critical_blood")]
    [InlineData("temp 39 and 2 paracetamol tablets", "temperature_high")]
    [InlineData("haemoglobin 54 g/l", "critical_blood")]
    public void Find_ReadsReportedNumbers(string message, string signal) => Assert.Contains(signal, Find(message));

    [Theory]
    [InlineData("I weigh 38.4 kg")]
    [InlineData("pulse 72")]
    [InlineData("platelets 240, lymphocytes 1.1")]
    [InlineData("blood pressure 120/80")]
    [InlineData("bus number 45")]
    [InlineData("potassium 4.2 and ALT 38")]
    [InlineData("the potassium tablets cost me £2 a week")]
    [InlineData("things to ask about: 1) platelets 2) potassium 3) scan")]
    [InlineData("sodium valproate 100 mg at night")]
    [InlineData("I take platelets seriously and had 30 tablets left")]
    [InlineData("potassium 2 sachets a day")]
    [InlineData("they put my platelets drip on ward 20")]
    public void Find_LeavesUsualNumbersAlone(string message) => Assert.Empty(Find(message));

    [Theory]
    [InlineData("\tbpm\t20\t240\t50\tslow\t\t\tsource")]
    [InlineData("pulse\t\t20\t240\tfifty\tslow\t\t\tsource")]
    [InlineData("pulse\t\t20\t240\t50\tslow\t\t\t")]
    public void Load_RefusesARowWithoutItsParts(string row) => Assert.Throws<KnowledgeException>(() => Measure.Load(KnowledgeFile.From("m.tsv", row)));

    private static List<string> Find(string message) => [.. new MeasureFinder(TriageReading.Knowledge.Measures).Find(TriageReading.Words(message).Text).Select(f => f.Signal)];
}
