namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Removes what is kept no longer.</summary>
internal sealed class RunRemoval(PostgresTransaction transaction)
{
    // Jumps from one workflow to the next in the index, however many runs there are of each.
    public const string Workflows =
        """
        WITH RECURSIVE found (id) AS (
            (SELECT min(workflow_id) FROM runs)
            UNION ALL SELECT (SELECT min(workflow_id) FROM runs WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    public const string DeleteSignals =
        """
        DELETE FROM signals WHERE id = ANY(ARRAY(
            SELECT old.id FROM signals AS old
            WHERE old.received_at < $1 AND NOT EXISTS (SELECT 1 FROM waits WHERE waits.signal_id = old.id)
            ORDER BY old.received_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        RETURNING 1
        """;

    // Two removals at once could each leave a payload that both their runs name to the other.
    private const string OneAtATime = "SELECT count(pg_advisory_xact_lock(7015114))";

    public const string Oldest =
        "SELECT id, created_at, finished_at FROM runs WHERE id > $1 ORDER BY id LIMIT $2";

    // As in the listing: only one index has this order.
    public const string OldestOfWorkflow =
        "SELECT id, created_at, finished_at FROM runs WHERE (workflow_id, id) > ($3, $1) AND workflow_id <= $3 ORDER BY workflow_id, id LIMIT $2";

    private const string Lock = "SELECT id FROM runs WHERE id = ANY($1) FOR UPDATE SKIP LOCKED";

    // The first record of a run is its input.
    private const string Steps = "run_id = $1 AND step <> $2 AND seq > 0 AND EXISTS (SELECT 1 FROM runs WHERE id = $1 AND finished_at IS NOT NULL)";

    private const string PayloadsOfSteps =
        $"""
        SELECT payload_id FROM activations WHERE {Steps} AND payload_id IS NOT NULL
        UNION
        SELECT payload_id FROM batches WHERE run_id = $1 AND payload_id IS NOT NULL AND seq IN (SELECT seq FROM activations WHERE {Steps})
        """;

    private const string DeleteBatchesOfSteps = $"DELETE FROM batches WHERE run_id = $1 AND seq IN (SELECT seq FROM activations WHERE {Steps})";

    private const string DeleteSteps = $"DELETE FROM activations WHERE {Steps}";

    private const string NamedPayloads =
        """
        SELECT payload_id FROM activations WHERE run_id = ANY($1) AND payload_id IS NOT NULL
        UNION
        SELECT payload_id FROM batches WHERE run_id = ANY($1) AND payload_id IS NOT NULL
        """;

    private const string FreePayloads =
        """
        SELECT given.id FROM unnest($1::bigint[]) AS given (id)
        WHERE NOT EXISTS (SELECT 1 FROM activations WHERE payload_id = given.id) AND NOT EXISTS (SELECT 1 FROM batches WHERE payload_id = given.id)
        """;

    // Written ahead for a write that never was: its process died.
    private const string AbandonedPayloads =
        "SELECT id FROM payloads WHERE NOT used AND created_at < now() - interval '1 day' ORDER BY created_at LIMIT 100";

    private const int Page = 500;

    private static readonly string[] OwnTables = ["activations", "batches", "item_checkpoints", "waits", "run_metadata", "firings", "blob_refs"];

    /// <summary>Removes runs that ended, oldest first.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteAsync(DateTimeOffset endedBefore, string? workflowId, int most)
    {
        var found = await FindAsync(endedBefore, workflowId, most).ConfigureAwait(false);
        var ids = await ReadAsync(Lock, found, static rows => rows.GetString(0)).ConfigureAwait(false);
        var payloads = await ReadAsync(NamedPayloads, ids, static rows => rows.GetInt64(0)).ConfigureAwait(false);
        await DeleteRunsAsync(ids).ConfigureAwait(false);
        await DeletePayloadsAsync(payloads).ConfigureAwait(false);
        return ids.Count;
    }

    /// <summary>Removes the records of the steps of a run that ended, but for one.</summary>
    public async Task<bool> WriteStepsAsync(string runId, string keep)
    {
        var payloads = new List<long>();
        var find = transaction.Batch();
        await using (find.ConfigureAwait(false))
        {
            find.Add(OneAtATime);
            find.Add(PayloadsOfSteps).Bind(runId).Bind(keep);
            var rows = await transaction.ReadAsync(find).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.NextResultAsync().ConfigureAwait(false);
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    payloads.Add(rows.GetInt64(0));
                }
            }
        }

        var delete = transaction.Batch();
        await using (delete.ConfigureAwait(false))
        {
            delete.Add(DeleteBatchesOfSteps).Bind(runId).Bind(keep);
            delete.Add(DeleteSteps).Bind(runId).Bind(keep);
            delete.Add("DELETE FROM item_checkpoints WHERE run_id = $1 AND EXISTS (SELECT 1 FROM runs WHERE id = $1 AND finished_at IS NOT NULL)").Bind(runId);
            await transaction.ExecuteAsync(delete).ConfigureAwait(false);
        }

        await DeletePayloadsAsync(payloads).ConfigureAwait(false);
        return true;
    }

    private async Task<List<string>> FindAsync(DateTimeOffset endedBefore, string? workflowId, int most)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(OneAtATime);
            await transaction.ExecuteAsync(batch).ConfigureAwait(false);
        }

        var ids = new List<string>();
        var last = "";
        var more = true;
        while (more && ids.Count < most)
        {
            (last, more) = await FindPageAsync(last, endedBefore, workflowId, most, ids).ConfigureAwait(false);
        }

        return ids;
    }

    // Ids sort by creation, and nothing ends before it is created: what follows the first that was created too late is too late itself.
    private async Task<(string Last, bool More)> FindPageAsync(string after, DateTimeOffset endedBefore, string? workflowId, int most, List<string> ids)
    {
        var count = 0;
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            var select = batch.Add(workflowId is null ? Oldest : OldestOfWorkflow).Bind(after).Bind(Page);
            if (workflowId is not null)
            {
                select.Bind(workflowId);
            }

            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (ids.Count < most && await rows.ReadAsync().ConfigureAwait(false))
                {
                    count++;
                    after = rows.GetString(0);
                    if (rows.Time(1) >= endedBefore)
                    {
                        return (after, false);
                    }

                    if (rows.TimeOrNull(2) < endedBefore)
                    {
                        ids.Add(after);
                    }
                }
            }
        }

        return (after, count == Page);
    }

    private async Task DeleteRunsAsync(List<string> ids)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            foreach (var table in OwnTables)
            {
                batch.Add($"DELETE FROM {table} WHERE run_id = ANY($1)").Bind(ids);
            }

            batch.Add("DELETE FROM runs WHERE id = ANY($1)").Bind(ids);
            await transaction.ExecuteAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task DeletePayloadsAsync(List<long> named)
    {
        var free = new List<long>();
        var find = transaction.Batch();
        await using (find.ConfigureAwait(false))
        {
            find.Add(FreePayloads).Bind(named);
            find.Add(AbandonedPayloads);
            var rows = await transaction.ReadAsync(find).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                do
                {
                    while (await rows.ReadAsync().ConfigureAwait(false))
                    {
                        free.Add(rows.GetInt64(0));
                    }
                }
                while (await rows.NextResultAsync().ConfigureAwait(false));
            }
        }

        var delete = transaction.Batch();
        await using (delete.ConfigureAwait(false))
        {
            delete.Add("DELETE FROM payload_chunks WHERE payload_id = ANY($1)").Bind(free);
            delete.Add("DELETE FROM payloads WHERE id = ANY($1)").Bind(free);
            await transaction.ExecuteAsync(delete).ConfigureAwait(false);
        }
    }

    private async Task<List<T>> ReadAsync<T>(string sql, List<string> ids, Func<Npgsql.NpgsqlDataReader, T> read)
    {
        var list = new List<T>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(sql).Bind(ids);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    list.Add(read(rows));
                }
            }
        }

        return list;
    }
}
