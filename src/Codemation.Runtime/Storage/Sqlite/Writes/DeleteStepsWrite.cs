namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes the records of the steps of a run that ended, but for one. Gives whether it has ended.</summary>
internal sealed class DeleteStepsWrite(string runId, string? keep, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    private const string HasEnded = "SELECT 1 FROM runs WHERE id = ? AND finished_at IS NOT NULL";

    public const string Payloads =
        """
        SELECT payload_id FROM activations WHERE run_id = ?1 AND step <> ?2 AND payload_id IS NOT NULL
        UNION ALL
        SELECT payload_id FROM batches WHERE run_id = ?1 AND payload_id IS NOT NULL
            AND seq IN (SELECT seq FROM activations WHERE run_id = ?1 AND step <> ?2)
        """;

    public const string Batches = "DELETE FROM batches WHERE run_id = ?1 AND seq IN (SELECT seq FROM activations WHERE run_id = ?1 AND step <> ?2)";

    public const string Activations = "DELETE FROM activations WHERE run_id = ? AND step <> ?";

    private const string Checkpoints = "DELETE FROM item_checkpoints WHERE run_id = ?";

    protected override bool Write(SqliteSession session)
    {
        var ended = session[HasEnded].Bind(runId);
        if (!ended.Step())
        {
            return false;
        }

        ended.Reset();
        var payloads = new List<long>();
        var select = session[Payloads].Bind(runId).Bind(keep ?? "");
        while (select.Step())
        {
            payloads.Add(select.Int64(0));
        }

        session[Batches].Bind(runId).Bind(keep ?? "").Run();
        session[Activations].Bind(runId).Bind(keep ?? "").Run();
        session[Checkpoints].Bind(runId).Run();
        foreach (var payload in payloads)
        {
            session[DeleteEndedWrite.DeletePayload].Bind(payload).Run();
        }

        return true;
    }
}
