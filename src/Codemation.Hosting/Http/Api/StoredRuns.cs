using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Http.Api;

/// <summary>The runs that requests are about.</summary>
internal sealed class StoredRuns(WorkflowHost host)
{
    public async ValueTask<RunService> OpenAsync(CancellationToken cancellationToken) => await host.OpenAsync(cancellationToken);

    public async ValueTask<IRunStore> StoreAsync(CancellationToken cancellationToken) => (await host.OpenAsync(cancellationToken)).Store;

    public async ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken)
        => await (await StoreAsync(cancellationToken)).FindAsync(runId, cancellationToken);
}
