using System.Runtime.InteropServices;
using Codemation.Runtime.Storage.Batches;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Creates a run that must not be created twice, or takes over from another: in a transaction of its own.</summary>
internal sealed class MarkedRun(NewRun run, List<EncodedBatch> batches, PooledBytes bytes, QueueNotice notices)
{
    private const string InsertFiring =
        "INSERT INTO firings (trigger_id, scheduled_at, run_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    public const string FindFiring = "SELECT run_id FROM firings WHERE trigger_id = $1 AND scheduled_at = $2";

    private const string DeleteFiring = "DELETE FROM firings WHERE trigger_id = $1 AND scheduled_at = $2";

    public const string FindKey = "SELECT id, input_hash FROM runs WHERE workflow_id = $1 AND idempotency_key = $2";

    // Keeps the run from being removed meanwhile.
    private const string LockSource = "SELECT count(*) FROM (SELECT 1 FROM runs WHERE id = $1 FOR SHARE) AS locked";

    public const string FindCompleted =
        """
        SELECT step, seq FROM (
            SELECT DISTINCT ON (step) step, seq, status FROM activations WHERE run_id = $1 AND seq > 0 AND step = ANY($2) ORDER BY step, seq DESC) AS latest
        WHERE status = 'completed'
        """;

    private const string CopyActivations =
        """
        INSERT INTO activations
            (run_id, seq, step, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments)
        SELECT $1, given.number, step, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments
        FROM unnest($3::bigint[]) WITH ORDINALITY AS given (seq, number)
        JOIN activations ON activations.run_id = $2 AND activations.seq = given.seq
        """;

    private const string CopyBatches =
        """
        INSERT INTO batches (run_id, seq, port, count, lineage, payload_id, items, attachments)
        SELECT $1, given.number, port, count, lineage, payload_id, items, attachments
        FROM unnest($3::bigint[]) WITH ORDINALITY AS given (seq, number)
        JOIN batches ON batches.run_id = $2 AND batches.seq = given.seq
        """;

    public static bool IsNeeded(NewRun run) => run.Idempotency is not null || run.Firing is not null || run.TakesOver is not null;

    /// <summary>Writes all but the last batch of statements.</summary>
    /// <returns>What came of it, and the last batch.</returns>
    public async Task<(RunCreation Creation, NpgsqlBatch? Last)> WriteAsync(PostgresTransaction transaction)
    {
        if (run.Firing is not null && await FireAsync(transaction).ConfigureAwait(false) is { } other)
        {
            return (new RunCreation(CreateOutcome.AlreadyFired, other), null);
        }

        var taken = run.TakesOver is { } source ? await FindTakenAsync(transaction, source).ConfigureAwait(false) : [];
        if (taken is null)
        {
            return Refused(transaction, new RunCreation(CreateOutcome.NothingToTakeOver, run.TakesOver!.RunId));
        }

        return await InsertAsync(transaction, taken.Length).ConfigureAwait(false) is { } refusal
            ? Refused(transaction, refusal)
            : (new RunCreation(CreateOutcome.Created, run.Id), Rest(transaction, taken));
    }

    // The first to insert decides; a second one waits for its end, and then finds it.
    private async Task<string?> FireAsync(PostgresTransaction transaction)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(InsertFiring).Bind(run.Firing!.TriggerId).Bind(run.Firing.ScheduledAt).Bind(run.Id);
            batch.Add(FindFiring).Bind(run.Firing.TriggerId).Bind(run.Firing.ScheduledAt);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.ReadAsync().ConfigureAwait(false);
                return rows.GetString(0) is var first && string.Equals(first, run.Id, StringComparison.Ordinal) ? null : first;
            }
        }
    }

    private static async Task<long[]?> FindTakenAsync(PostgresTransaction transaction, TakeOver source)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(LockSource).Bind(source.RunId);
            batch.Add(FindCompleted).Bind(source.RunId).Bind(source.Steps);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.NextResultAsync().ConfigureAwait(false);
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    found.Add(rows.GetString(0), rows.GetInt64(1));
                }
            }
        }

        return source.Steps.All(found.ContainsKey) ? [.. source.Steps.Select(step => found[step])] : null;
    }

    private async Task<RunCreation?> InsertAsync(PostgresTransaction transaction, int takenOver)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            RunTable.AppendTo(batch, [run], takenOver);
            batch.Add(FindKey).Bind(run.WorkflowId).Bind(run.Idempotency?.Key);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                if (await rows.ReadAsync().ConfigureAwait(false))
                {
                    return null;
                }

                await rows.NextResultAsync().ConfigureAwait(false);
                if (!await rows.ReadAsync().ConfigureAwait(false))
                {
                    return new RunCreation(CreateOutcome.IdTaken, run.Id);
                }

                var same = string.Equals(rows.GetString(1), run.Idempotency!.InputHash, StringComparison.Ordinal);
                return new RunCreation(same ? CreateOutcome.Repeated : CreateOutcome.KeyTaken, rows.GetString(0));
            }
        }
    }

    private (RunCreation Creation, NpgsqlBatch? Last) Refused(PostgresTransaction transaction, RunCreation refusal)
    {
        if (run.Firing is not { } firing)
        {
            return (refusal, null);
        }

        var last = transaction.Batch();
        last.Add(DeleteFiring).Bind(firing.TriggerId).Bind(firing.ScheduledAt);
        return (refusal, last);
    }

    private NpgsqlBatch Rest(PostgresTransaction transaction, long[] taken)
    {
        var last = transaction.Batch();
        if (taken.Length > 0)
        {
            last.Add(CopyActivations).Bind(run.Id).Bind(run.TakesOver!.RunId).Bind(taken);
            last.Add(CopyBatches).Bind(run.Id).Bind(run.TakesOver.RunId).Bind(taken);
        }

        var activations = new ActivationTable();
        activations.AddInput(run, batches[0], bytes);
        var outputs = CollectionsMarshal.AsSpan(batches)[1..];
        for (var i = 0; i < run.Completed.Count; i++)
        {
            outputs = outputs[activations.Add(run.Id, taken.Length + i + 1, run.Completed[i], outputs, bytes)..];
        }

        activations.AppendTo(last, transaction);
        HoldBlobs(last);
        RunTable.AppendMetadataTo(last, [run]);
        if (run.Owner is null)
        {
            notices.AppendTo(last, QueueChange.Pending);
        }

        return last;
    }

    private void HoldBlobs(NpgsqlBatch last)
    {
        if (run.Attachments is { } attachments)
        {
            BlobTable.AppendTo(last, attachments, run.Id);
        }

        if (run.TakesOver is { } source)
        {
            BlobTable.AppendTo(last, new BlobShare(source.RunId, null), run.Id);
        }
    }
}
