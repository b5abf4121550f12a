using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Reruns;

public sealed class SqliteFailedItemsTests : FailedItemsContract, IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    private protected override WorkflowHost CreateHost(Probe probe) => Hosts.OnDisk(database, probe);
}
