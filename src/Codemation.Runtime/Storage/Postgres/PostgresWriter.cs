namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Writes runs through a few lanes at once; all writes of a run go through the same one, in order.</summary>
internal sealed class PostgresWriter(PostgresTransactions transactions, QueueNotice notices, QueueListeners listeners) : IAsyncDisposable
{
    // While one waits for the disk, the other fills and is worked on by the server. More make the groups smaller, and runs dearer.
    public const int LaneCount = 2;

    private readonly WriteLane[] lanes = [.. Enumerable.Range(0, LaneCount).Select(_ => new WriteLane(transactions, notices, listeners))];

    /// <summary>Hands in a write.</summary>
    /// <returns>The write's result, when it is there for good.</returns>
    public Task<T> WriteAsync<T>(PostgresWrite<T> write)
    {
        lanes[(uint)string.GetHashCode(write.RunId, StringComparison.Ordinal) % LaneCount].Add(write);
        return write.Completion;
    }

    /// <summary>Finishes what was handed in.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(lanes.Select(lane => lane.CompleteAsync())).ConfigureAwait(false);
}
