using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Running;

/// <summary>Keeps log lines with the scope they were written in.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Book(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Book(LogBook owner, string category) : ILogger
    {
        private readonly AsyncLocal<object?> scope = new();

        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull
        {
            scope.Value = state;
            return new End(scope);
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var around = scope.Value is IEnumerable<KeyValuePair<string, object?>> pairs
                ? $" {{{string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}"))}}}"
                : "";
            lock (owner.gate)
            {
                owner.lines.Add($"{category}: {formatter(state, exception)}{around}");
            }
        }
    }

    private sealed class End(AsyncLocal<object?> scope) : IDisposable
    {
        public void Dispose() => scope.Value = null;
    }
}
