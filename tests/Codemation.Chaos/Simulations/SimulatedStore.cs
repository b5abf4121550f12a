using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;

namespace Codemation.Chaos.Simulations;

/// <summary>
/// The store as one worker sees it: far away. Others come between a call and its answer; the answer never arrives where the worker has died
/// meanwhile, and late where it was held still.
/// </summary>
internal sealed class SimulatedStore(World world, Worker? worker) : IRunStore
{
    private IRunStore Inner => world.Database.Store;

    public bool IsDurable => true;

    public IBlobIndex Blobs => Inner.Blobs;

    public ITelemetryStore Telemetry => Inner.Telemetry;

    public ValueTask<RunCreation> CreateAsync(NewRun run, CancellationToken cancellationToken) => CallAsync(() => world.Database.CreateAsync(run, worker));

    public ValueTask<RunCommitted> CommitAsync(RunCommit commit, CancellationToken cancellationToken) => CallAsync(() => world.Database.CommitAsync(commit, worker));

    public ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken) => CallAsync(() => Inner.CancelAsync(runId, default));

    public ValueTask<SignalOutcome> SignalAsync(NewSignal signal, CancellationToken cancellationToken) => CallAsync(() => world.Database.SignalAsync(signal));

    public ValueTask PutPlanAsync(string planHash, string workflowId, string json, CancellationToken cancellationToken)
        => Inner.PutPlanAsync(planHash, workflowId, json, default);

    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken) => CallAsync(() => world.Database.ClaimAsync(runId, owner, worker));

    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, IReadOnlyList<string> queues, int most, CancellationToken cancellationToken)
        => CallAsync(() => world.Database.ClaimPendingAsync(owner, queues, most, worker));

    public ValueTask<int> RecoverAsync(IReadOnlyCollection<string> living, CancellationToken cancellationToken) => CallAsync(() => Inner.RecoverAsync(living, default));

    public ValueTask<bool> WakeAsync(string runId, CancellationToken cancellationToken) => CallAsync(() => Inner.WakeAsync(runId, default));

    public ValueTask<int> WakeDueAsync(int most, CancellationToken cancellationToken) => CallAsync(() => Inner.WakeDueAsync(most, default));

    public ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => CallAsync(() => Inner.NextDueAsync(default));

    public ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) => CallAsync(() => Inner.ClockAsync(default));

    public ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken)
        => CallAsync(() => Inner.CancelRequestsAsync(owner, default));

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken) => CallAsync(() => Inner.FindAsync(runId, default));

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken) => CallAsync(() => Inner.ListAsync(query, default));

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken) => CallAsync(() => world.Database.LoadProgressAsync(runId));

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken)
        => CallAsync(() => world.Database.ReadBatch(runId, step, port));

    public ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken) => Inner.FindPlanAsync(planHash, default);

    public ValueTask<int> DeleteEndedAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
        => Inner.DeleteEndedAsync(endedBefore, workflowId, most, default);

    public ValueTask<int> DeleteSignalsAsync(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken)
        => Inner.DeleteSignalsAsync(receivedBefore, most, default);

    // Workers look for themselves: what they would be told comes by no path that the seed decides.
    public IDisposable Listen(Action<QueueChange> listener) => new MemoryStream();

    public ValueTask DisposeAsync() => default;

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        await TravelAsync();
        var answer = await call();
        await TravelAsync();
        return answer;
    }

    private async Task TravelAsync()
    {
        await Task.Yield();
        if (worker is not null)
        {
            await worker.PassAsync();
        }
    }
}
