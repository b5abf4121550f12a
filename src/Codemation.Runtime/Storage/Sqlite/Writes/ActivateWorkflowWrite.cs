namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Says whether a workflow is active. Gives whether this changed anything.</summary>
internal sealed class ActivateWorkflowWrite(string workflowId, bool active, DateTimeOffset now, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    public const string GoOn = "UPDATE schedules SET done_until = max(done_until, ?) WHERE workflow_id = ?";

    private const string Deactivate =
        """
        INSERT INTO workflow_states (workflow_id, active) VALUES (?, 0)
        ON CONFLICT (workflow_id) DO UPDATE SET active = 0 WHERE active <> 0
        """;

    private const string Activate = "UPDATE workflow_states SET active = 1 WHERE workflow_id = ? AND active <> 1";

    protected override bool Write(SqliteSession session)
    {
        session[active ? Activate : Deactivate].Bind(workflowId).Run();
        if (session.Changes == 0)
        {
            return false;
        }

        session[GoOn].Bind(now).Bind(workflowId).Run();
        return true;
    }
}
