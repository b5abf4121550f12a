using System.Collections.Concurrent;
using System.Threading.Channels;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Puts runs on slots: those handed in, and pending ones from the store when slots are free. Sleeps while there is neither.
/// </summary>
internal sealed class RunPump(RunService runs, IReadOnlyList<string> queues, RunSlots slots, WakeTimer timers, ILogger logger, CancellationToken interruption)
{
    // Null has the store looked at.
    private readonly Channel<ReadyRun?> work = Channel.CreateUnbounded<ReadyRun?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, bool> held = new(StringComparer.Ordinal);
    private Task suspects = Task.CompletedTask;
    private volatile bool running;

    public bool IsRunning => running;

    /// <summary>Whether it is done for good.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether a run is on a slot, or can't be executed by this program.</summary>
    public bool LeavesAlone(string runId) => held.ContainsKey(runId);

    /// <summary>Executes a run. It has a slot.</summary>
    public void Add(ReadyRun run) => work.Writer.TryWrite(run);

    /// <summary>Says that there may be slots and pending runs for them.</summary>
    public void Wake() => work.Writer.TryWrite(null);

    /// <summary>Ends <see cref="RunAsync"/>, and later calls of it, once what was handed in is started.</summary>
    public void Complete()
    {
        IsComplete = true;
        work.Writer.TryComplete();
    }

    /// <summary>Pumps until <see cref="Complete"/>. One call at a time.</summary>
    public async Task RunAsync()
    {
        running = true;
        try
        {
            while (await work.Reader.WaitToReadAsync())
            {
                while (work.Reader.TryRead(out var ready))
                {
                    if (ready is not null)
                    {
                        Start(ready);
                    }
                }

                await ClaimAsync();
            }
        }
        catch (Exception error)
        {
            logger.PumpBroke(error);
        }
        finally
        {
            running = false;
        }
    }

    private async Task ClaimAsync()
    {
        while (slots.TakeForPending() is > 0 and var most)
        {
            IReadOnlyList<RunRow> claimed;
            try
            {
                Fault.Hit(FaultPoint.RunsClaiming);
                claimed = await runs.ClaimPendingAsync(queues, most, CancellationToken.None);
                Fault.Hit(FaultPoint.RunsClaimed);
            }
            catch (Exception error)
            {
                slots.ReturnAll(most);
                logger.ClaimFailed(error);
                return;
            }

            slots.Assign(claimed, most);
            foreach (var row in claimed)
            {
                Start(new ReadyRun(row));
            }

            if (claimed.Count < most)
            {
                return;
            }
        }
    }

    private void Start(ReadyRun run)
    {
        held[run.Row.Id] = true;

        // What is ambient here belongs to the pump, not to the run.
        using (ExecutionContext.SuppressFlow())
        {
            if (Quarantine.IsSuspect(run.Row))
            {
                var earlier = suspects;
                suspects = Task.Run(() => ExecuteAfterAsync(earlier, run));
            }
            else
            {
                _ = Task.Run(() => ExecuteAsync(run));
            }
        }
    }

    // Of runs that were executed when processes died, one may be to blame: the others must not die with it once more.
    private async Task ExecuteAfterAsync(Task earlier, ReadyRun run)
    {
        await earlier;
        await ExecuteAsync(run);
    }

    private async Task ExecuteAsync(ReadyRun run)
    {
        var runId = run.Row.Id;
        var holdsSlot = true;
        try
        {
            var execution = run is { Entry: { } entry, Input: { } input }
                ? runs.ExecuteAsync(entry, run.Row, input, interruption, ended: Release)
                : runs.ExecuteClaimedAsync(run.Row, interruption, ended: Release);
            var outcome = await execution;
            if (outcome.Status == RunStatus.Suspended)
            {
                await timers.ExpectAsync(outcome.WakeAt);
            }
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            logger.Interrupted(runId);
            await ReleaseAsync(run.Row);
            runs.Completions.Cancel(runId);
        }
        catch (RunFencedException error)
        {
            logger.TakenOver(runId, error);
            runs.Completions.Fail(runId, error);
        }
        catch (RunNotResumableException error)
        {
            logger.BrokeOff(runId, error);
            runs.Completions.Fail(runId, error);
            return;
        }
        catch (Exception error)
        {
            logger.BrokeOff(runId, error);
            runs.Completions.Fail(runId, error);
        }
        finally
        {
            Release();
        }

        held.TryRemove(runId, out _);

        // Before those who waited for the run go on: what they start next finds the slot free.
        void Release()
        {
            if (holdsSlot && slots.Release())
            {
                Wake();
            }

            holdsSlot = false;
        }
    }

    // Others go on with it at once, instead of when they find this process gone.
    private async Task ReleaseAsync(RunRow run)
    {
        try
        {
            await runs.Store.ReleaseAsync(run.Id, run.Epoch, CancellationToken.None);
        }
        catch (Exception error)
        {
            logger.NotReleased(run.Id, error);
        }
    }
}
