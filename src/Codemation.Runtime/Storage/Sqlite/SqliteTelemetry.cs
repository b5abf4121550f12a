using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps telemetry in the database of the runs. Batches share the transactions that runs are written by.</summary>
internal sealed class SqliteTelemetry(SqliteWriter writer, SqliteReaders readers) : ITelemetryStore
{
    public async ValueTask WriteAsync(TelemetryBatch batch, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new TelemetryWrite(batch, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SpanRecord>> SpansAsync(string runId, CancellationToken cancellationToken) =>
        SpanGroup.InOrder(await List(TelemetrySql.SpansOfRun, runId, TelemetryRow.Spans, cancellationToken).ConfigureAwait(false));

    public ValueTask<IReadOnlyList<MetricPoint>> PointsAsync(string runId, CancellationToken cancellationToken) =>
        List(TelemetrySql.PointsOfRun, runId, TelemetryRow.Point, cancellationToken);

    public ValueTask<IReadOnlyList<StoredArtifact>> ArtifactsAsync(string runId, CancellationToken cancellationToken) =>
        List(TelemetrySql.ArtifactsOfRun, runId, TelemetryRow.Artifact, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, long id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read((runId, id), static (session, wanted) =>
        {
            var select = session[TelemetrySql.ContentOfArtifact].Bind(wanted.id).Bind(wanted.runId);
            if (!select.Step())
            {
                return default(ReadOnlyMemory<byte>?);
            }

            var content = select.Bytes(0).ToArray();
            select.Reset();
            return content;
        }));
    }

    public ValueTask<IReadOnlyList<string>> WorkflowsAsync(TelemetryKind kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(TelemetrySql.WorkflowsOf(kind), static (session, sql) => session[sql].All(static row => row.Text(0))));
    }

    public async ValueTask<int> DeleteAsync(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new DeleteTelemetryWrite(kind, workflowId, before, most, cancellationToken)).ConfigureAwait(false);

    private ValueTask<IReadOnlyList<T>> List<T>(string sql, string runId, Func<SqliteStatement, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read((sql, runId, read), static (session, wanted) => session[wanted.sql].Bind(wanted.runId).All(wanted.read)));
    }
}
