using System.CommandLine;
using MsLetterCoder.App.Models;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using MsLetterCoder.Training.Fitting;
using MsLetterCoder.Training.Models;
using Spectre.Console;

namespace MsLetterCoder.App.Commands;

/// <summary><c>evaluate CORPUS</c>: every score of the guidelines, with counts and intervals.</summary>
internal static class EvaluateCommand
{
    private const ulong Seed = 1;

    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var corpus = new Argument<string>("CORPUS") { Description = "Folder of gold documents." };
        var models = new Option<string>("--models") { Description = "Folder of the models.", DefaultValueFactory = _ => ModelFolder.BuiltIn };
        var folds = new Option<int>("--folds") { Description = "Cross-validate with so many folds, kept apart by writer and near-duplicate; the models are trained anew for each." };
        var ablation = new Option<bool>("--ablation") { Description = "With --folds: also score the reading with its parts added one by one." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var labels = new Option<bool>("--labels") { Description = "Print a row for each context, concept, code, flag and category as well." };
        var check = new Option<bool>("--check") { Description = "Only check the gold documents: every finding as file:line: words." };
        var showErrors = new Option<bool>("--show-errors") { Description = "List each error, with words of the (synthetic) documents." };
        var floors = new Option<string?>("--floors") { Description = "A file of least scores; a score below its floor fails the command." };
        var lockedLog = new Option<string?>("--locked-log") { Description = "File to which a scoring of the locked split is appended." };
        var command = new Command("evaluate", "Scores the program on gold documents.") { corpus, models, folds, ablation, json, labels, check, showErrors, floors, lockedLog };
        command.SetAction((parse, cancellation) => Task.FromResult(new EvaluateRun(console, time)
        {
            Corpus = parse.GetRequiredValue(corpus),
            Models = parse.GetRequiredValue(models),
            Folds = parse.GetValue(folds),
            Ablation = parse.GetValue(ablation),
            Json = parse.GetValue(json),
            Labels = parse.GetValue(labels),
            Check = parse.GetValue(check),
            ShowErrors = parse.GetValue(showErrors),
            Floors = parse.GetValue(floors),
            LockedLog = parse.GetValue(lockedLog),
        }.Run(cancellation)));
        return command;
    }

    private sealed class EvaluateRun(IAnsiConsole console, TimeProvider time)
    {
        public required string Corpus { get; init; }

        public required string Models { get; init; }

        public int Folds { get; init; }

        public bool Ablation { get; init; }

        public bool Json { get; init; }

        public bool Labels { get; init; }

        public bool Check { get; init; }

        public bool ShowErrors { get; init; }

        public string? Floors { get; init; }

        public string? LockedLog { get; init; }

        public int Run(CancellationToken cancellation)
        {
            if (!Directory.Exists(Corpus))
            {
                console.MarkupLineInterpolated($"[red]There is no folder '{Corpus}'.[/]");
                return ExitCodes.BadInput;
            }

            if (Ablation && Folds < 2)
            {
                console.MarkupLine("[red]--ablation needs --folds of two or more: models that have seen the documents say nothing of what a part earns.[/]");
                return ExitCodes.BadInput;
            }

            return Check ? RunCheck() : Score(cancellation);
        }

        private int RunCheck()
        {
            IReadOnlyList<CorpusFinding> findings =
                [.. CorpusCheck.Check(Corpus), .. SentenceFile.Check(Corpus), .. TriagedMessageFile.Check(Corpus), .. PassageFile.Check(Corpus), .. FactExcerptFile.Check(Corpus), .. NearDuplicateCheck.Check(Corpus)];
            foreach (CorpusFinding finding in findings)
            {
                Console.Out.WriteLine(finding.ToString());
            }

            Console.Out.WriteLine(findings.Count == 0 ? "no findings" : $"{findings.Count} findings");
            return findings.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
        }

        private int Score(CancellationToken cancellation)
        {
            IReadOnlyList<GoldDocument> documents = [.. CorpusReader.Read(Corpus), .. SentenceFile.Read(Corpus), .. TriagedMessageFile.Read(Corpus)];
            ConceptInventory concepts = ConceptInventory.Load();
            var engine = new Icd10Engine(concepts);
            EvaluationReport report = Folds > 0 ? CrossValidated(documents, engine, cancellation) : Plain(documents, engine, cancellation);
            report = WithFacts(report);
            Print(report);
            if (LockedLog is { } log && documents.Any(d => d.Locked))
            {
                Training.Evaluation.LockedLog.Append(log, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), report);
            }

            return Floors is null ? ExitCodes.Good : ScoreFloors.Check(Floors, report, Console.Out);
        }

        private EvaluationReport Plain(IReadOnlyList<GoldDocument> documents, Icd10Engine engine, CancellationToken cancellation)
        {
            var folder = new ModelFolder(Models);
            ClinicalModels models = folder.Read();
            HashSet<string> seen = [.. folder.Cards().Values.SelectMany(c => c.Documents)];
            DocumentAnalyser analyser = Analyser(models);
            var evaluator = new Evaluator((mentions, text, primary) => engine.Derive(text, mentions, primary).List, new EvaluationOptions { Seed = Seed, SeenHashes = seen, ShowErrors = ShowErrors });
            return evaluator.Evaluate(documents, input => analyser.Analyse(input, cancellation), cancellation);
        }

        private EvaluationReport CrossValidated(IReadOnlyList<GoldDocument> documents, Icd10Engine engine, CancellationToken cancellation)
        {
            // Each scope has folds of its own, so that many small texts do not upset the balance of the documents.
            List<GoldDocument>[] scopes = [.. documents.Where(d => !d.Locked).GroupBy(d => d.Scope).OrderBy(g => g.Key).Select(g => g.ToList())];
            List<GoldDocument> open = [.. scopes.SelectMany(s => s)];
            IReadOnlyList<int> folds = [.. scopes.SelectMany(s => CrossValidation.Assign(s, Folds, Seed))];
            if (folds.Distinct().Count() < 2)
            {
                throw new TrainingException($"The corpus is too small for folds: {open.Count} open gold documents, all of one writer.");
            }

            var evaluator = new Evaluator((mentions, text, primary) => engine.Derive(text, mentions, primary).List, new EvaluationOptions { Seed = Seed, ShowErrors = ShowErrors });
            PassageTraining? passages = PassageTraining.Of(Corpus, Console.Error.WriteLine);
            Ablation? parts = Ablation ? new Ablation() : null;
            EvaluationReport report = evaluator.CrossValidate(
                open,
                folds,
                training =>
                {
                    Console.Error.WriteLine($"training on {training.Count} documents");
                    ClinicalModels models = ModelTraining.Train(training, Seed, passages).Models;
                    HashSet<string> trained = [.. training.Select(d => d.Id)];
                    parts?.Add([.. open.Where(d => !trained.Contains(d.Id))], models, cancellation);
                    DocumentAnalyser analyser = Analyser(models);
                    return input => analyser.Analyse(input, cancellation);
                },
                cancellation);
            return report with { Ablation = parts?.Scores() ?? [] };
        }

        /// <summary>Facts of letters are rules over mentions: they are read with the models as they stand, which saw none of the excerpts.</summary>
        private EvaluationReport WithFacts(EvaluationReport report)
        {
            IReadOnlyList<FactExcerpt> excerpts = FactExcerptFile.ReadAll(Corpus);
            if (excerpts.Count == 0)
            {
                return report;
            }

            DocumentAnalyser analyser = Analyser(new ModelFolder(Models).Read());
            var errors = new List<EvaluationError>(report.Errors);
            IReadOnlyList<FactPartReport> facts = FactExcerptScorer.Score(excerpts, analyser.FactsOfLetter, ShowErrors ? errors.Add : null);
            return report with { Facts = facts, Errors = errors };
        }

        private static DocumentAnalyser Analyser(ClinicalModels models) => new(ClinicalKnowledge.Load(models.Harvested), models);

        private void Print(EvaluationReport report)
        {
            if (Json)
            {
                Console.Out.Write(report.ToJson());
                return;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("documents", "part", "score", "value", "95 % interval", "counts");
            foreach (ReportRow row in ReportTable.Rows(report, Labels))
            {
                table.AddRow(Markup.Escape(row.Group), Markup.Escape(row.Section), Markup.Escape(row.Name), Markup.Escape(row.Value), Markup.Escape(row.Interval), Markup.Escape(row.Counts));
            }

            console.Write(table);
            foreach (EvaluationError error in ShowErrors ? report.Errors : [])
            {
                Console.Out.WriteLine(error.ToString());
            }
        }
    }
}
