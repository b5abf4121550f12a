using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Scheduling;

namespace Codemation.Runtime.Runs;

/// <summary>Runs of workflows that keep nothing: in memory, whatever the host's store is, and lost with the process.</summary>
internal sealed class UnkeptRuns(RunService runs, BinaryStorages binaries, DispatchOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(options.Concurrency, options.Concurrency);
    private readonly CancellationTokenSource stopping = new();

    public RunService Runs => runs;

    /// <inheritdoc cref="RunService.NewRunId"/>
    public string NewRunId() => runs.NewRunId();

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
            return created.IsNew
                ? await runs.ToEndAsync(entry, created, input, stopping.Token)
                : await runs.ToEndAsync(entry, created.Row.Id, stopping.Token);
        }
        finally
        {
            slots.Release();
        }
    }
}
