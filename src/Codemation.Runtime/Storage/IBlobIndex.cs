namespace Codemation.Runtime.Storage;

/// <summary>
/// Which runs hold which stored content. A run may read what it holds and nothing else; content that no run holds is removed. What a run
/// holds goes with the run.
/// </summary>
internal interface IBlobIndex
{
    /// <summary>Has a run hold content. Called before the content is stored, so that there is never any that nobody holds.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="blob">The content, under a new key.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The key that the content has: another one where it was known already. Null when there is no such run.</returns>
    ValueTask<Blob?> HoldAsync(string runId, Blob blob, CancellationToken cancellationToken);

    /// <summary>The content that a run holds under a hash; null when it holds none.</summary>
    ValueTask<Blob?> FindAsync(string runId, string sha256, CancellationToken cancellationToken);

    /// <summary>Has a run hold some of what another one holds; what that one doesn't hold is left out.</summary>
    ValueTask ShareAsync(string fromRunId, string toRunId, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken);

    /// <summary>Has runs that ended let go of all they hold. Open runs are never touched.</summary>
    /// <param name="endedBefore">Only runs that ended before this time.</param>
    /// <param name="workflowId">Only runs of this workflow; null for all.</param>
    /// <param name="most">How many runs at most.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>How many runs let go; fewer than asked for when no more are left.</returns>
    ValueTask<int> ReleaseAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken);

    /// <summary>Takes content out of the index that no run holds, and none came to hold within a time by the store's clock.</summary>
    /// <returns>The keys to remove, up to a number, and those that an earlier call gave and <see cref="ForgetAsync"/> has not been told.</returns>
    ValueTask<IReadOnlyList<Blob>> DropAsync(TimeSpan unheldFor, int most, CancellationToken cancellationToken);

    /// <summary>Forgets dropped content, which is removed.</summary>
    ValueTask ForgetAsync(IReadOnlyList<Blob> removed, CancellationToken cancellationToken);
}
