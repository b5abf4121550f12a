using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes a batch of telemetry.</summary>
internal sealed class TelemetryWrite(TelemetryBatch batch, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    protected override bool Write(SqliteSession session)
    {
        foreach (var group in batch.Spans)
        {
            session[TelemetrySql.InsertSpans].Bind(group.RunId).Bind(group.WorkflowId).Bind(group.EndedAt).BindText(group.Json).Run();
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
}
