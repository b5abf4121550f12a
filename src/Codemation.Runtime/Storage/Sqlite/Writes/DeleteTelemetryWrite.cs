using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes old telemetry of one kind and workflow. Gives how much.</summary>
internal sealed class DeleteTelemetryWrite(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken)
    : SqliteWrite<int>(cancellationToken)
{
    protected override int Write(SqliteSession session)
    {
        session[TelemetrySql.DeletionOf(kind)].Bind(workflowId).Bind(before).Bind(most).Run();
        return session.Changes;
    }
}
