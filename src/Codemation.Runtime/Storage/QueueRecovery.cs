namespace Codemation.Runtime.Storage;

/// <summary>Finds out which owners are gone, and has their runs taken from them.</summary>
internal static class QueueRecovery
{
    /// <summary>Makes pending what is running under owners that are gone. See <see cref="IRunQueue.TakeFromAsync"/>.</summary>
    /// <param name="queue">The runs.</param>
    /// <param name="living">
    /// Gives all owners that are not gone. Asked after the owners were looked up: who joins meanwhile is not mistaken for one that is gone.
    /// </param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>How many runs there were.</returns>
    public static async ValueTask<int> RecoverAsync(this IRunQueue queue, Func<Task<IReadOnlyCollection<string>>> living, CancellationToken cancellationToken)
    {
        var owners = await queue.OwnersAsync(cancellationToken);
        if (owners.Count == 0)
        {
            return 0;
        }

        var alive = await living();
        string[] gone = [.. owners.Where(owner => !alive.Contains(owner))];
        return gone.Length == 0 ? 0 : await queue.TakeFromAsync(gone, cancellationToken);
    }

    /// <summary>Makes pending what is running under owners that are gone. See <see cref="IRunQueue.TakeFromAsync"/>.</summary>
    /// <param name="queue">The runs.</param>
    /// <param name="living">All owners that are not gone.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>How many runs there were.</returns>
    public static ValueTask<int> RecoverAsync(this IRunQueue queue, IReadOnlyCollection<string> living, CancellationToken cancellationToken) =>
        queue.RecoverAsync(() => Task.FromResult(living), cancellationToken);
}
