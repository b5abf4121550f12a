using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling;

/// <summary>Hands what Quartz logs to the host's own logs.</summary>
internal sealed class ForwardedLogs(ILoggerFactory loggers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    public void Dispose()
    {
        // The host's own, not ours to end.
    }
}
