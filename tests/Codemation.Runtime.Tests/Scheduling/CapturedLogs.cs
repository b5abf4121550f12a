using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling;

/// <summary>Keeps what is logged.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];

    public IEnumerable<string> Problems => lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
        // Kept for the test to read.
    }
}
