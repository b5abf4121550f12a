namespace Codemation.Runtime.Storage;

/// <summary>How stored runs come to their end. Called again and again with small numbers, so that nobody waits for long.</summary>
internal interface IRunRetention
{
    /// <summary>Removes runs that ended, with all that belongs to them. Open runs are never touched.</summary>
    /// <param name="endedBefore">Only runs that ended before this time.</param>
    /// <param name="workflowId">Only runs of this workflow; null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    /// <returns>How many were removed; fewer than asked for when no more are left.</returns>
    ValueTask<int> DeleteEndedAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken);

    /// <summary>Removes what the steps of a run that ended did and gave; its input, and the outputs of one step, stay.</summary>
    /// <param name="runId">The run. One that has not ended stays as it is.</param>
    /// <param name="keep">The step whose record stays; null for none.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    ValueTask DeleteStepsAsync(string runId, string? keep, CancellationToken cancellationToken);

    /// <summary>The workflows that there are runs of, those included that no host has any more.</summary>
    ValueTask<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellationToken);

    /// <summary>Gives disk space that removed data took back to the operating system, where the database does not do so by itself.</summary>
    /// <param name="most">How many pages at most.</param>
    /// <param name="cancellationToken">Gives up before anything is given back.</param>
    /// <returns>How many there were; fewer than asked for when no more are left.</returns>
    ValueTask<int> GiveBackSpaceAsync(int most, CancellationToken cancellationToken);

    /// <summary>Removes signals that came before a time and that no wait holds: nobody waited for them, or who did has gone on.</summary>
    /// <returns>How many were removed; fewer than asked for when no more are left.</returns>
    ValueTask<int> DeleteSignalsAsync(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken);
}
