using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Searching;
using MsLetterCoder.Terminology;
using MsLetterCoder.Terminology.Searching;

namespace MsLetterCoder.App.Commands;

/// <summary><c>concepts find PHRASE</c>: the best concepts for words of a doctor or patient; <c>-</c> reads a phrase a line and prints a JSON line for each.</summary>
internal static class ConceptsCommand
{
    private const int DefaultMost = 10;

    public static Command Create(TimeProvider time) => new("concepts", "Finds concepts by words, and compares two imported releases.") { Find(), ConceptsDiff.Create(time) };

    private static Command Find()
    {
        var phrase = new Argument<string[]>("PHRASE") { Description = "What to look for, as a doctor or patient would say it; - reads a phrase a line from standard input.", Arity = ArgumentArity.OneOrMore };
        var most = new Option<int>("--most") { Description = "How many concepts to show, 1 to 100.", DefaultValueFactory = _ => DefaultMost };
        var command = new Command("find", "Finds concepts by a phrase, best first.") { phrase, most, CommonOptions.Json, CommonOptions.Config };
        command.SetAction((parse, cancellation) => Task.FromResult(RunFind(
            parse.GetRequiredValue(phrase), Math.Clamp(parse.GetValue(most), 1, 100), parse.GetValue(CommonOptions.Json), AppSettings.Load(parse.GetValue(CommonOptions.Config)), cancellation)));
        return command;
    }

    private static int RunFind(string[] words, int most, bool json, AppSettings settings, CancellationToken cancellation)
    {
        ClinicalModels models = PipelineParts.ModelFolder(settings.Models).Read();
        using TerminologyFile? terminology = PipelineParts.Terminology(settings.Terminology);
        PipelineParts.Analyser(models, out ClinicalKnowledge knowledge, settings, terminology);
        var search = new ConceptSearch(knowledge, terminology);
        return words is ["-"]
            ? FindLines(search, Console.In, Console.Out, most, cancellation)
            : FindOne(search, string.Join(' ', words), Console.Out, most, json);
    }

    internal static int FindLines(ConceptSearch search, TextReader input, TextWriter output, int most, CancellationToken cancellation)
    {
        while (input.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            JsonOutput.Print(output, Json(line, search.Find(line, most)));
        }

        return ExitCodes.Good;
    }

    private static int FindOne(ConceptSearch search, string phrase, TextWriter output, int most, bool json)
    {
        IReadOnlyList<ConceptHit> hits = search.Find(phrase, most);
        if (json)
        {
            JsonOutput.Print(output, Json(phrase, hits));
            return hits.Count > 0 ? ExitCodes.Good : ExitCodes.Failed;
        }

        foreach (ConceptHit hit in hits)
        {
            string id = hit.SnomedId == default ? "no identifier" : hit.SnomedId.ToString();
            output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hit.Score:F3}  {id,-18}  {hit.Term} ({hit.Kind}){(hit.Key is null ? "" : $"  [{hit.Key}]")}{(hit.Note is null ? "" : $"  {hit.Note}")}"));
        }

        if (hits.Count == 0)
        {
            output.WriteLine("Nothing was found.");
        }

        return hits.Count > 0 ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static JsonObject Json(string phrase, IReadOnlyList<ConceptHit> hits) => new()
    {
        ["phrase"] = phrase,
        ["concepts"] = JsonOutput.Array(hits, h => new JsonObject
        {
            ["key"] = h.Key,
            ["sctid"] = h.SnomedId == default ? null : h.SnomedId.ToString(),
            ["term"] = h.Term,
            ["kind"] = h.Kind,
            ["score"] = Math.Round(h.Score, 4),
            ["matched"] = h.Matched,
            ["note"] = h.Note,
        }),
    };
}
