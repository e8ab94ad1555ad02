using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Summaries;
using MsLetterCoder.Terminology;
using MsLetterCoder.Terminology.Comparing;

namespace MsLetterCoder.App.Commands;

/// <summary><c>concepts diff OLD NEW</c>: what a newer release changes; with a store, of the codes that it holds.</summary>
internal static class ConceptsDiff
{
    public static Command Create(TimeProvider time)
    {
        var old = new Argument<string>("OLD") { Description = "File of the older import." };
        var @new = new Argument<string>("NEW") { Description = "File of the newer import." };
        var command = new Command("diff", "Says which codes a newer release would change, and why: of the concepts in the store named with --store, else of all concepts of the older release.")
        {
            old, @new, CommonOptions.Store, CommonOptions.Json, CommonOptions.Config,
        };
        command.SetAction((parse, cancellation) =>
        {
            using TerminologyFile before = Open(parse.GetRequiredValue(old));
            using TerminologyFile after = Open(parse.GetRequiredValue(@new));
            IReadOnlyList<StoredConcept>? stored = null;
            if (parse.GetValue(CommonOptions.Store) is not null)
            {
                AppSettings settings = CommonOptions.Settings(parse);
                using LetterStore store = File.Exists(settings.Store.Path)
                    ? LetterStore.Open(PipelineParts.StoreOptions(settings, time))
                    : throw new FileNotFoundException($"There is no store at '{settings.Store.Path}'.");
                stored = store.Summaries.Concepts();
            }

            return Task.FromResult(Run(before, after, stored, parse.GetValue(CommonOptions.Json), Console.Out, cancellation));
        });
        return command;
    }

    /// <summary>Prints a line for each change; with <paramref name="json"/> a JSON line.</summary>
    internal static int Run(TerminologyFile before, TerminologyFile after, IReadOnlyList<StoredConcept>? stored, bool json, TextWriter output, CancellationToken cancellation)
    {
        Dictionary<SnomedId, StoredConcept>? byId = stored?.ToDictionary(s => SnomedId.TryFrom(s.Sctid, out SnomedId id) ? id : throw new StoreException("The store holds a SNOMED CT identifier with a wrong check digit."));
        int changes = 0;
        foreach (ConceptChange change in TerminologyDiff.Of(before, after, byId?.Keys))
        {
            cancellation.ThrowIfCancellationRequested();
            changes++;
            StoredConcept? where = byId?[change.Concept];
            if (json)
            {
                JsonOutput.Print(output, Json(change, where));
            }
            else
            {
                string counts = where is null ? "" : $"  [{NumberText.Of(where.Documents)} documents, {NumberText.Of(where.Decisions)} decisions]";
                string to = change.Replacement == default ? change.After : $"{change.Replacement} {change.After}";
                output.WriteLine($"{change.Kind,-8} {change.Concept,-18} {change.Before} -> {(to.Length == 0 ? "?" : to)}  ({change.Why}){counts}");
            }
        }

        if (!json)
        {
            output.WriteLine($"{NumberText.Of(changes)} changes{(byId is null ? "" : $" of {NumberText.Of(byId.Count)} stored concepts")}.");
        }

        return ExitCodes.Good;
    }

    private static TerminologyFile Open(string path) => File.Exists(path) ? TerminologyFile.Open(path) : throw new FileNotFoundException($"There is no file '{path}'.");

    private static JsonObject Json(ConceptChange change, StoredConcept? where) => new()
    {
        ["sctid"] = change.Concept.ToString(),
        ["kind"] = change.Kind,
        ["before"] = change.Before,
        ["after"] = change.After,
        ["replacement"] = change.Replacement == default ? null : change.Replacement.ToString(),
        ["why"] = change.Why,
        ["documents"] = where?.Documents,
        ["decisions"] = where?.Decisions,
    };
}
