using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Telemetry;

public sealed class MemoryTelemetryTests : TelemetryContract
{
    private protected override WorkflowHost CreateHost() => Hosts.InMemory(Probe);
}
