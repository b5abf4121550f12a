using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>Attaches run and step to everything that a callback logs.</summary>
internal sealed class StepLogger(ILogger inner, string runId, string stepId) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        using var scope = inner.BeginScope(new KeyValuePair<string, object?>[] { new("RunId", runId), new("StepId", stepId) });
        inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
