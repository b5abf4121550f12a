namespace Codemation.Runtime.Storage;

/// <summary>How runs come to those who execute them: the store is the queue.</summary>
internal interface IRunQueue
{
    /// <summary>Takes a run that is pending, or running under an owner known to be gone, and raises its epoch.</summary>
    /// <returns>The run as claimed, or null when it doesn't exist, is suspended or has ended.</returns>
    ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken);

    /// <summary>Takes a run that is pending, and raises its epoch. Whoever else executes it keeps it.</summary>
    /// <returns>The run as claimed, or null when it is not pending.</returns>
    ValueTask<RunRow?> ClaimIfPendingAsync(string runId, string owner, CancellationToken cancellationToken);

    /// <summary>Takes pending runs of some queues, up to a number: higher priorities first, then older runs.</summary>
    /// <returns>What was taken, in that order.</returns>
    ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, IReadOnlyList<string> queues, int most, CancellationToken cancellationToken);

    /// <summary>Whether a run of some queues is pending.</summary>
    ValueTask<bool> HasPendingAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken);

    /// <summary>The owners of all running runs.</summary>
    ValueTask<IReadOnlyCollection<string>> OwnersAsync(CancellationToken cancellationToken);

    /// <summary>The running runs of an owner.</summary>
    ValueTask<IReadOnlyList<RunClaim>> ClaimsAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Makes pending what is running under owners that are gone, fences them, and counts a death for each run. Runs whose cancellation was
    /// asked for end as cancelled. A sub-workflow stays as it is while the run that called it is pending or running: that one goes on with it.
    /// </summary>
    /// <param name="gone">The owners.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>How many runs there were.</returns>
    ValueTask<int> TakeFromAsync(IReadOnlyCollection<string> gone, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a run pending because its owner stops executing it, and fences that owner. A run whose cancellation was asked for ends as cancelled.
    /// </summary>
    /// <returns>Whether the owner still owned it.</returns>
    ValueTask<bool> ReleaseAsync(string runId, long epoch, CancellationToken cancellationToken);

    /// <summary>Says that a run goes on with another plan than before.</summary>
    /// <returns>Whether its owner still owned it.</returns>
    ValueTask<bool> AdoptPlanAsync(string runId, long epoch, string planHash, CancellationToken cancellationToken);

    /// <summary>Suspends a run that its owner can't execute. It stays so even if what it waits for has happened, until it is woken.</summary>
    /// <returns>Whether it was done: not when it has another owner by now, nor when its cancellation was asked for.</returns>
    ValueTask<bool> ParkAsync(string runId, long epoch, RunSuspension suspension, CancellationToken cancellationToken);

    /// <summary>Makes a suspended run pending, whatever it waits for.</summary>
    /// <returns>Whether it was suspended.</returns>
    ValueTask<bool> WakeAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Makes pending the suspended runs whose time has come by the store's clock, up to a number, longest due first.</summary>
    /// <returns>How many there were.</returns>
    ValueTask<int> WakeDueAsync(int most, CancellationToken cancellationToken);

    /// <summary>How long until the next suspended run is due, by the store's clock; zero when one is due, null when none will be.</summary>
    ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>What time it is by the store's clock, which decides when runs are due.</summary>
    ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken);

    /// <summary>The runs of an owner whose cancellation was asked for.</summary>
    ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Has a listener told, until disposed, what it would else have to look for. Told too often rather than too seldom, and not at all while a
    /// database is unreachable: who listens looks now and then as well. That a run is created pending is told in other processes only; here
    /// whoever creates it says so. Called on the store's own thread: hand over and return.
    /// </summary>
    IDisposable Listen(Action<QueueChange> listener);
}
