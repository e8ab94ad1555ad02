using System.CommandLine;
using MsLetterCoder.App.Models;
using MsLetterCoder.Store;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;
using Spectre.Console;

namespace MsLetterCoder.App.Commands;

/// <summary><c>train</c>: the models of models/ from the gold documents of corpus/, byte for byte the same each time.</summary>
internal static class TrainCommand
{
    private const ulong Seed = 20260101;

    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder of gold documents; locked splits below it are left out.", DefaultValueFactory = _ => "corpus" };
        var output = new Option<string>("--output") { Description = "Folder the models are written to.", DefaultValueFactory = _ => "models" };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail where a file in the output folder differs from what training gives." };
        var feedback = new Option<bool>("--with-feedback") { Description = "Learn from nurses' grades in the store as well. The models go beside the store, never to --output, and only where no floor breaks; 'models accept' takes them into service." };
        var floors = new Option<string>("--floors") { Description = "With --with-feedback: file of least scores.", DefaultValueFactory = _ => "tests/floors.tsv" };
        var folds = new Option<int>("--folds") { Description = "With --with-feedback: folds of the cross-validation.", DefaultValueFactory = _ => 3 };
        var command = new Command("train", "Trains the models from the corpus, deterministically.") { corpus, output, check, feedback, floors, folds, CommonOptions.Config, CommonOptions.Store };
        command.Validators.Add(result =>
        {
            if (result.GetValue(feedback) && (result.GetValue(check) || (result.GetResult(folds) is { Implicit: false } && result.GetValue(folds) < 2)))
            {
                result.AddError("--with-feedback goes without --check, and --folds is two or more.");
            }
        });
        command.SetAction((parse, cancellation) => Task.FromResult(parse.GetValue(feedback)
            ? WithFeedback(parse, parse.GetRequiredValue(corpus), parse.GetRequiredValue(floors), parse.GetValue(folds), time, cancellation)
            : Run(console, parse.GetRequiredValue(corpus), parse.GetRequiredValue(output), parse.GetValue(check))));
        return command;
    }

    private static int WithFeedback(ParseResult parse, string corpus, string floors, int folds, TimeProvider time, CancellationToken cancellation)
    {
        IReadOnlyList<GoldDocument> feedback;
        using (LetterStore store = CommonOptions.ExistingStore(parse, time))
        {
            feedback = FeedbackExamples.Of(store.Feedback.Examples());
        }

        if (feedback.Count == 0)
        {
            Console.Out.WriteLine("No nurse has graded a message yet: there is nothing to learn from.");
            return ExitCodes.Failed;
        }

        // CrossValidation never sees a locked document, nor does the training.
        List<GoldDocument> documents = Directory.Exists(corpus) ? [.. CorpusReader.Read(corpus).Concat(SentenceFile.Read(corpus)).Concat(TriagedMessageFile.Read(corpus)).Where(d => !d.Locked)] : [];
        if (!File.Exists(floors) || documents.Count(d => d.Scope == GoldScope.Document) < ModelTraining.LeastDocuments || PassageTraining.Of(corpus, Console.Out.WriteLine) is not { } passages)
        {
            Console.Error.WriteLine($"'{corpus}' (--corpus) and '{floors}' (--floors) must be there: the program's corpus and its least scores.");
            return ExitCodes.BadInput;
        }

        return FeedbackTraining.Run(
            documents, feedback, passages, [.. FactExcerptFile.ReadAll(corpus)], floors, folds, Seed, LocalModels.Of(CommonOptions.Settings(parse)), Console.Out, cancellation);
    }

    private static int Run(IAnsiConsole console, string corpus, string output, bool check)
    {
        if (!Directory.Exists(corpus))
        {
            console.MarkupLineInterpolated($"[red]There is no folder '{corpus}'.[/] Give one with --corpus.");
            return ExitCodes.BadInput;
        }

        List<GoldDocument> documents = [.. CorpusReader.Read(corpus).Where(d => !d.Locked)];
        List<GoldDocument> sentences = [.. SentenceFile.Read(corpus).Where(d => !d.Locked)];
        List<GoldDocument> triaged = [.. TriagedMessageFile.Read(corpus).Where(d => !d.Locked)];
        console.WriteLine($"{documents.Count} gold documents, {sentences.Count} annotated sentences, {triaged.Count} triaged messages");
        if (ModelTraining.Missing(documents, Seed) is { Count: > 0 } missing)
        {
            console.MarkupLineInterpolated($"[red]'{corpus}' is no corpus to train on.[/]");
            foreach (string words in missing)
            {
                console.MarkupLineInterpolated($"{words}");
            }

            return ExitCodes.BadInput;
        }

        if (PassageTraining.Of(corpus, console.WriteLine) is not { } passages)
        {
            console.MarkupLineInterpolated($"[red]'{corpus}' is no corpus to train on:[/] it needs files of passages (passages/*.tsv).");
            return ExitCodes.BadInput;
        }

        IReadOnlyDictionary<string, byte[]> files = ModelTraining.Train([.. documents, .. sentences, .. triaged], Seed, passages, console.WriteLine).Files();
        int different = 0;
        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(output, name.Replace('/', Path.DirectorySeparatorChar));
            bool same = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
            different += same ? 0 : 1;
            if (!check && !same)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }

            console.WriteLine($"{(same ? "unchanged" : check ? "DIFFERS" : "written"),-10} {name} ({bytes.Length} bytes)");
        }

        return check && different > 0 ? ExitCodes.Failed : ExitCodes.Good;
    }
}
