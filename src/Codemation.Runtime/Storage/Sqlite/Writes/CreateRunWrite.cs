namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Creates a run with its input. Gives false when there is a run with this id.</summary>
internal sealed class CreateRunWrite(NewRun run, EncodedBatch input, PooledBytes bytes, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    private const string Insert =
        """
        INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, parent_run_id, depth, stop_after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """;

    protected override bool Write(SqliteSession session)
    {
        var taken = run.Owner is not null;
        session[Insert]
            .Bind(run.Id)
            .Bind(run.WorkflowId)
            .Bind(run.PlanHash)
            .Bind(SqliteNames.Of(taken ? RunStatus.Running : RunStatus.Pending))
            .Bind(taken ? 1 : 0)
            .Bind(run.Owner)
            .Bind(run.CreatedAt)
            .Bind(taken ? run.CreatedAt : default(DateTimeOffset?))
            .Bind(input.Count)
            .Bind(run.ParentRunId)
            .Bind(run.Depth)
            .Bind(run.StopAfter)
            .Run();
        if (session.Changes == 0)
        {
            return false;
        }

        BatchRow.Insert(session, run.Id, BatchRow.InputSeq, TriggerBatch.Port, input, bytes);
        return true;
    }
}
