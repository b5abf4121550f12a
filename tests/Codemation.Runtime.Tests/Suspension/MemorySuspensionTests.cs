using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Suspension;

public sealed class MemorySuspensionTests : SuspensionContract
{
    private protected override WorkflowHost CreateHost(Action<CodemationBuilder>? configure) => Hosts.InMemory(configure, Probe, Time);
}
