using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MsLetterCoder.Review.Tests.Support;

/// <summary>Keeps every log line, at every level.</summary>
internal sealed class LineLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
