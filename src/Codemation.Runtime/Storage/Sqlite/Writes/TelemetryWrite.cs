using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes a batch of telemetry.</summary>
internal sealed class TelemetryWrite(TelemetryBatch batch, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    protected override bool Write(SqliteSession session)
    {
        foreach (var span in batch.Spans)
        {
            Insert(session, span);
        }

        foreach (var point in batch.Points)
        {
            session[TelemetrySql.InsertPoint]
                .Bind(point.RunId).Bind(point.WorkflowId).Bind(point.SpanId).Bind(point.Step).Bind(point.Item)
                .Bind(point.Name).Bind(point.Value).Bind(point.Unit).Bind(point.At).Run();
        }

        foreach (var artifact in batch.Artifacts)
        {
            session[TelemetrySql.InsertArtifact]
                .Bind(artifact.RunId).Bind(artifact.WorkflowId).Bind(artifact.SpanId).Bind(artifact.Step).Bind(artifact.Item)
                .Bind(artifact.Name).Bind(artifact.MediaType).BindBlob(artifact.Content.Span).Bind(artifact.At).Run();
        }

        return true;
    }

    private static void Insert(SqliteSession session, SpanRecord span) =>
        session[TelemetrySql.InsertSpan]
            .Bind(span.RunId)
            .Bind(span.WorkflowId)
            .Bind(span.TraceId)
            .Bind(span.SpanId)
            .Bind(span.ParentId)
            .Bind((int)span.Kind)
            .Bind(span.Name)
            .Bind((int)span.Status)
            .Bind(span.Message)
            .Bind(span.Step)
            .Bind(span.Item)
            .Bind(span.Attempt)
            .Bind(span.StartedAt)
            .Bind(span.EndedAt)
            .Run();
}
