using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.App.Commands;

/// <summary><c>import-patients FILE</c>: the team's patients from a CSV file (NHS number, names, date of birth, addresses).</summary>
internal static class ImportPatientsCommand
{
    public static Command Create(TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = "CSV, UTF-8: NHS number, names, date of birth, e-mail addresses." };
        var command = new Command("import-patients", "Imports the team's patients, so that messages find theirs.") { file, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        command.SetAction(parse =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            using var store = LetterStore.Open(PipelineParts.StoreOptions(settings, time));
            using var csv = new StreamReader(parse.GetRequiredValue(file), Encoding.UTF8);
            PatientImport import = store.Patients.Import(csv, parse.GetRequiredValue(CommonOptions.By));
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject
                {
                    ["added"] = import.Added,
                    ["changed"] = import.Changed,
                    ["not_taken"] = JsonOutput.Array(import.Problems, p => new JsonObject { ["line"] = p.Line, ["words"] = p.Words }),
                });
            }
            else
            {
                Print(import);
            }

            return import.Problems.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(PatientImport import)
    {
        foreach (PatientImportProblem problem in import.Problems)
        {
            Console.Error.WriteLine($"line {problem.Line}: {problem.Words}");
        }

        Console.Out.WriteLine($"{import.Added} patients added, {import.Changed} changed, {import.Problems.Count} lines not taken");
    }
}
