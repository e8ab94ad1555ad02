using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Terminology;
using Spectre.Console;

namespace MsLetterCoder.App.Commands;

/// <summary><c>run</c>: the service; <c>run --once</c>: reads what is there, files it, prints a summary and ends.</summary>
internal static class RunCommand
{
    /// <summary>How long the service may take to finish the mail in hand.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    public static Command Create(IAnsiConsole console, TimeProvider time)
    {
        var once = new Option<bool>("--once") { Description = "Read what is there, file it, print a summary and end." };
        var json = new Option<bool>("--json") { Description = "With --once: the summary as one JSON object on standard output, the progress on standard error." };
        var command = new Command("run", "Watches the mailbox and files what comes in, until stopped.") { once, json, CommonOptions.Config, CommonOptions.Store, CommonOptions.Mailbox };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && !result.GetValue(once))
            {
                result.AddError("--json goes with --once: the service writes a log.");
            }
        });
        command.SetAction((parse, cancellation) =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            return parse.GetValue(once) ? OnceAsync(settings, parse.GetValue(json) ? OnStandardError() : console, time, cancellation, parse.GetValue(json) ? Console.Out : null) : ServeAsync(settings, time, cancellation);
        });
        return command;
    }

    /// <summary>Reads once.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="console">Where progress and summary are shown.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops it between mails.</param>
    /// <param name="json">Where the summary goes as JSON instead; null: nowhere.</param>
    public static async Task<int> OnceAsync(AppSettings settings, IAnsiConsole console, TimeProvider time, CancellationToken cancellation, TextWriter? json = null)
    {
        StoreOptions options = PipelineParts.StoreOptions(settings, time);
        using var storeLock = StoreLock.Take(options.Path, time);
        using var store = LetterStore.Open(options);
        if (RecoveryDuty.Check(settings, store) is { } wanting)
        {
            console.WriteLine(wanting);
        }

        using ILoggerFactory logs = LoggerFactory.Create(builder => builder.AddConfiguration(settings.Configuration.GetSection("Logging")));
        DocumentReader documents = PipelineParts.DocumentReader(settings.Limits);
        ModelFolder models = PipelineParts.ServingModels(settings);
        using TerminologyFile? terminology = PipelineParts.Terminology(settings.Terminology);
        DocumentAnalyser analyser = PipelineParts.Analyser(models.Read(), out ClinicalKnowledge knowledge, settings, terminology);
        IMailReceiver receiver = PipelineParts.Receiver(settings, store, time, logs);
        if (models.LocalHash is not null)
        {
            console.WriteLine($"With {models.Description}, trained with nurses' grades");
        }

        var run = new OnceRun(store, receiver, documents, settings.Times, time, console);
        await run.ReceiveAsync(cancellation).ConfigureAwait(false);
        if (store.Intake.HasToRead())
        {
            var pipeline = new LetterPipeline(store, PipelineParts.MailReader(settings.Limits, documents), analyser, knowledge.Concepts, new SenderRules(settings.Mailbox), settings.Times.DayOf, store.Filing.StartRun(PipelineParts.Versions(models, settings.Coding, terminology)));
            run.Process(new StoredMailProcessor(store, pipeline, time, settings.Limits.Attempts, logs.CreateLogger<StoredMailProcessor>()), cancellation);
            await run.SettleAsync(cancellation).ConfigureAwait(false);
        }

        store.Heartbeats.Beat(ServicePart.Pipeline);
        await SendAsync(settings, store, time, logs, cancellation).ConfigureAwait(false);
        if (json is null)
        {
            run.PrintSummary(options.Path);
        }
        else
        {
            JsonOutput.Print(json, run.Json(options.Path));
        }

        return receiver.NotOpened == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }

    /// <summary>What the service does all the time: acknowledgements and alerts, where they are configured.</summary>
    private static async Task SendAsync(AppSettings settings, LetterStore store, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        SmtpSubmission? submission = OutgoingParts.Submission(settings.Outgoing, time);
        if (submission is not null)
        {
            await OutgoingWorker.RoundAsync(
                store, OutgoingParts.Acknowledgements(settings), new Post(store, settings.Outgoing, submission, time, logs.CreateLogger<Post>()), logs.CreateLogger<OutgoingWorker>(), cancellation).ConfigureAwait(false);
        }

        if (settings.Alerts.HasChannel || settings.Alerts.HasOutOfHoursContact)
        {
            await new AlertRound(store, settings, submission, time, logs.CreateLogger<AlertRound>()).RunAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static IAnsiConsole OnStandardError() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private static async Task<int> ServeAsync(AppSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        StoreOptions options = PipelineParts.StoreOptions(settings, time);
        using var storeLock = StoreLock.Take(options.Path, time);
        using IHost host = settings.Pages.Enabled ? WithPages(settings, options, time) : WithoutPages(settings, options, time);
        if (RecoveryDuty.Check(settings, host.Services.GetRequiredService<LetterStore>()) is { } wanting)
        {
            Log.RecoveryKeyWanting(host.Services.GetRequiredService<ILogger<PipelineWorker>>(), wanting);
        }

        PipelineWorker worker = host.Services.GetRequiredService<PipelineWorker>();
        await host.RunAsync(cancellation).ConfigureAwait(false);
        return worker.Failure is { } failure ? Failures.Report(Console.Error, failure) : ExitCodes.Good;
    }

    private static IHost WithoutPages(AppSettings settings, StoreOptions options, TimeProvider time)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        AddParts(builder, settings, options, time);
        return builder.Build();
    }

    private static WebApplication WithPages(AppSettings settings, StoreOptions options, TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        AddParts(builder, settings, options, time);
        builder.AddReview(settings.Pages.Settings(settings.Times) with { Nation = settings.CodingNation });
        WebApplication app = builder.Build();
        app.MapReview();
        return app;
    }

    private static void AddParts(IHostApplicationBuilder builder, AppSettings settings, StoreOptions options, TimeProvider time)
    {
        builder.Logging.AddConfiguration(settings.Configuration.GetSection("Logging")).AddFilter("Microsoft.AspNetCore", LogLevel.Error).AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            console.UseUtcTimestamp = true;
        });
        builder.Services.AddPipeline(settings, options, time);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
    }
}
