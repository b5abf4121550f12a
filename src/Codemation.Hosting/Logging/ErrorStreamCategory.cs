using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Logging;

internal sealed class ErrorStreamCategory(string category, TextWriter error, Func<IExternalScopeProvider> scopes) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => scopes().Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{Name(logLevel)} {category}{Place()}: {formatter(state, exception)}";
        lock (error)
        {
            error.WriteLine(line);
            if (exception is not null)
            {
                error.WriteLine(exception);
            }
        }
    }

    /// <summary>The run and step that a callback logs for.</summary>
    private string Place()
    {
        var place = "";
        scopes().ForEachScope(
            (scope, _) =>
            {
                if (scope is IEnumerable<KeyValuePair<string, object?>> values)
                {
                    place += string.Concat(values.Where(static value => value.Key is "RunId" or "StepId").Select(static value => $" {value.Value}"));
                }
            },
            state: 0);
        return place;
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
