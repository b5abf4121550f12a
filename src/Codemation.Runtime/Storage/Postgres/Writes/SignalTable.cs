using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// How signals and those who wait for them come together. Whoever brings either holds a lock on where they meet, so that neither can miss
/// the other; and whoever delivers a signal holds the waiting run's row, so that the run can't be suspended past it.
/// </summary>
internal sealed class SignalTable(PostgresTransaction transaction)
{
    private const string Lock = "SELECT count(pg_advisory_xact_lock(number)) FROM (SELECT number FROM unnest($1::bigint[]) AS number ORDER BY number) AS ordered";

    private const string Insert =
        """
        INSERT INTO signals (workflow_id, step, correlation, run_id, payload, idempotency_key, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    private const string Find = "SELECT 1 FROM signals WHERE id = $1 AND correlation = $2";

    public const string FirstWait =
        """
        SELECT run_id, item FROM waits
        WHERE workflow_id = $1 AND step = $2 AND correlation = $3 AND kind = 'signal' AND signal_id IS NULL AND ($4::text IS NULL OR run_id = $4)
        ORDER BY run_id, item LIMIT 1
        """;

    private const string LockRun = "SELECT 1 FROM runs WHERE id = $1 FOR UPDATE";

    private const string Hold =
        "UPDATE waits SET signal_id = $1 WHERE run_id = $2 AND step = $3 AND item = $4 AND kind = 'signal' AND signal_id IS NULL RETURNING 1";

    private const string Take = "UPDATE signals SET taken = true WHERE id = $1";

    private const string Wake = "UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL WHERE id = $1 AND status = 'suspended' RETURNING 1";

    public const string TakeKept =
        """
        WITH first AS (
            UPDATE signals SET taken = true
            WHERE id = (
                SELECT id FROM signals
                WHERE workflow_id = $1 AND step = $2 AND correlation = $3 AND NOT taken AND (run_id IS NULL OR run_id = $4)
                ORDER BY id LIMIT 1)
            RETURNING id)
        UPDATE waits SET signal_id = first.id FROM first WHERE waits.run_id = $4 AND waits.step = $2 AND waits.item = $5
        """;

    private const string GiveBack = "UPDATE signals SET taken = false WHERE id = $1 RETURNING workflow_id, step, correlation, run_id";

    /// <summary>The lock of the place where a wait meets its signals; null when it waits for none.</summary>
    public static long? LockOf(CommitWrite write, RunWait wait) =>
        wait.Kind == WaitKind.Signal ? LockOf(wait.Step, wait.Correlation ?? "") : null;

    public static void AppendLocksTo(NpgsqlBatch batch, params long[] locks) => batch.Add(Lock).Bind(locks);

    /// <summary>Takes a signal in.</summary>
    /// <returns>What became of it, and whether a run became pending.</returns>
    public async Task<(SignalOutcome Outcome, bool Woken)> PutAsync(NewSignal signal)
    {
        long? id;
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            AppendLocksTo(batch, LockOf(signal.Step, signal.Correlation));
            batch.Add(Insert)
                .Bind(signal.WorkflowId)
                .Bind(signal.Step)
                .Bind(signal.Correlation)
                .Bind(signal.RunId)
                .Bind(signal.Payload)
                .Bind(signal.IdempotencyKey)
                .Bind(signal.ReceivedAt);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await rows.NextResultAsync().ConfigureAwait(false);
                id = await rows.ReadAsync().ConfigureAwait(false) ? rows.GetInt64(0) : null;
            }
        }

        transaction.Proof = proof => proof.Add(Find).Bind(id ?? 0).Bind(signal.Correlation);
        return id is { } inserted
            ? await OfferAsync(inserted, signal.WorkflowId, signal.Step, signal.Correlation, signal.RunId).ConfigureAwait(false)
            : (SignalOutcome.Duplicate, false);
    }

    /// <summary>Gives a signal that was not used to the next who waits for it, or keeps it.</summary>
    /// <returns>Whether a run became pending.</returns>
    public async Task<bool> ReturnAsync(long signal)
    {
        string workflowId, step, correlation;
        string? runId;
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(GiveBack).Bind(signal);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                if (!await rows.ReadAsync().ConfigureAwait(false))
                {
                    return false;
                }

                (workflowId, step, correlation, runId) = (rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.TextOrNull(3));
            }
        }

        var locking = transaction.Batch();
        await using (locking.ConfigureAwait(false))
        {
            AppendLocksTo(locking, LockOf(step, correlation));
            await transaction.ExecuteAsync(locking).ConfigureAwait(false);
        }

        return (await OfferAsync(signal, workflowId, step, correlation, runId).ConfigureAwait(false)).Woken;
    }

    // Workflows that meet under the same lock only wait for each other.
    private static long LockOf(string step, string correlation)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(step + "\n" + correlation), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private async Task<(SignalOutcome Outcome, bool Woken)> OfferAsync(long signal, string workflowId, string step, string correlation, string? onlyRun)
    {
        while (await FindWaitAsync(workflowId, step, correlation, onlyRun).ConfigureAwait(false) is var (runId, item))
        {
            var batch = transaction.Batch();
            await using (batch.ConfigureAwait(false))
            {
                batch.Add(LockRun).Bind(runId);
                batch.Add(Hold).Bind(signal).Bind(runId).Bind(step).Bind(item);
                var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    await rows.NextResultAsync().ConfigureAwait(false);
                    if (!await rows.ReadAsync().ConfigureAwait(false))
                    {
                        // The wait ended while its run's row was waited for.
                        continue;
                    }
                }
            }

            return (SignalOutcome.Delivered, await DeliverAsync(signal, runId).ConfigureAwait(false));
        }

        return (SignalOutcome.Kept, false);
    }

    private async Task<(string RunId, int Item)?> FindWaitAsync(string workflowId, string step, string correlation, string? onlyRun)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(FirstWait).Bind(workflowId).Bind(step).Bind(correlation).Bind(onlyRun);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                return await rows.ReadAsync().ConfigureAwait(false) ? (rows.GetString(0), rows.GetInt32(1)) : null;
            }
        }
    }

    private async Task<bool> DeliverAsync(long signal, string runId)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Take).Bind(signal);
            batch.Add(Wake).Bind(runId);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                return await rows.ReadAsync().ConfigureAwait(false);
            }
        }
    }
}
