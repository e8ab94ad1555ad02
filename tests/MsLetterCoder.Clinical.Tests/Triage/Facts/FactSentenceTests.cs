using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Tests.Coding;
using MsLetterCoder.Clinical.Triage.Facts;
using Xunit.Abstractions;

namespace MsLetterCoder.Clinical.Tests.Triage.Facts;

/// <summary>Facts of messages on families of phrasing. Failures of the held-back halves are counted and never printed.</summary>
public sealed class FactSentenceTests(ITestOutputHelper output)
{
    /// <summary>Wednesday.</summary>
    private static readonly DateOnly Received = new(2026, 3, 4);

    private static readonly MessagePhrases Phrases = TriageReading.Knowledge.MessagePhrases.Value;

    [Theory]
    [InlineData("RestrictionSentences.tsv", 46, 0.98)]
    [InlineData("RestrictionSentencesHeldBack.tsv", 37, 0.95)]
    public void Restrictions_AreFoundWhereTheyStand(string file, int least, double floor) => Check(file, least, floor, row =>
    {
        List<SaidWords> found = [.. RestrictionReader.Find(Phrases.Read(TriageReading.Words(row.Text)))];
        return row.Cells[0] == "no" ? (found.Count == 0, "found") : (found.Exists(f => f.Span.Overlaps(row.Span)), found.Count == 0 ? "none" : "elsewhere");
    });

    [Theory]
    [InlineData("EventSentences.tsv", 44, 0.98)]
    [InlineData("EventSentencesHeldBack.tsv", 36, 0.9)]
    public void Events_AreFoundWithTheirDay(string file, int least, double floor) => Check(file, least, floor, row =>
    {
        MessageEvent? first = EventReader.Find(Phrases.Read(TriageReading.Words(row.Text)), Received).MinBy(e => e.InDays ?? int.MaxValue);
        string said = first is null ? "none " : $"{Labels.Of(first.Kind)} {first.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return (said == $"{row.Cells[0]} {row.Cells[1]}" && (first is null || first.Span.Overlaps(row.Span)), said);
    });

    [Theory]
    [InlineData("LanguageSentences.tsv", 50, 0.98)]
    [InlineData("LanguageSentencesHeldBack.tsv", 34, 0.95)]
    public void Languages_AreTold(string file, int least, double floor) => Check(file, least, floor, row =>
    {
        string said = LanguageOf(row.Text);
        return (said == row.Cells[0], said);
    });

    /// <summary>The harm is English called foreign in a queue of English, and foreign words read as English: whichever language it is, is second.</summary>
    [Theory]
    [InlineData("LanguageSentences.tsv")]
    [InlineData("LanguageSentencesHeldBack.tsv")]
    public void Languages_EnglishIsNeverForeign(string file) =>
        Assert.Empty(MarkedSentence.Read(file, Folder).Where(r => r.Cells[0] == "en" && LanguageOf(r.Text) != "en").Select(r => r.Text));

    private const string Folder = "Triage/Sentences";

    private static string LanguageOf(string text) => TriageReading.Knowledge.Languages.Value.Find([TriageReading.Words(text)])?.Code ?? "en";

    private void Check(string file, int least, double floor, Func<MarkedSentence, (bool Right, string Said)> read)
    {
        List<MarkedSentence> rows = MarkedSentence.Read(file, Folder);
        List<string> failures = [.. rows.Select(r => (Row: r, Result: read(r))).Where(r => !r.Result.Right).Select(r => $"{string.Join(' ', r.Row.Cells.SkipLast(1))} read as {r.Result.Said}: {r.Row.Cells[^1]}")];
        double share = 1 - ((double)failures.Count / rows.Count);
        string words = file.Contains("HeldBack", StringComparison.Ordinal) ? "" : string.Join('\n', failures);
        output.WriteLine($"{file}: {rows.Count - failures.Count} of {rows.Count}\n{words}");
        Assert.True(rows.Count >= least, $"only {rows.Count} sentences");
        Assert.True(share >= floor, $"{share:P1} of {rows.Count} sentences, floor {floor:P0}:\n{words}");
    }
}
