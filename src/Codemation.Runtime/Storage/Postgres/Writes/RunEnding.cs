namespace Codemation.Runtime.Storage.Postgres;

/// <summary>What the ends of runs bring about. Signals that their waits held are used up.</summary>
internal sealed class RunEnding(PostgresTransaction transaction)
{
    private const string DeleteWaits = "DELETE FROM waits WHERE run_id = ANY($1)";

    // A run that is about to be suspended for one of these has its row locked: it is waited for, and then seen as suspended.
    private const string LockParents = "SELECT count(*) FROM (SELECT 1 FROM runs WHERE id = ANY($1) ORDER BY id FOR UPDATE) AS locked";

    public const string WakeParents =
        """
        UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL
        WHERE status = 'suspended' AND id = ANY(ARRAY(
            SELECT ended.parent FROM unnest($1::text[], $2::text[]) AS ended (parent, id)
            WHERE EXISTS (SELECT 1 FROM waits WHERE waits.run_id = ended.parent AND kind = 'sub-workflow' AND correlation = ended.id)))
        RETURNING 1
        """;

    private const string ToCancelled =
        """
        UPDATE runs SET status = 'cancelled', owner = NULL, wake_at = NULL, wait_reason = NULL, finished_at = now(), events = events + 1
        WHERE id = ANY($1)
        """;

    /// <summary>Ends runs as cancelled.</summary>
    /// <returns>Whether runs that called them became pending.</returns>
    public async Task<bool> CancelAsync(IReadOnlyCollection<EndedRun> runs)
    {
        if (runs.Count == 0)
        {
            return false;
        }

        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(ToCancelled).Bind(runs.Select(run => run.Id));
            await transaction.ExecuteAsync(batch).ConfigureAwait(false);
        }

        return await FollowAsync(runs).ConfigureAwait(false);
    }

    /// <summary>Does what follows from the ends of runs.</summary>
    /// <returns>Whether runs that called them became pending.</returns>
    public Task<bool> FollowAsync(IEnumerable<FencedRun> runs) => FollowAsync([.. runs.Select(EndedRun.Of)]);

    /// <summary>Does what follows from the ends of runs.</summary>
    /// <returns>Whether runs that called them became pending.</returns>
    public async Task<bool> FollowAsync(IReadOnlyCollection<EndedRun> runs)
    {
        var waited = runs.Where(run => run.Waited).Select(run => run.Id).ToArray();
        var below = runs.Where(run => run.ParentRunId is not null).ToArray();
        if (waited.Length == 0 && below.Length == 0)
        {
            return false;
        }

        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(DeleteWaits).Bind(waited);
            batch.Add(LockParents).Bind(below.Select(run => run.ParentRunId).Distinct());
            batch.Add(WakeParents).Bind(below.Select(run => run.ParentRunId)).Bind(below.Select(run => run.Id));
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.NextResultAsync().ConfigureAwait(false);
                return await rows.ReadAsync().ConfigureAwait(false);
            }
        }
    }
}
