using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Scheduling;

/// <summary>
/// Executes runs in the background. The store is the queue: a run is created as taken by this process while a slot is free, and pending
/// otherwise, to be claimed when one is.
/// </summary>
internal sealed class RunDispatcher : IDisposable
{
    // How long interrupted steps may take to notice.
    private static readonly TimeSpan Interruption = TimeSpan.FromSeconds(5);

    private readonly RunService runs;
    private readonly DispatchOptions options;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly ILogger logger;
    private readonly CancellationTokenSource interruption = new();
    private readonly WakeTimer timers;
    private readonly RunSlots slots;
    private readonly RunPump pump;
    private readonly StrandedRuns stranded;
    private readonly Lock stopping = new();
    private IDisposable? listening;
    private DispatchScheduler? scheduler;
    private ScheduleSweep? schedules;
    private Task? stopped;

    public RunDispatcher(RunService runs, DispatchOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        this.runs = runs;
        this.options = options;
        this.time = time;
        this.loggers = loggers;
        logger = loggers.CreateLogger("Codemation.Scheduling");
        slots = new RunSlots(options.Concurrency);
        timers = new WakeTimer(runs, time);
        pump = new RunPump(runs, options.Queues, slots, timers, logger, interruption.Token);
        stranded = new StrandedRuns(runs, pump, time, logger);
    }

    /// <summary>Takes over what earlier processes left, and starts the pump.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        listening = runs.Store.Listen(Hear);
        Fault.Hit(FaultPoint.RunsRecovering);
        if (!runs.Store.IsShared && await runs.RecoverAsync(cancellationToken) is > 0 and var recovered)
        {
            logger.Recovered(recovered);
        }

        Fault.Hit(FaultPoint.RunsRecovered);

        if (runs.OutliveProcess)
        {
            slots.ExpectBacklog();
            pump.Wake();
        }

        runs.IsDispatching = true;
        runs.Queues = options.Queues;
        runs.PendingCreated = () => Hear(QueueChange.Pending);
        var retention = runs.Store.IsShared ? null : runs.Retention;
        scheduler = await DispatchScheduler.StartAsync(this, pump, timers, retention, time, loggers, cancellationToken);
    }

    /// <summary>Creates a run that is executed here when a slot is free.</summary>
    /// <returns>The run's id, when the run is in the store, and how it will have ended.</returns>
    public async ValueTask<(string RunId, Task<RunOutcome> Outcome)> SubmitAsync(
        WorkflowEntry entry, Batch input, RunOptions options, CancellationToken cancellationToken)
    {
        var queue = RunService.QueueOf(entry, options);
        if (!this.options.Queues.Contains(queue))
        {
            var elsewhere = await runs.CreateAsync(entry, input, options, owner: null, cancellationToken);
            return (elsewhere.Row.Id, runs.ToEndAsync(entry, elsewhere.Row.Id, interruption.Token).AsTask());
        }

        var taken = slots.TryTake();
        var runId = runs.NewRunId();
        var outcome = runs.Completions.Add(runId);
        var created = false;
        try
        {
            var run = await runs.CreateAsync(entry, input, options, taken ? runs.Owner : null, cancellationToken, runId);
            if (!run.IsNew)
            {
                return (run.Row.Id, runs.ToEndAsync(entry, run.Row.Id, interruption.Token).AsTask());
            }

            created = true;
            if (taken)
            {
                pump.Add(run.IsBegun ? new ReadyRun(run.Row) : new ReadyRun(run.Row, entry, input));
            }
        }
        finally
        {
            if (!created)
            {
                runs.Completions.Remove(runId);
            }

            Settle(taken, created ? runId : null);
        }

        return (runId, outcome);
    }

    /// <summary>Creates the run of a schedule's firing, to be executed here when a slot is free.</summary>
    /// <returns>The run's id; null when the firing has a run already.</returns>
    public async ValueTask<string?> SubmitAsync(WorkflowEntry entry, Batch input, RunFiring firing, CancellationToken cancellationToken)
    {
        if (!options.Queues.Contains(RunService.QueueOf(entry, RunOptions.Default)))
        {
            return (await runs.TryCreateAsync(entry, input, firing, owner: null, cancellationToken))?.Id;
        }

        var taken = slots.TryTake();
        RunRow? created = null;
        try
        {
            created = await runs.TryCreateAsync(entry, input, firing, taken ? runs.Owner : null, cancellationToken);
            if (created is not null && taken)
            {
                pump.Add(new ReadyRun(created, entry, input));
            }
        }
        finally
        {
            Settle(taken, created?.Id);
        }

        return created?.Id;
    }

    /// <summary>Fires schedules from now on, until the dispatcher is stopped.</summary>
    public async Task FireSchedulesAsync(ScheduleSweep sweep, CancellationToken cancellationToken)
    {
        await sweep.RegisterAsync(cancellationToken);
        schedules = sweep;
        await scheduler!.FireSchedulesAsync(sweep, cancellationToken);
    }

    /// <summary>Fires no schedules any more; what was not fired stays due.</summary>
    public void StopFiring() => schedules?.Stop();

    /// <summary>Takes nothing new, waits for what is being executed, and interrupts it after the grace period.</summary>
    /// <param name="cancellationToken">Ends the grace period.</param>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (stopping)
        {
            return stopped ??= DrainAsync(cancellationToken);
        }
    }

    /// <summary>Frees what a stopped dispatcher holds.</summary>
    public void Dispose()
    {
        listening?.Dispose();
        interruption.Dispose();
    }

    /// <summary>Wakes the runs whose time has come, and finds what nobody told of.</summary>
    public async ValueTask SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Looked for before it is claimed: a claim is a transaction, and mostly there is nothing.
            if (await runs.Store.HasPendingAsync(options.Queues, cancellationToken))
            {
                slots.Look();
            }
        }
        catch (Exception error)
        {
            logger.ClaimFailed(error);
        }

        pump.Wake();
        await WakeDueAsync(cancellationToken);
    }

    /// <summary>Wakes the runs whose time has come, cancels what was asked for, and tells who waits here what ended elsewhere.</summary>
    public async ValueTask WakeDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await timers.WakeDueAsync(cancellationToken);
            await runs.CancelRequestedAsync(cancellationToken);
            await runs.CompleteEndedElsewhereAsync(cancellationToken);
            await stranded.ReleaseAsync(cancellationToken);
        }
        catch (Exception error)
        {
            logger.WakeFailed(error);
        }
    }

    private void Hear(QueueChange change)
    {
        if (change == QueueChange.Pending)
        {
            slots.Look();
            pump.Wake();
        }
    }

    private void Settle(bool taken, string? created)
    {
        if (!taken)
        {
            slots.Announce(created);
            pump.Wake();
        }
        else if (created is null && slots.Release())
        {
            pump.Wake();
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        StopFiring();
        var drained = slots.CloseAsync();
        if (!await EndsAsync(drained, options.GracePeriod, cancellationToken))
        {
            logger.GraceOver();
            await interruption.CancelAsync();
            if (!await EndsAsync(drained, Interruption, CancellationToken.None))
            {
                logger.Abandoned();
            }
        }

        runs.Completions.CancelAll();
        pump.Complete();
        await scheduler!.DisposeAsync();
    }

    private async Task<bool> EndsAsync(Task drained, TimeSpan within, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await drained.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return drained.IsCompleted;
    }
}
