using System.Collections.Frozen;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Catalog;

/// <summary>
/// Which workflows are not active. The store is asked at most once a second, so that creating a run costs no question more: what another
/// process changes shows within a second.
/// </summary>
internal sealed class WorkflowActivation(IScheduleStore store, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private volatile FrozenSet<string>? inactive;
    private long readAt;

    /// <summary>Lets through what is asked of a workflow that is active.</summary>
    /// <exception cref="WorkflowInactiveException">It is not.</exception>
    public async ValueTask EnsureActiveAsync(string workflowId, CancellationToken cancellationToken)
    {
        if (inactive is null || IsStale())
        {
            Set((await store.ReadAsync(cancellationToken)).Inactive);
        }

        if (inactive!.Contains(workflowId))
        {
            throw new WorkflowInactiveException(workflowId);
        }
    }

    /// <summary>Takes over what the store says.</summary>
    public void Set(IReadOnlyCollection<string> inactiveIds)
    {
        Interlocked.Exchange(ref readAt, time.GetTimestamp());
        if (inactive is not { } known || !known.SetEquals(inactiveIds))
        {
            inactive = inactiveIds.ToFrozenSet(StringComparer.Ordinal);
        }
    }

    // One of those who ask at the same time reads the store, the others go by what was read before.
    private bool IsStale()
    {
        var read = Interlocked.Read(ref readAt);
        return time.GetElapsedTime(read) >= Freshness && Interlocked.CompareExchange(ref readAt, time.GetTimestamp(), read) == read;
    }
}
