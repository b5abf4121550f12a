using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Suspension;

public sealed class SqliteSuspensionTests : SuspensionContract, IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    private protected override WorkflowHost CreateHost(Action<CodemationBuilder>? configure) => Hosts.OnDisk(database, configure, Probe, Time);
}
