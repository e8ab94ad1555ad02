using System.Globalization;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Commands;

/// <summary>What <c>employer-letter</c> prints, in words or as JSON.</summary>
internal sealed class EmployerLetterPrint(EmployerLetterWriter writer, bool json)
{
    /// <summary>What can be told.</summary>
    public void List(EmployerSource source, IReadOnlyList<WorkKind> work)
    {
        IReadOnlySet<string> ticks = source.DefaultTicks(work, writer.Knowledge);
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject
            {
                ["matters"] = JsonOutput.Array(source.Tellable, t => Matter(t, ticks.Contains(t.Key), work, ticks.Count)),
                ["condition"] = source.Diagnosis is { } words ? new JsonObject { ["start"] = words.Start, ["end"] = words.End, ["caution"] = writer.Knowledge.Caution(EmployerChoices.Diagnosis) } : null,
                ["clinic_date"] = source.ClinicDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["problems"] = Problems(source.Problems),
            });
            return;
        }

        foreach (Tellable told in source.Tellable)
        {
            Console.Out.WriteLine($"[{(ticks.Contains(told.Key) ? 'x' : ' ')}] {told.Key}: {told.Plain}{(told.Against.Count > 0 ? " (the letter also says the opposite)" : "")}{(told.NearSomebodyElse ? " (somebody else is named just before)" : "")}");
            if (told.Caution is { } caution)
            {
                Console.Out.WriteLine($"      sensitive ({told.SensitiveAs}): {caution}");
            }

            told.Details.ToList().ForEach(d => Console.Out.WriteLine($"      stated: {d.Key}: {d.Plain}"));
            writer.Requests(told.Key, work, ticks.Count).ToList().ForEach(r => Console.Out.WriteLine($"      {(r.Chosen ? '+' : '-')} {r.Key}: {r.Plain}"));
        }

        if (source.Problems.Count == 0)
        {
            Console.Out.WriteLine(source.Diagnosis is null ? "The condition cannot be named: the letter does not plainly state it." : $"[ ] --name-condition: {writer.Knowledge.Caution(EmployerChoices.Diagnosis)}");
        }

        source.Problems.ToList().ForEach(p => Console.Error.WriteLine(p.Words));
    }

    /// <summary>A draft, and what stands in its way.</summary>
    public void Draft(EmployerDraft draft, long? preview, IReadOnlyList<string> files, bool trace)
    {
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject
            {
                ["preview"] = preview,
                ["ready"] = draft.IsReady,
                ["text"] = draft.Text,
                ["words"] = draft.Text is { } goes ? EmployerLetter.WordsOf(goes) : null,
                ["reading_age"] = draft.Reading is { } reading ? Math.Round(reading.ReadingAge, 1) : null,
                ["smog"] = draft.Reading is { } level ? Math.Round(level.Smog, 1) : null,
                ["grade"] = draft.Reading is { } grade ? Math.Round(grade.Grade, 1) : null,
                ["files"] = new JsonArray([.. files.Select(f => (JsonNode?)f)]),
                ["problems"] = Problems(draft.Problems),
                ["findings"] = JsonOutput.Array(draft.Findings, f => new JsonObject { ["kind"] = Labels.Of(f.Kind), ["where"] = f.Where, ["start"] = f.Span.Start, ["end"] = f.Span.End, ["words"] = f.Words }),
                ["trace"] = trace ? JsonOutput.Array(draft.Letter?.Sentences ?? [], Sentence) : null,
            });
            return;
        }

        if (draft.Text is { } text && files.Count == 0)
        {
            string mark = writer.Knowledge.DraftMark;
            Console.Out.WriteLine($"{mark}\n\n{text}\n{mark}");
        }

        files.ToList().ForEach(f => Console.Out.WriteLine($"Draft: {f}"));
        if (trace)
        {
            Console.Out.WriteLine();
            (draft.Letter?.Sentences ?? []).ToList().ForEach(s => Console.Out.WriteLine($"{s.Text}\n    {Labels.Of(s.Part)}: {string.Join("; ", s.Sources.Select(Words))}"));
        }

        if (preview is { } id)
        {
            Console.Error.WriteLine($"Kept as draft {id}. Once the person has seen it and agreed: employer-letter consent {id} --by ACCOUNT");
        }

        draft.Problems.ToList().ForEach(p => Console.Error.WriteLine(p.Words));
        draft.Findings.ToList().ForEach(f => Console.Error.WriteLine($"Release check ({f.Where} {f.Span.Start} to {f.Span.End}): {f.Words}"));
    }

    private static string Words(SentenceSource source) => source.Kind == SourceKind.Words ? $"clinic letter {source.Words.Start} to {source.Words.End} ({source.Name})" : $"{Labels.Of(source.Kind)} {source.Name}";

    private static JsonArray Problems(IReadOnlyList<LetterProblem> problems) =>
        JsonOutput.Array(problems, p => new JsonObject { ["kind"] = Labels.Of(p.Kind), ["words"] = p.Words, ["keys"] = new JsonArray([.. p.Keys.Select(k => (JsonNode?)k)]) });

    private static JsonObject Sentence(LetterSentence sentence) => new()
    {
        ["text"] = sentence.Text,
        ["part"] = Labels.Of(sentence.Part),
        ["sources"] = JsonOutput.Array(sentence.Sources, s => s.Kind == SourceKind.Words
            ? new JsonObject { ["kind"] = Labels.Of(s.Kind), ["name"] = s.Name, ["start"] = s.Words.Start, ["end"] = s.Words.End }
            : new JsonObject { ["kind"] = Labels.Of(s.Kind), ["name"] = s.Name }),
    };

    private JsonObject Matter(Tellable told, bool ticked, IReadOnlyList<WorkKind> work, int ticks) => new()
    {
        ["key"] = told.Key,
        ["plain"] = told.Plain,
        ["ticked"] = ticked,
        ["sensitive_as"] = told.SensitiveAs,
        ["caution"] = told.Caution,
        ["against"] = told.Against.Count > 0,
        ["near_somebody_else"] = told.NearSomebodyElse,
        ["words"] = JsonOutput.Array(told.Words, w => new JsonObject { ["start"] = w.Start, ["end"] = w.End }),
        ["details"] = JsonOutput.Array(told.Details, d => new JsonObject { ["key"] = d.Key, ["plain"] = d.Plain, ["start"] = d.Words.Start, ["end"] = d.Words.End }),
        ["adjustments"] = JsonOutput.Array(writer.Requests(told.Key, work, ticks), r => new JsonObject { ["key"] = r.Key, ["plain"] = r.Plain, ["chosen"] = r.Chosen }),
    };
}
