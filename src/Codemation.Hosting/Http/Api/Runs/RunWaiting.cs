using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Execution;
using Microsoft.Extensions.Hosting;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Waits for runs to end, here or in another process.</summary>
internal sealed class RunWaiting(StoredRuns stored, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for a while.</summary>
    /// <param name="entry">The workflow.</param>
    /// <param name="runId">The run.</param>
    /// <param name="outcome">Tells how the run ended, if it is executed in this process.</param>
    /// <param name="atMost">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How the run ended; null when it has not by then, or when this process stops.</returns>
    public async Task<RunOutcome?> EndAsync(
        WorkflowEntry entry, string runId, Task<RunOutcome>? outcome, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, lifetime.ApplicationStopping, cancellationToken);
        try
        {
            return outcome is null ? await LookAsync(entry, runId, either.Token) : await outcome.WaitAsync(either.Token);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The run was accepted, whatever became of waiting for it here. Why an execution broke off is in the log.
            return null;
        }
    }

    private async Task<RunOutcome> LookAsync(WorkflowEntry entry, string runId, CancellationToken cancellationToken)
    {
        var runs = await stored.OpenAsync(cancellationToken);
        for (var pause = FirstLook; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await runs.Store.FindAsync(runId, cancellationToken) is { HasEnded: true })
            {
                return await runs.ReadAsync(entry, runId, cancellationToken);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
