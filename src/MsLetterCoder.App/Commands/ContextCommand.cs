using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Commands;

/// <summary><c>context</c>: JSON lines {"text","start","end"} on standard input, the same with the context of the span on standard output.</summary>
internal static class ContextCommand
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Command("context", "Gives the context of spans: JSON lines {\"text\",\"start\",\"end\"} in (UTF-16 offsets), the same with context out.") { CommonOptions.Config };
        command.SetAction((parse, cancellation) =>
        {
            AppSettings settings = AppSettings.Load(parse.GetValue(CommonOptions.Config));
            DocumentAnalyser analyser = PipelineParts.Analyser(PipelineParts.ModelFolder(settings.Models).Read(), out _);
            return RunAsync(analyser, Console.In, Console.Out, Console.Error, cancellation);
        });
        return command;
    }

    internal static async Task<int> RunAsync(DocumentAnalyser analyser, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        int number = 0;
        int failed = 0;
        while (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Read(line) is not { } asked)
            {
                failed++;
                await errors.WriteLineAsync($"line {number}: not an object with 'text', 'start' and 'end' where 0 <= start < end <= length of text").ConfigureAwait(false);
                continue;
            }

            SpanContext context = analyser.ContextOf(asked.Text, asked.Span);
            asked.Object["context"] = Labels.Of(context.Context);
            asked.Object["confidence"] = Math.Round(context.Confidence.Value, 4);
            asked.Object["negated"] = context.Negated;
            asked.Object["historical"] = context.Historical;
            asked.Object["hypothetical"] = context.Hypothetical;
            asked.Object["experiencer"] = context.ByOther ? "other" : "patient";
            await output.WriteLineAsync(asked.Object.ToJsonString(Plain)).ConfigureAwait(false);
        }

        return failed == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static (JsonObject Object, string Text, TextSpan Span)? Read(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject given && given["text"] is JsonValue text && text.TryGetValue(out string? words)
                && given["start"] is JsonValue first && first.TryGetValue(out int start) && given["end"] is JsonValue last && last.TryGetValue(out int end)
                && start >= 0 && start < end && end <= words.Length)
            {
                return (given, words, new TextSpan(start, end));
            }
        }
        catch (JsonException)
        {
            // Said by the caller, with the line's number.
        }

        return null;
    }
}
