namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Notes the plan that a run goes on with. Gives whether its owner still owned it.</summary>
internal sealed class AdoptPlanWrite(string runId, long epoch, string planHash, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    public const string Adopt = "UPDATE runs SET plan_hash = ? WHERE id = ? AND epoch = ? AND status = 'running'";

    protected override bool Write(SqliteSession session)
    {
        session[Adopt].Bind(planHash).Bind(runId).Bind(epoch).Run();
        return session.Changes > 0;
    }
}
