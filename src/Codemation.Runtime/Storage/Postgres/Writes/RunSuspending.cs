namespace Codemation.Runtime.Storage.Postgres;

/// <summary>How runs lose their owner without having ended.</summary>
internal sealed class RunSuspending(PostgresTransaction transaction, RunEnding ending)
{
    private const string Move =
        """
        UPDATE runs SET status = 'pending', owner = NULL, home_queue = coalesce(runs.home_queue, runs.queue), queue = given.queue
        FROM unnest($1::text[], $2::text[]) AS given (id, queue) WHERE runs.id = given.id
        """;

    // A sub-workflow that is about to end waits for this run's row, and then sees it as suspended.
    public const string Suspend =
        """
        UPDATE runs SET owner = NULL,
            status = CASE WHEN given.is_over THEN 'pending' ELSE 'suspended' END,
            wait_reason = CASE WHEN given.is_over THEN NULL ELSE given.reason END,
            wake_at = CASE WHEN given.is_over THEN NULL ELSE given.wake_at END
        FROM (
            SELECT id, reason, wake_at, EXISTS (
                SELECT 1 FROM waits
                WHERE waits.run_id = suspended.id AND (signal_id IS NOT NULL OR (kind = 'sub-workflow' AND NOT EXISTS (
                    SELECT 1 FROM runs AS below WHERE below.id = waits.correlation AND below.status IN ('pending', 'running', 'suspended'))))) AS is_over
            FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS suspended (id, reason, wake_at)) AS given
        WHERE runs.id = given.id
        RETURNING runs.id, runs.status
        """;

    /// <summary>Suspends, moves or cancels the runs whose commits say that they let go of their owner, and sets what they are then.</summary>
    /// <returns>Whether runs became pending.</returns>
    public async Task<bool> LetGoAsync(IReadOnlyList<FencedRun> runs)
    {
        var letGo = runs.Where(run => run.Commit.Suspension is not null || run.Commit.Queue is not null).ToArray();
        if (letGo.Length == 0)
        {
            return false;
        }

        var cancelled = Array.FindAll(letGo, run => run.CancelRequested);
        var moved = Array.FindAll(letGo, run => !run.CancelRequested && run.Commit.Queue is not null);
        var suspended = Array.FindAll(letGo, run => !run.CancelRequested && run.Commit.Queue is null);
        Set(cancelled, RunStatus.Cancelled);
        Set(moved, RunStatus.Pending);
        Set(suspended, RunStatus.Suspended);
        await MoveAsync(moved).ConfigureAwait(false);
        var over = suspended.Length > 0 && await SuspendAsync(suspended).ConfigureAwait(false);
        var woken = await ending.CancelAsync(Array.ConvertAll(cancelled, EndedRun.Of)).ConfigureAwait(false);
        return moved.Length > 0 || over || woken;
    }

    private static void Set(IEnumerable<FencedRun> runs, RunStatus status)
    {
        foreach (var run in runs)
        {
            run.Write.Result = new RunCommitted(status, run.CancelRequested);
        }
    }

    private async Task MoveAsync(FencedRun[] runs)
    {
        if (runs.Length == 0)
        {
            return;
        }

        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Move).Bind(runs.Select(run => run.Commit.RunId)).Bind(runs.Select(run => run.Commit.Queue));
            await transaction.ExecuteAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task<bool> SuspendAsync(FencedRun[] runs)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Suspend)
                .Bind(runs.Select(run => run.Commit.RunId))
                .Bind(runs.Select(run => run.Commit.Suspension!.Reason))
                .Bind(runs.Select(run => PostgresParameters.Utc(run.Commit.Suspension!.WakeAt)));
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var byId = runs.ToDictionary(run => run.Commit.RunId, StringComparer.Ordinal);
                var over = false;
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    if (StoredNames.RunStatus(rows.GetString(1)) == RunStatus.Pending)
                    {
                        over = true;
                        Set([byId[rows.GetString(0)]], RunStatus.Pending);
                    }
                }

                return over;
            }
        }
    }
}
