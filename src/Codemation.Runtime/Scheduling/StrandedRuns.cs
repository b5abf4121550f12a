using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Gives back runs that are this process's in the store and that it does not execute: their execution broke off because the store was away,
/// or the answer to their claim got lost. Nobody else would take them while this process lives.
/// </summary>
internal sealed class StrandedRuns(RunService runs, RunPump pump, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private HashSet<RunClaim> suspects = [];
    private long looked = time.GetTimestamp();

    /// <summary>Looks, unless it just has. What it finds twice is given back: once may mean that it is about to be executed.</summary>
    public async ValueTask ReleaseAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(looked) < Interval)
        {
            return;
        }

        var idle = new HashSet<RunClaim>();
        foreach (var claim in await runs.Store.ClaimsAsync(runs.Owner, cancellationToken))
        {
            if (pump.LeavesAlone(claim.RunId) || runs.IsExecuting(claim.RunId))
            {
                continue;
            }

            idle.Add(claim);
            if (suspects.Contains(claim) && await runs.Store.ReleaseAsync(claim.RunId, claim.Epoch, cancellationToken))
            {
                logger.WasStranded(claim.RunId);
            }
        }

        suspects = idle;
        looked = time.GetTimestamp();
    }
}
