using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Events;

public sealed class MemoryRunEventTests : RunEventContract
{
    private protected override WorkflowHost CreateHost() => Hosts.InMemory(Probe);
}
