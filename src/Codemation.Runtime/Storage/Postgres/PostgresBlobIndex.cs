using Codemation.Runtime.Binary;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Keeps in the database of the runs which of them hold which content. The database's clock decides.</summary>
internal sealed class PostgresBlobIndex(PostgresTransactions transactions, PostgresReads reads) : IBlobIndex
{
    public const string Find =
        "SELECT key, size FROM blobs JOIN blob_refs USING (key) WHERE sha256 = $1 AND NOT dropped AND run_id = $2";

    public const string Releasable =
        """
        SELECT DISTINCT blob_refs.run_id FROM blob_refs JOIN runs ON runs.id = blob_refs.run_id
        WHERE runs.finished_at < $1 AND ($2 IS NULL OR runs.workflow_id = $2) ORDER BY blob_refs.run_id LIMIT $3
        """;

    // Rows that someone is about to hold are left alone, and what they are by now decides.
    public const string Drop =
        """
        UPDATE blobs SET dropped = true WHERE key = ANY(ARRAY(
            SELECT key FROM blobs WHERE refs = 0 AND NOT dropped AND held_at < now() - $1 * interval '1 microsecond'
            ORDER BY held_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;

    public const string Dropped = "SELECT key, size FROM blobs WHERE dropped ORDER BY key LIMIT $1";

    private const string Holds = "SELECT 1 FROM blob_refs WHERE run_id = $1 AND key = $2";

    private const string HoldsAny = "SELECT 1 FROM blob_refs WHERE run_id = $1 LIMIT 1";

    private const string Release = "DELETE FROM blob_refs WHERE run_id = ANY($1)";

    private const string Forget = "DELETE FROM blobs WHERE key = ANY($1) AND dropped";

    public async ValueTask<Blob?> HoldAsync(string runId, Blob blob, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            async transaction =>
            {
                var (held, last) = await new BlobTable(transaction).HoldAsync(runId, blob).ConfigureAwait(false);
                if (held is { } known)
                {
                    transaction.Proof = proof => proof.Add(Holds).Bind(runId).Bind(known.Key.ToString());
                }

                return (held, last);
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<Blob?> FindAsync(string runId, string sha256, CancellationToken cancellationToken)
    {
        var found = await reads.ListAsync(batch => batch.Add(Find).Bind(sha256).Bind(runId), BlobTable.Read, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    public async ValueTask ShareAsync(string fromRunId, string toRunId, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            transaction =>
            {
                var batch = transaction.Batch();
                BlobTable.AppendTo(batch, new BlobShare(fromRunId, sha256), toRunId);
                transaction.Proof = proof => proof.Add(HoldsAny).Bind(toRunId);
                return Task.FromResult((true, (NpgsqlBatch?)batch));
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> ReleaseAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
    {
        var ids = await reads.ListAsync(
            batch => batch.Add(Releasable).Bind(endedBefore).Bind(workflowId).Bind(most), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        return ids.Count == 0
            ? 0
            : await transactions.RunAsync(
                transaction =>
                {
                    var batch = transaction.Batch();
                    batch.Add(Release).Bind(ids);
                    return Task.FromResult((ids.Count, (NpgsqlBatch?)batch));
                },
                cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Blob>> DropAsync(TimeSpan unheldFor, int most, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            async transaction =>
            {
                var batch = transaction.Batch();
                await using (batch.ConfigureAwait(false))
                {
                    batch.Add(Drop).Bind(unheldFor.Ticks / TimeSpan.TicksPerMicrosecond).Bind(most);
                    batch.Add(Dropped).Bind(most);
                    var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
                    await using (rows.ConfigureAwait(false))
                    {
                        return (await rows.AllAsync(BlobTable.Read).ConfigureAwait(false), default(NpgsqlBatch?));
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask ForgetAsync(IReadOnlyList<Blob> removed, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            transaction =>
            {
                var batch = transaction.Batch();
                batch.Add(Forget).Bind(removed.Select(static blob => blob.Key.ToString()));
                return Task.FromResult((true, (NpgsqlBatch?)batch));
            },
            cancellationToken).ConfigureAwait(false);
}
