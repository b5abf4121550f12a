namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps a plan under its hash, unless there is one.</summary>
internal sealed class PutPlanWrite(string planHash, string workflowId, string json, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    private const string Insert = "INSERT INTO plans (hash, workflow_id, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    protected override bool Write(SqliteSession session)
    {
        session[Insert].Bind(planHash).Bind(workflowId).Bind(json).Run();
        return session.Changes > 0;
    }
}
