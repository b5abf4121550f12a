using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How an activation's rows are written.</summary>
internal static class ActivationRow
{
    public const string Latest = "SELECT seq, status FROM activations WHERE run_id = ? AND step = ? ORDER BY seq DESC LIMIT 1";

    private const string InsertActivation =
        """
        INSERT INTO activations
            (run_id, step, seq, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string CopyActivation =
        """
        INSERT INTO activations
            (run_id, step, seq, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments)
        SELECT ?, step, ?, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments
        FROM activations WHERE run_id = ? AND step = ? AND seq = ?
        """;

    private const string CopyFurtherPorts =
        """
        INSERT INTO batches (run_id, seq, port, count, lineage, payload_id, items, attachments)
        SELECT ?, ?, port, count, lineage, payload_id, items, attachments FROM batches WHERE run_id = ? AND seq = ?
        """;

    /// <summary>Inserts an activation with its outputs.</summary>
    /// <returns>How many outputs it has.</returns>
    public static int Insert(SqliteSession session, string runId, long seq, ActivationRecord activation, ReadOnlySpan<EncodedBatch> outputs, PooledBytes bytes)
    {
        var insert = session[InsertActivation]
            .Bind(runId)
            .Bind(activation.Step)
            .Bind(seq)
            .Bind(StoredNames.Of(activation.Status))
            .Bind(activation.Attempt)
            .Bind(activation.StartedAt)
            .Bind(activation.FinishedAt)
            .Bind(activation.ItemsIn)
            .Bind(StoredErrors.Write(activation.Error))
            .Bind(activation.Caught);
        if (activation.Outputs.Count == 0)
        {
            insert.BindNull().BindNull().BindNull().BindNull().BindNull().Run();
            return 0;
        }

        BatchRow.Bind(insert, outputs[0], bytes).Run();
        BatchRow.Use(session, outputs[0]);
        for (var port = 1; port < activation.Outputs.Count; port++)
        {
            BatchRow.Insert(session, runId, seq, port, outputs[port], bytes);
        }

        return activation.Outputs.Count;
    }

    /// <summary>The number of a step's latest record, if that is a completed one.</summary>
    public static long? Completed(SqliteSession session, string runId, string step)
    {
        var select = session[Latest].Bind(runId).Bind(step);
        if (!select.Step())
        {
            return null;
        }

        long? seq = StoredNames.ActivationStatus(select.Text(1)) == ActivationStatus.Completed ? select.Int64(0) : null;
        select.Reset();
        return seq;
    }

    /// <summary>Copies an activation of another run.</summary>
    public static void Copy(SqliteSession session, string fromRunId, string step, long fromSeq, string runId, long seq)
    {
        session[CopyActivation].Bind(runId).Bind(seq).Bind(fromRunId).Bind(step).Bind(fromSeq).Run();
        session[CopyFurtherPorts].Bind(runId).Bind(seq).Bind(fromRunId).Bind(fromSeq).Run();
    }
}
