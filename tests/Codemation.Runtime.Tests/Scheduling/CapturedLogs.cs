using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling;

/// <summary>Keeps what is logged.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];

    private readonly TaskCompletionSource<string> firstProblem = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first is there.</summary>
    public Task<string> FirstProblem => firstProblem.Task;

    public IEnumerable<string> Problems => lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        lines.Enqueue((logLevel, text));
        if (logLevel >= LogLevel.Warning)
        {
            firstProblem.TrySetResult(text);
        }
    }

    public void Dispose()
    {
        // Kept for the test to read.
    }
}
