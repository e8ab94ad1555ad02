using System.CommandLine;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;
using Spectre.Console;

namespace MsLetterCoder.App.Commands;

/// <summary><c>train</c>: the models of models/ from the gold documents of corpus/, byte for byte the same each time.</summary>
internal static class TrainCommand
{
    private const ulong Seed = 20260101;

    public static Command Create(IAnsiConsole console)
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder of gold documents; locked splits below it are left out.", DefaultValueFactory = _ => "corpus" };
        var output = new Option<string>("--output") { Description = "Folder the models are written to.", DefaultValueFactory = _ => "models" };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail where a file in the output folder differs from what training gives." };
        var command = new Command("train", "Trains the models from the corpus, deterministically.") { corpus, output, check };
        command.SetAction(parse => Run(console, parse.GetRequiredValue(corpus), parse.GetRequiredValue(output), parse.GetValue(check)));
        return command;
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
