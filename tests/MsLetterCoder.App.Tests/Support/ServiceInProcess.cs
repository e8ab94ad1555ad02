using System.Collections.Concurrent;
using System.Diagnostics;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>The service as 'run' puts it together, in the test's own process: the worker, the real store, the real mail source.</summary>
internal sealed class ServiceInProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly IHost _host;
    private readonly CollectedLog _log = new();

    private ServiceInProcess(Workplace place, TimeProvider time)
    {
        AppSettings settings = place.Load();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log);
        builder.Services.AddPipeline(settings, PipelineParts.StoreOptions(settings, time), time);
        _host = builder.Build();
        Store = _host.Services.GetRequiredService<LetterStore>();
        Worker = _host.Services.GetRequiredService<PipelineWorker>();
    }

    public LetterStore Store { get; }

    public PipelineWorker Worker { get; }

    /// <summary>Everything logged, at every level.</summary>
    public IReadOnlyCollection<string> Logged => _log.Lines;

    public static async Task<ServiceInProcess> StartAsync(Workplace place, TimeProvider? time = null)
    {
        var service = new ServiceInProcess(place, time ?? TimeProvider.System);
        await service._host.StartAsync();
        return service;
    }

    /// <summary>Waits until so many mails are filed.</summary>
    public Task UntilFiledAsync(int count) =>
        UntilAsync(() => Store.Summaries.Count().Messages.SingleOrDefault(m => m.Label == Labels.Of(PipelineState.Done))?.Count >= count, $"{count} mails filed");

    /// <summary>Waits until something has been logged so often.</summary>
    public Task UntilLoggedAsync(string words, int times = 1) =>
        UntilAsync(() => Logged.Count(line => line.Contains(words, StringComparison.Ordinal)) >= times, $"'{words}' logged {times} times");

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var clock = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(clock.Elapsed < Patience && Worker.Failure is null, $"Waited in vain: {what}. {Worker.Failure}\n{string.Join('\n', Logged.TakeLast(30))}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _host.StopAsync(limit.Token);
        _host.Dispose();
    }

    private sealed class CollectedLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => new Collector(_lines);

        public void Dispose()
        {
        }

        private sealed class Collector(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }
}
