using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Lifetimes;

public sealed class MemoryRetentionTests : RetentionContract
{
    private protected override WorkflowHost CreateHost() => Hosts.InMemory(Configure, Time);
}
