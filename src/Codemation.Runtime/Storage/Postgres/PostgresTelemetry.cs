using Codemation.Runtime.Telemetry;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Keeps telemetry in the database of the runs.</summary>
internal sealed class PostgresTelemetry(PostgresTransactions transactions, PostgresReads reads) : ITelemetryStore
{
    public async ValueTask WriteAsync(TelemetryBatch batch, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            transaction =>
            {
                var statements = transaction.Batch();
                TelemetryTables.AppendTo(statements, batch);
                return Task.FromResult((true, (NpgsqlBatch?)statements));
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SpanRecord>> SpansAsync(string runId, CancellationToken cancellationToken) =>
        SpanGroup.InOrder(await reads.ListAsync(
            batch => batch.Add(TelemetryTables.SpansOfRun).Bind(runId), TelemetryTables.Spans, cancellationToken).ConfigureAwait(false));

    public async ValueTask<IReadOnlyList<MetricPoint>> PointsAsync(string runId, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(TelemetryTables.PointsOfRun).Bind(runId), TelemetryTables.Point, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<StoredArtifact>> ArtifactsAsync(string runId, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(TelemetryTables.ArtifactsOfRun).Bind(runId), TelemetryTables.Artifact, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, long id, CancellationToken cancellationToken)
    {
        var found = await reads.ListAsync(
            batch => batch.Add(TelemetryTables.ContentOfArtifact).Bind(id).Bind(runId), static row => (byte[])row.GetValue(0), cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : default(ReadOnlyMemory<byte>?);
    }

    public async ValueTask<IReadOnlyList<string>> WorkflowsAsync(TelemetryKind kind, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(TelemetryTables.WorkflowsOf(kind)), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> DeleteAsync(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            async transaction =>
            {
                var batch = transaction.Batch();
                await using (batch.ConfigureAwait(false))
                {
                    batch.Add(TelemetryTables.DeletionOf(kind)).Bind(workflowId).Bind(before).Bind(most);
                    var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
                    await using (rows.ConfigureAwait(false))
                    {
                        await rows.ReadAsync().ConfigureAwait(false);
                        return ((int)rows.GetInt64(0), default(NpgsqlBatch?));
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
}
