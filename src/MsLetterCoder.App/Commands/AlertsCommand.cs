using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Commands;

/// <summary><c>alert</c>: what people must be told of; <c>alert check</c> tells them and works where the service is gone, for a timer.</summary>
internal static class AlertsCommand
{
    public static Command Create(TimeProvider time)
    {
        var check = new Command("check", "Looks for emergencies nobody has claimed and for a service that stands still, and sends the alerts that are due. For a timer, every minute or two; the service does the same while it runs.")
        {
            CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        check.SetAction((parse, cancellation) => CheckAsync(CommonOptions.Settings(parse), time, Console.Out, parse.GetValue(CommonOptions.Json), cancellation));
        var list = new Command("list", "Lists what stands now; sends nothing.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return List(store.Alerts.Standing(OutgoingParts.Alerts(settings)), parse.GetValue(CommonOptions.Json));
        });
        return new Command("alert", "Emergencies nobody has claimed, and a service that stands still.") { check, list };
    }

    /// <summary>One look and the telling.</summary>
    /// <returns>An exit code: failed where an alert could not be delivered.</returns>
    internal static async Task<int> CheckAsync(AppSettings settings, TimeProvider time, TextWriter output, bool json, CancellationToken cancellation)
    {
        if (!File.Exists(settings.Store.Path))
        {
            throw new FileNotFoundException($"There is no store at '{settings.Store.Path}'.");
        }

        using LetterStore store = LetterStore.Open(PipelineParts.StoreOptions(settings, time));
        using ILoggerFactory logs = LoggerFactory.Create(builder => builder.AddConfiguration(settings.Configuration.GetSection("Logging")));
        (int due, int failed) = await new AlertRound(store, settings, OutgoingParts.Submission(settings.Outgoing, time), time, logs.CreateLogger<AlertRound>()).RunAsync(cancellation).ConfigureAwait(false);
        if (json)
        {
            JsonOutput.Print(output, new JsonObject { ["due"] = due, ["failed"] = failed });
        }
        else if (due > 0)
        {
            await output.WriteLineAsync($"{due} alerts were due; {failed} of them could not be delivered").ConfigureAwait(false);
        }

        return failed == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static int List(IReadOnlyList<DueAlert> standing, bool json)
    {
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject
            {
                ["alerts"] = JsonOutput.Array(standing, alert => new JsonObject { ["kind"] = Labels.Of(alert.Kind), ["count"] = alert.Count, ["since"] = JsonOutput.Time(alert.Since) }),
            });
            return ExitCodes.Good;
        }

        foreach (DueAlert alert in standing)
        {
            Console.Out.WriteLine($"{Labels.Of(alert.Kind)}: {AlertWords.Line(alert)}, since {alert.Since:u}");
        }

        Console.Out.WriteLine($"{standing.Count} kinds of alert stand");
        return ExitCodes.Good;
    }
}
