using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Storage.Memory;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Runs;

/// <summary>Runs of workflows that keep nothing: in memory, whatever the host's store is, and lost with the process.</summary>
internal sealed class UnkeptRuns(
    MemoryRunStore store, RunService runs, BinaryStorages binaries, DispatchOptions options, Lazy<ILoggerFactory> loggers) : IAsyncDisposable
{
    private const int RemovedAtOnce = 1_000;

    private readonly SemaphoreSlim slots = new(options.Concurrency, options.Concurrency);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Where their attachments are.</summary>
    public BinaryStorages Binaries => binaries;

    /// <inheritdoc cref="RunService.NewRunId"/>
    public string NewRunId() => runs.NewRunId();

    /// <inheritdoc cref="RunService.RunAsync"/>
    public async ValueTask<RunOutcome> RunAsync(WorkflowEntry entry, Batch input, RunOptions runOptions, CancellationToken cancellationToken)
        => await ToEndAsync(entry, await runs.CreateAsync(entry, input, runOptions, runs.Owner, cancellationToken), input, cancellationToken);

    /// <summary>Creates a run that is executed in the background when a slot is free.</summary>
    public async ValueTask<(string RunId, Task<RunOutcome> Outcome)> SubmitAsync(
        WorkflowEntry entry, Batch input, RunOptions runOptions, CancellationToken cancellationToken, string? runId = null)
    {
        if (stopping.IsCancellationRequested)
        {
            throw new InvalidOperationException(RunSlots.Stopping);
        }

        var created = await runs.CreateAsync(entry, input, runOptions, runs.Owner, cancellationToken, runId);
        return (created.Row.Id, Task.Run(() => ExecuteAsync(entry, created, input), CancellationToken.None));
    }

    /// <summary>Interrupts what is left.</summary>
    public async ValueTask StopAsync() => await stopping.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await runs.DisposeAsync();
        await binaries.DisposeAsync();
        slots.Dispose();
        stopping.Dispose();
    }

    private async Task<RunOutcome> ExecuteAsync(WorkflowEntry entry, CreatedRun created, Batch input)
    {
        await slots.WaitAsync(stopping.Token);
        try
        {
            return await ToEndAsync(entry, created, input, stopping.Token);
        }
        finally
        {
            slots.Release();
        }
    }

    private async ValueTask<RunOutcome> ToEndAsync(WorkflowEntry entry, CreatedRun created, Batch input, CancellationToken interruption)
    {
        var outcome = created.IsNew
            ? await runs.ToEndAsync(entry, created, input, interruption)
            : await runs.ToEndAsync(entry, created.Row.Id, interruption);
        if (store.ReleaseContent(created.Row.Id))
        {
            await RemoveContentAsync();
        }

        return outcome;
    }

    // Nobody can read it any more: what a run attached only its steps read, and the run that called it, which has ended too.
    private async ValueTask RemoveContentAsync()
    {
        try
        {
            int removed;
            do
            {
                removed = await runs.BinarySweep.RemoveUnheldAsync(TimeSpan.Zero, RemovedAtOnce, CancellationToken.None);
            }
            while (removed == RemovedAtOnce);
        }
        catch (Exception error)
        {
            // The run ended as it did, whatever becomes of its files.
            loggers.Value.CreateLogger("Codemation.Runs").ContentUnremoved(error);
        }
    }
}
