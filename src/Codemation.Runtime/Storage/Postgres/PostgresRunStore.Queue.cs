using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <content>Who executes which run. Times are the database's.</content>
internal sealed partial class PostgresRunStore
{
    private const string Claim =
        $"""
        UPDATE runs SET status = 'running', owner = $1, epoch = epoch + 1, started_at = coalesce(started_at, now())
        WHERE id = $2 AND status IN ('pending', 'running')
        RETURNING {PostgresRunRow.Columns}
        """;

    private const string ClaimIfPending =
        $"""
        UPDATE runs SET status = 'running', owner = $1, epoch = epoch + 1, started_at = coalesce(started_at, now())
        WHERE id = $2 AND status = 'pending'
        RETURNING {PostgresRunRow.Columns}
        """;

    private const string Claimed = "SELECT 1 FROM runs WHERE id = $1 AND epoch = $2 AND owner = $3";

    public const string ClaimPending =
        $"""
        UPDATE runs SET status = 'running', owner = $1, epoch = epoch + 1, started_at = coalesce(started_at, now())
        WHERE id = ANY(ARRAY(
            SELECT urgent.id
            FROM unnest($2::text[]) AS served (queue)
            CROSS JOIN LATERAL (
                SELECT pending.id, pending.priority FROM runs AS pending
                WHERE pending.status = 'pending' AND pending.queue = served.queue COLLATE "C"
                ORDER BY pending.priority DESC, pending.id LIMIT $3 FOR UPDATE SKIP LOCKED) AS urgent
            ORDER BY urgent.priority DESC, urgent.id LIMIT $3))
        RETURNING {PostgresRunRow.Columns}
        """;

    private const string AdoptPlan = "UPDATE runs SET plan_hash = $3 WHERE id = $1 AND epoch = $2 AND status = 'running' RETURNING 1";

    private const string Park =
        """
        UPDATE runs SET status = 'suspended', owner = NULL, wait_reason = $3, wake_at = $4
        WHERE id = $1 AND epoch = $2 AND status = 'running' AND NOT cancel_requested RETURNING 1
        """;

    private const string Wake =
        "UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL WHERE id = $1 AND status = 'suspended' RETURNING 1";

    public const string WakeDue =
        """
        UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL
        WHERE id = ANY(ARRAY(
            SELECT due.id FROM runs AS due WHERE due.status = 'suspended' AND due.wake_at IS NOT NULL AND due.wake_at <= now()
            ORDER BY due.wake_at LIMIT $1 FOR UPDATE SKIP LOCKED))
        RETURNING 1
        """;

    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken) =>
        ClaimAsync(Claim, runId, owner, cancellationToken);

    public ValueTask<RunRow?> ClaimIfPendingAsync(string runId, string owner, CancellationToken cancellationToken) =>
        ClaimAsync(ClaimIfPending, runId, owner, cancellationToken);

    public async ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(
        string owner, IReadOnlyList<string> queues, int most, CancellationToken cancellationToken)
    {
        var claimed = await transactions.RunAsync(
            async transaction =>
            {
                var rows = await ReadRowsAsync(
                    transaction, batch => batch.Add(ClaimPending).Bind(owner).Bind(queues).Bind(most), PostgresRunRow.Read).ConfigureAwait(false);
                ProveClaim(transaction, rows, owner);
                return (rows, default(NpgsqlBatch?));
            },
            cancellationToken).ConfigureAwait(false);
        claimed.Sort(static (one, other) =>
            one.Priority != other.Priority ? other.Priority.CompareTo(one.Priority) : string.CompareOrdinal(one.Id, other.Id));
        return claimed;
    }

    public ValueTask<bool> HasPendingAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        reader.HasPendingAsync(queues, cancellationToken);

    public ValueTask<IReadOnlyCollection<string>> OwnersAsync(CancellationToken cancellationToken) => reader.OwnersAsync(cancellationToken);

    public ValueTask<IReadOnlyList<RunClaim>> ClaimsAsync(string owner, CancellationToken cancellationToken) => reader.ClaimsAsync(owner, cancellationToken);

    public ValueTask<int> TakeFromAsync(IReadOnlyCollection<string> gone, CancellationToken cancellationToken) =>
        ReleaseAsync(release => release.TakeFromAsync(gone), cancellationToken);

    public async ValueTask<bool> ReleaseAsync(string runId, long epoch, CancellationToken cancellationToken) =>
        await ReleaseAsync(release => release.ReleaseAsync(runId, epoch), cancellationToken).ConfigureAwait(false) > 0;

    public ValueTask<bool> AdoptPlanAsync(string runId, long epoch, string planHash, CancellationToken cancellationToken) => new(transactions.RunAsync(
        async transaction =>
        {
            var rows = await ReadRowsAsync(transaction, batch => batch.Add(AdoptPlan).Bind(runId).Bind(epoch).Bind(planHash), static _ => 0).ConfigureAwait(false);
            return (rows.Count > 0, default(NpgsqlBatch?));
        },
        cancellationToken));

    public ValueTask<bool> ParkAsync(string runId, long epoch, RunSuspension suspension, CancellationToken cancellationToken) => new(transactions.RunAsync(
        async transaction =>
        {
            var rows = await ReadRowsAsync(
                transaction,
                batch => batch.Add(Park).Bind(runId).Bind(epoch).Bind(suspension.Reason).Bind(suspension.WakeAt),
                static _ => 0).ConfigureAwait(false);
            return (rows.Count > 0, default(NpgsqlBatch?));
        },
        cancellationToken));

    public async ValueTask<bool> WakeAsync(string runId, CancellationToken cancellationToken) =>
        await WakeAsync(batch => batch.Add(Wake).Bind(runId), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<int> WakeDueAsync(int most, CancellationToken cancellationToken) =>
        await WakeAsync(batch => batch.Add(WakeDue).Bind(most), cancellationToken).ConfigureAwait(false);

    public ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken) => reader.NextDueAsync(cancellationToken);

    public ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) => reader.ClockAsync(cancellationToken);

    public ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken) =>
        reader.CancelRequestsAsync(owner, cancellationToken);

    public IDisposable Listen(Action<QueueChange> listener)
    {
        this.listener.Start();
        return listeners.Add(listener);
    }

    public async ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken)
    {
        var cancellation = await transactions.RunAsync(
            async transaction =>
            {
                var cancelled = new RunCancellation(transaction);
                await cancelled.WriteAsync(runId).ConfigureAwait(false);
                var last = transaction.Batch();
                if (cancelled.Asked)
                {
                    notices.AppendTo(last, QueueChange.CancelRequested);
                }

                if (cancelled.Woken)
                {
                    notices.AppendTo(last, QueueChange.Pending);
                }

                return (cancelled, last);
            },
            cancellationToken).ConfigureAwait(false);
        Tell(cancellation.Asked, QueueChange.CancelRequested);
        Tell(cancellation.Woken, QueueChange.Pending);
        return cancellation.Outcome;
    }

    public ValueTask<int> DeleteEndedAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken) =>
        new(transactions.RunAsync(
            async transaction => (await new RunRemoval(transaction).WriteAsync(endedBefore, workflowId, most).ConfigureAwait(false), default(NpgsqlBatch?)),
            cancellationToken));

    public async ValueTask DeleteStepsAsync(string runId, string? keep, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            async transaction => (await new RunRemoval(transaction).WriteStepsAsync(runId, keep ?? "").ConfigureAwait(false), default(NpgsqlBatch?)),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(RunRemoval.Workflows), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    /// <summary>The server's own vacuum makes space usable again.</summary>
    public ValueTask<int> GiveBackSpaceAsync(int most, CancellationToken cancellationToken) => new(0);

    public ValueTask<int> DeleteSignalsAsync(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken) =>
        new(transactions.RunAsync(
            async transaction => (
                (await ReadRowsAsync(transaction, batch => batch.Add(RunRemoval.DeleteSignals).Bind(receivedBefore).Bind(most), static _ => 0).ConfigureAwait(false)).Count,
                default(NpgsqlBatch?)),
            cancellationToken));

    // A claim that was lost would be given once more, under the same epoch.
    private static void ProveClaim(PostgresTransaction transaction, List<RunRow> rows, string owner)
    {
        if (rows is [var first, ..])
        {
            transaction.Proof = proof => proof.Add(Claimed).Bind(first.Id).Bind(first.Epoch).Bind(owner);
        }
    }

    private async ValueTask<int> ReleaseAsync(Func<RunRelease, Task<int>> release, CancellationToken cancellationToken)
    {
        var released = await transactions.RunAsync(
            async transaction =>
            {
                var count = await release(new RunRelease(transaction)).ConfigureAwait(false);
                return (count, count > 0 ? Notice(transaction, QueueChange.Pending) : null);
            },
            cancellationToken).ConfigureAwait(false);
        Tell(released > 0, QueueChange.Pending);
        return released;
    }

    private async Task<int> WakeAsync(Action<NpgsqlBatch> add, CancellationToken cancellationToken)
    {
        var woken = await transactions.RunAsync(
            async transaction =>
            {
                var rows = await ReadRowsAsync(transaction, add, static _ => 0).ConfigureAwait(false);
                return (rows.Count, rows.Count > 0 ? Notice(transaction, QueueChange.Pending) : null);
            },
            cancellationToken).ConfigureAwait(false);
        Tell(woken > 0, QueueChange.Pending);
        return woken;
    }

    private static async Task<List<T>> ReadRowsAsync<T>(PostgresTransaction transaction, Action<NpgsqlBatch> add, Func<NpgsqlDataReader, T> read)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            add(batch);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var list = new List<T>();
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    list.Add(read(rows));
                }

                return list;
            }
        }
    }

    private ValueTask<RunRow?> ClaimAsync(string sql, string runId, string owner, CancellationToken cancellationToken) => new(transactions.RunAsync(
        async transaction =>
        {
            var rows = await ReadRowsAsync(transaction, batch => batch.Add(sql).Bind(owner).Bind(runId), PostgresRunRow.Read).ConfigureAwait(false);
            ProveClaim(transaction, rows, owner);
            return (rows.FirstOrDefault(), default(NpgsqlBatch?));
        },
        cancellationToken));
}
