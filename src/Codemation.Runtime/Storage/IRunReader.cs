namespace Codemation.Runtime.Storage;

/// <summary>What can be asked about stored runs. Needs no claim, and may be used beside a process that executes runs.</summary>
internal interface IRunReader : IAsyncDisposable
{
    ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken);

    /// <summary>Those of some runs that have ended.</summary>
    ValueTask<IReadOnlyList<RunRow>> EndedAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken);

    /// <summary>How far a run got, its items left aside; empty when the run doesn't exist.</summary>
    ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The items of a port; <see cref="TriggerBatch"/> names the input.</summary>
    /// <returns>Null when nothing is stored there.</returns>
    ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken);

    /// <summary>The JSON of a plan that was put under its hash.</summary>
    /// <returns>Null when none was.</returns>
    ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken);
}
