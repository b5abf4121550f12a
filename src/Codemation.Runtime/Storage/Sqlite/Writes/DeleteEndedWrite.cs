namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes runs that ended, with all that belongs to them. Gives how many.</summary>
internal sealed class DeleteEndedWrite(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
    : SqliteWrite<int>(cancellationToken)
{
    public const string Oldest = "SELECT id, created_at, finished_at FROM runs WHERE status = ? ORDER BY id";

    public const string OldestOfWorkflow = "SELECT id, created_at, finished_at FROM runs WHERE workflow_id = ? AND status = ? ORDER BY id";

    public const string Payloads =
        """
        SELECT payload_id FROM activations WHERE run_id = ?1 AND payload_id IS NOT NULL
        UNION ALL
        SELECT payload_id FROM batches WHERE run_id = ?1 AND payload_id IS NOT NULL
        """;

    private const string Delete = "DELETE FROM runs WHERE id = ?";

    // Another run may have taken it over.
    public const string DeletePayload =
        """
        DELETE FROM payloads WHERE id = ?1
            AND NOT EXISTS (SELECT 1 FROM activations WHERE payload_id = ?1) AND NOT EXISTS (SELECT 1 FROM batches WHERE payload_id = ?1)
        """;

    private static readonly string[] Endings =
        [StoredNames.Of(RunStatus.Completed), StoredNames.Of(RunStatus.Failed), StoredNames.Of(RunStatus.Cancelled)];

    protected override int Write(SqliteSession session)
    {
        var ids = new List<string>();
        foreach (var ending in Endings)
        {
            Find(session, ending, ids);
        }

        foreach (var id in ids)
        {
            DeleteRun(session, id);
        }

        return ids.Count;
    }

    private void Find(SqliteSession session, string ending, List<string> ids)
    {
        var before = StoredTime.ToMicroseconds(endedBefore);
        var select = workflowId is null ? session[Oldest] : session[OldestOfWorkflow].Bind(workflowId);
        select.Bind(ending);

        // Ids sort by creation, and nothing ends before it is created: what follows the first that was created too late is too late itself.
        while (ids.Count < most && select.Step() && select.Int64(1) < before)
        {
            if (select.Int64(2) < before)
            {
                ids.Add(select.Text(0));
            }
        }

        select.EnsureReset();
    }

    private static void DeleteRun(SqliteSession session, string id)
    {
        var payloads = new List<long>();
        var select = session[Payloads].Bind(id);
        while (select.Step())
        {
            payloads.Add(select.Int64(0));
        }

        session[Delete].Bind(id).Run();
        foreach (var payload in payloads)
        {
            session[DeletePayload].Bind(payload).Run();
        }
    }
}
