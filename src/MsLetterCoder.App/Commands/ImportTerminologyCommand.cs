using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.Terminology;
using MsLetterCoder.Terminology.Rf2;
using MsLetterCoder.Terminology.ValueSets;

namespace MsLetterCoder.App.Commands;

/// <summary><c>import-rf2 DIR</c> and <c>import-valueset FILE</c>: a terminology into a file of its own, taken up at the next start.</summary>
internal static class ImportTerminologyCommand
{
    private static readonly Option<string?> Output = new("--output") { Description = "Write this file, which must not be there yet, instead of the next one of the folder Terminology:Folder." };

    public static Command CreateRf2()
    {
        var release = new Argument<string>("DIR") { Description = "Folder of an unpacked RF2 release: the Snapshot files of the International release and of all extensions below it." };
        var command = new Command("import-rf2", "Imports a SNOMED CT release (RF2 Snapshot) with its UK map to ICD-10.") { release, Output, CommonOptions.Json, CommonOptions.Config };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, (folder, name, progress) => Rf2Import.Run(parse.GetRequiredValue(release), folder, name, progress, cancellation))));
        return command;
    }

    public static Command CreateValueSet()
    {
        var file = new Argument<string>("FILE") { Description = "FHIR ValueSet (JSON), or tab-separated SNOMED CT codes and names." };
        var command = new Command("import-valueset", "Imports SNOMED CT codes and names, for sites without a release.") { file, Output, CommonOptions.Json, CommonOptions.Config };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, (folder, name, progress) => ValueSetImport.Run(parse.GetRequiredValue(file), folder, name, progress, cancellation))));
        return command;
    }

    private static int Run(ParseResult parse, Func<string, string?, IProgress<ImportProgress>, ImportSummary> import)
    {
        AppSettings settings = AppSettings.Load(parse.GetValue(CommonOptions.Config));
        string? output = parse.GetValue(Output);
        string folder = output is null ? settings.Terminology.Folder : Path.GetDirectoryName(Path.GetFullPath(output))!;
        ImportSummary summary = import(folder, output is null ? null : Path.GetFileName(output), new ProgressLines(Console.Error, Stopwatch.StartNew()));
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, Json(summary));
        }
        else
        {
            Print(summary);
        }

        return ExitCodes.Good;
    }

    private static JsonObject Json(ImportSummary summary) => new()
    {
        ["file"] = summary.Path,
        ["source"] = summary.Source,
        ["effective_time"] = summary.EffectiveTime,
        ["concepts"] = summary.Concepts,
        ["active_concepts"] = summary.ActiveConcepts,
        ["descriptions"] = summary.Descriptions,
        ["associations"] = summary.Associations,
        ["map_rows"] = summary.MapRows,
        ["simple_map_rows"] = summary.SimpleMapRows,
        ["refset_members"] = summary.RefsetMembers,
        ["matched_terms"] = summary.MatchedTerms,
        ["notes"] = new JsonArray([.. summary.Notes.Select(n => JsonValue.Create(n))]),
    };

    private static void Print(ImportSummary summary)
    {
        Console.Out.WriteLine($"{NumberText.Of(summary.Concepts)} concepts ({NumberText.Of(summary.ActiveConcepts)} active), {NumberText.Of(summary.Descriptions)} descriptions, {NumberText.Of(summary.MatchedTerms)} terms that are matched in texts");
        Console.Out.WriteLine($"{NumberText.Of(summary.MapRows)} map rows, {NumberText.Of(summary.SimpleMapRows)} simple map rows, {NumberText.Of(summary.Associations)} historical associations, {NumberText.Of(summary.RefsetMembers)} members of reference sets");
        foreach (string note in summary.Notes)
        {
            Console.Out.WriteLine($"note: {note}");
        }

        Console.Out.WriteLine($"Written to {summary.Path}. It serves from the next start on.");
    }

    /// <summary>A line for each step, and one a second at most within a step.</summary>
    private sealed class ProgressLines(TextWriter output, Stopwatch clock) : IProgress<ImportProgress>
    {
        private string _step = "";
        private TimeSpan _last;

        public void Report(ImportProgress value)
        {
            if (value.Step != _step || clock.Elapsed - _last > TimeSpan.FromSeconds(1))
            {
                (_step, _last) = (value.Step, clock.Elapsed);
                output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Share,4:P0} {clock.Elapsed.TotalSeconds,6:F1} s  {value.Step}"));
            }
        }
    }
}
