using System.Text.Json;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using static MsLetterCoder.Training.Tests.Evaluation.Answers;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly IReadOnlyList<GoldDocument> Corpus = CorpusReader.Read(Path.Combine(Gold.Root, "corpus", "dev"));

    [Fact]
    public void PerfectAnswers_ScoreFullMarksOnTheDevelopmentCorpus()
    {
        EvaluationReport report = Evaluate(new EvaluationOptions { Resamples = 10 }, [.. Corpus.Select(d => (d, Perfect(d)))]);

        GroupReport all = Assert.Single(report.Groups);
        Assert.Equal(Corpus.Count, all.Documents);
        Assert.All(all.Mentions, m => Assert.Equal([1, 1, 1, 1], [m.Strict.F1, m.Lenient.F1, m.DocumentPairs.F1, m.DocumentPresent.F1]));
        Assert.Equal([1, 1, 1], [all.Codes.Primary.Value, all.Codes.Secondary.F1, all.Kind.Value]);
        Assert.All(all.Facts, f => Assert.Equal(1, f.Accuracy.Value));
        Assert.Equal((Corpus.Count(d => d.Triage is not null), 0, 0), (all.Triage.Messages, all.Triage.NotQueued, all.Triage.EmergenciesBelowSameDay));
        Assert.Equal([1, 1, 1], [all.Triage.Urgency.Value, all.Triage.Kappa, all.Triage.UrgentSensitivity.Value]);
        Assert.Equal([1, 1, 1], [all.Triage.RedFlags.F1, all.Triage.Categories.F1, all.Triage.ReplyNotNeeded.F1]);
        Assert.Equal(1, all.Triage.MainCategory.Value);
        Assert.Equal(new Interval(1, 1), all.Mentions[0].Strict.F1Interval);
        Assert.Empty(report.Errors);
    }

    [Fact]
    public void EmptyAnswers_ScoreNothing()
    {
        GroupReport all = Score([.. Corpus.Select(d => (d, Empty(DocumentKind.Other)))]);

        Assert.Equal(0, all.Mentions[0].Strict.F1);
        Assert.Null(all.Mentions[0].Strict.Precision);
        Assert.Equal(0, all.Codes.Primary.Value);
        Assert.Equal(Corpus.Count(d => d.Kind == DocumentKind.Other) / (double)Corpus.Count, all.Kind.Value!.Value, 1e-12);
        Assert.Equal((Corpus.Count(d => d.Triage is not null), 0.0), (all.Triage.NotQueued, all.Triage.UrgentSensitivity.Value));
    }

    [Fact]
    public void SeenDocuments_AreScoredApart()
    {
        GoldDocument seen = Gold.Letter("[[fever|fever|present]]", id: "a-1");
        GoldDocument unseen = Gold.Letter("[[fever|fever|present]]", id: "b-1");
        var options = new EvaluationOptions { Resamples = 10, SeenHashes = new HashSet<string> { seen.Hash } };

        EvaluationReport report = Evaluate(options, (seen, Perfect(seen)), (unseen, Empty(DocumentKind.ClinicLetter)));

        Assert.Equal(["all", "seen", "unseen"], report.Groups.Select(g => g.Name));
        Assert.Equal([2, 1, 1], report.Groups.Select(g => g.Documents));
        Assert.Equal([2.0 / 3, 1, 0], report.Groups.Select(g => g.Mentions[0].Strict.F1));
    }

    [Fact]
    public void Bootstrap_GivesThePercentilesOfResampledDocuments()
    {
        // Half of 100 letters are read rightly: the kind's accuracy is binomial with a standard error of 0.05.
        (GoldDocument, DocumentAnalysis)[] documents =
            [.. Enumerable.Range(0, 100).Select(i => (Gold.Letter("x"), Empty(i % 2 == 0 ? DocumentKind.ClinicLetter : DocumentKind.Other)))];

        Interval interval = Evaluate(new EvaluationOptions { Seed = 3 }, documents).Groups[0].Kind.Interval!;

        Assert.Equal(0.5 - (1.96 * 0.05), interval.Low, 0.015);
        Assert.Equal(0.5 + (1.96 * 0.05), interval.High, 0.015);
        Assert.Equal(interval, Evaluate(new EvaluationOptions { Seed = 3 }, documents).Groups[0].Kind.Interval);
    }

    [Fact]
    public void CrossValidation_NeverTrainsOnWhatItScores()
    {
        int[] folds = [.. Corpus.Select((_, i) => i % 4)];
        var trained = new List<int>();

        EvaluationReport report = new Evaluator(Derive, new EvaluationOptions { Resamples = 1 }).CrossValidate(Corpus, folds, training =>
        {
            trained.Add(training.Count);
            Dictionary<string, GoldDocument> known = training.DistinctBy(d => d.Text).ToDictionary(d => d.Text);
            return input => known.TryGetValue(input.Text, out GoldDocument? gold) ? Perfect(gold) : Empty(DocumentKind.Other);
        });

        Assert.Equal(Enumerable.Range(0, 4).Select(fold => folds.Count(f => f != fold)), trained);
        Assert.Equal(0, report.Groups[0].Mentions[0].Lenient.Found);
    }

    [Fact]
    public void CrossValidation_RefusesFoldsThatDoNotFit()
    {
        var evaluator = new Evaluator(Derive, new EvaluationOptions { Resamples = 1 });
        Assert.Throws<ArgumentException>(() => evaluator.CrossValidate(Corpus, [0, 1], _ => _ => Empty(DocumentKind.Other)));
        Assert.Throws<ArgumentException>(() => evaluator.CrossValidate(Corpus, [.. Corpus.Select(_ => 0)], _ => _ => Empty(DocumentKind.Other)));
    }

    [Fact]
    public void Report_IsTheSameJsonTwice_AndReadsAsJson()
    {
        (GoldDocument, DocumentAnalysis)[] documents = [.. Corpus.Take(30).Select(d => (d, Empty(d.Kind)))];

        string json = Evaluate(null, documents).ToJson();

        Assert.Equal(json, Evaluate(null, documents).ToJson());
        using JsonDocument parsed = JsonDocument.Parse(json);
        JsonElement strict = parsed.RootElement.GetProperty("groups")[0].GetProperty("mentions")[0].GetProperty("strict");
        Assert.Equal(0, strict.GetProperty("found").GetInt32());
        Assert.False(strict.TryGetProperty("precision", out _)); // nothing was said, so there is none
        Assert.DoesNotContain('\r', json);
    }

    [Fact]
    public void Report_HoldsNoWordsOfADocument()
    {
        GoldDocument letter = Gold.Letter("Zanzibar [[xylophone|fever|present]]", "primary: ms\nnhs_number: 999 000 0018");

        Assert.DoesNotContain("xylophone", Evaluate(null, (letter, Empty(DocumentKind.Other))).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ShowsScoreIntervalAndCounts()
    {
        GoldDocument letter = Gold.Letter("[[fever|fever|present]] [[MS|ms|present]]");
        DocumentAnalysis said = Perfect(letter) with { Mentions = [Perfect(letter).Mentions[0]] };
        EvaluationReport report = Evaluate(null, (letter, said));

        IReadOnlyList<ReportRow> rows = ReportTable.Rows(report);

        Assert.Contains(
            new ReportRow("all", "mentions, all", "mentions strict", "0.667", "0.667 to 0.667", "P 1.000 R 0.500, found 1, spurious 0, missed 1"),
            rows);
        Assert.Contains(new ReportRow("all", "concept, lenient", "ms", "0.000", "", "P - R 0.000, found 0, spurious 0, missed 1"), rows);
        Assert.Contains(new ReportRow("all", "triage", "urgency", "-", "", "0 of 0"), rows);
        Assert.Contains(new ReportRow("all", "section body", "mentions lenient", "0.667", "", "P 1.000 R 0.500, found 1, spurious 0, missed 1"), rows);
        Assert.Equal(new ReportRow("all", "ten worst concepts", "ms", "0.000", "", "P - R 0.000, found 0, spurious 0, missed 1"), ReportTable.Rows(report, perLabel: false)[^1]);
        Assert.Contains(new ReportRow("all", "fact", "edss", "-", "", "stated 0, right 0, wrong 0, missed 0, spurious 0"), rows);
        Assert.DoesNotContain(ReportTable.Rows(report, perLabel: false), r => r.Section.StartsWith("concept", StringComparison.Ordinal));
    }

    [Fact]
    public void LockedLog_GrowsByALineAScoring()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "locked-scores.md");
        try
        {
            GoldDocument letter = Gold.Letter("[[fever|fever|present]]");
            EvaluationReport report = Evaluate(null, (letter, Perfect(letter)));
            LockedLog.Append(path, new DateOnly(2026, 11, 21), report);
            LockedLog.Append(path, new DateOnly(2026, 11, 22), report);

            string[] lines = File.ReadAllLines(path);
            Assert.StartsWith("# Scores on the locked corpus", lines[0], StringComparison.Ordinal);
            Assert.Equal("| 2026-11-21 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | - | - | - | 0 of 0 |", lines[^2]);
            Assert.StartsWith("| 2026-11-22 |", lines[^1], StringComparison.Ordinal);
            Assert.Equal(lines[4].Count(c => c == '|'), lines[^1].Count(c => c == '|'));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
