namespace Codemation.Runtime.Storage.Sqlite;

/// <content>Who executes which run.</content>
internal sealed partial class SqliteRunStore
{
    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ClaimRunWrite(ClaimRunWrite.Claim, runId, owner, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<RunRow?> ClaimIfPendingAsync(string runId, string owner, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ClaimRunWrite(ClaimRunWrite.ClaimIfPending, runId, owner, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(
        string owner, IReadOnlyList<string> queues, int most, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ClaimPendingWrite(owner, queues, most, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<bool> HasPendingAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(reader.ReadHasPending(queues));
    }

    public ValueTask<IReadOnlyCollection<string>> OwnersAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(reader.ReadOwners());
    }

    public ValueTask<IReadOnlyList<RunClaim>> ClaimsAsync(string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(reader.ReadClaims(owner));
    }

    public async ValueTask<int> TakeFromAsync(IReadOnlyCollection<string> gone, CancellationToken cancellationToken)
    {
        var taken = await writer.WriteAsync(new TakeRunsWrite(gone, clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);
        return Told(new Written<int>(taken, taken > 0));
    }

    public async ValueTask<bool> ReleaseAsync(string runId, long epoch, CancellationToken cancellationToken)
    {
        var released = await writer.WriteAsync(new ReleaseRunWrite(runId, epoch, clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);
        return Told(new Written<bool>(released, released));
    }

    public ValueTask<bool> AdoptPlanAsync(string runId, long epoch, string planHash, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new AdoptPlanWrite(runId, epoch, planHash, cancellationToken)));

    public ValueTask<bool> ParkAsync(string runId, long epoch, RunSuspension suspension, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ParkRunWrite(runId, epoch, suspension, cancellationToken)));

    public async ValueTask<bool> WakeAsync(string runId, CancellationToken cancellationToken)
    {
        var woken = await writer.WriteAsync(new WakeRunWrite(runId, cancellationToken)).ConfigureAwait(false);
        return Told(new Written<bool>(woken, woken));
    }

    public async ValueTask<int> WakeDueAsync(int most, CancellationToken cancellationToken)
    {
        var woken = await writer.WriteAsync(new WakeDueWrite(clock.GetUtcNow(), most, cancellationToken)).ConfigureAwait(false);
        return Told(new Written<int>(woken, woken > 0));
    }

    public ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(reader.ReadNextDue() is { } at ? StoreTimes.Until(at, clock.GetUtcNow()) : null);
    }

    public ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) => new(clock.GetUtcNow());

    public ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(reader.ReadCancelRequests(owner));
    }

    public IDisposable Listen(Action<QueueChange> listener) => listeners.Add(listener);
}
