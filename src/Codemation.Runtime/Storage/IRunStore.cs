namespace Codemation.Runtime.Storage;

/// <summary>
/// Where runs are kept. What a call wrote is there for good when its task completes.
/// What a call is given stays unchanged until then.
/// </summary>
internal interface IRunStore : IRunReader
{
    /// <summary>Whether runs survive the process, so that progress inside of an activation is worth writing.</summary>
    bool IsDurable { get; }

    /// <summary>Creates a run with its input.</summary>
    /// <returns>False when a run with this id exists; nothing is changed then.</returns>
    ValueTask<bool> CreateAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>Writes progress of a claimed run.</summary>
    /// <exception cref="RunFencedException">The run was claimed by another, or has ended.</exception>
    ValueTask CommitAsync(RunCommit commit, CancellationToken cancellationToken);

    /// <summary>Takes a run that is pending, or running under an owner known to be gone, and raises its epoch.</summary>
    /// <returns>The run as claimed, or null when it doesn't exist or has ended.</returns>
    ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken);

    /// <summary>Takes the oldest pending runs, up to a number, oldest first.</summary>
    ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Makes pending what is running under other owners, and fences them. Only for who knows that they are gone.
    /// Sub-workflows stay as they are: the run that called them goes on with them.
    /// </summary>
    /// <param name="owner">Whose runs are left alone.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>How many runs there were.</returns>
    ValueTask<int> RecoverAsync(string owner, CancellationToken cancellationToken);
}
