using Codemation.Runtime.Binary;
using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Events;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>What executions share.</summary>
internal sealed record ExecutionHost(
    IRunStore Store,
    RunEvents Events,
    RunLimits Limits,
    TimeProvider Time,
    IServiceScopeFactory Scopes,
    Lazy<ILoggerFactory> Loggers,
    ISubWorkflows SubWorkflows,
    RunBinaries Binaries,
    TelemetryWriter Telemetry)
{
    /// <summary>The clock by which waits are over.</summary>
    public StoreClock StoreClock { get; } = new(Store, Time);

    /// <summary>The queues whose steps are run here; null for all.</summary>
    public IReadOnlyList<string>? Queues { get; set; }
}
