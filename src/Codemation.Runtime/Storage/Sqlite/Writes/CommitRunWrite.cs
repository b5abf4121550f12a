namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes progress of a run. Gives false when the run belongs to another epoch or has ended.</summary>
/// <param name="commit">What to write.</param>
/// <param name="outputs">The outputs of all activations, one after the other.</param>
/// <param name="bytes">The outputs' items.</param>
/// <param name="cancellationToken">Cancels the write before it starts.</param>
internal sealed class CommitRunWrite(
    RunCommit commit, List<EncodedBatch> outputs, PooledBytes bytes, CancellationToken cancellationToken)
    : SqliteWrite<bool>(cancellationToken)
{
    // Only a run's own, open claim gets past the first statement; all else follows from it.
    private const string Continue =
        """
        UPDATE runs SET records = records + ?, checkpointed = max(checkpointed, ?)
        WHERE id = ? AND epoch = ? AND status = 'running'
        RETURNING records, checkpointed
        """;

    public const string End =
        """
        UPDATE runs SET records = records + ?, checkpointed = max(checkpointed, ?), status = ?, finished_at = ?, items_out = ?, error = ?
        WHERE id = ? AND epoch = ? AND status = 'running'
        RETURNING records, checkpointed
        """;

    private const string InsertActivation =
        """
        INSERT INTO activations
            (run_id, step, seq, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string InsertCheckpoint =
        "INSERT INTO item_checkpoints (run_id, step, item, result) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET result = excluded.result";

    private const string DeleteCheckpoints = "DELETE FROM item_checkpoints WHERE run_id = ? AND step = ?";

    protected override bool Write(SqliteSession session)
    {
        var fence = commit.End is { } end
            ? Progress(session[End]).Bind(SqliteNames.Of(end.Status)).Bind(end.At).Bind(end.ItemsOut).Bind(SqliteErrors.Write(end.Error))
            : Progress(session[Continue]);
        if (!fence.Bind(commit.RunId).Bind(commit.Epoch).Step())
        {
            return false;
        }

        var seq = fence.Int64(0) - commit.Activations.Count;
        var checkpointed = fence.Int64(1) != 0;
        fence.Reset();

        InsertItems(session);
        InsertActivations(session, seq, checkpointed);
        return true;
    }

    private SqliteStatement Progress(SqliteStatement update) => update.Bind(commit.Activations.Count).Bind(commit.Items.Count > 0 ? 1 : 0);

    private void InsertItems(SqliteSession session)
    {
        for (var i = 0; i < commit.Items.Count; i++)
        {
            var item = commit.Items[i];
            session[InsertCheckpoint].Bind(commit.RunId).Bind(item.Step).Bind(item.Item).BindBlob(item.Result.Span).Run();
        }
    }

    private void InsertActivations(SqliteSession session, long seq, bool checkpointed)
    {
        var output = 0;
        for (var i = 0; i < commit.Activations.Count; i++)
        {
            var activation = commit.Activations[i];
            var insert = session[InsertActivation]
                .Bind(commit.RunId)
                .Bind(activation.Step)
                .Bind(++seq)
                .Bind(SqliteNames.Of(activation.Status))
                .Bind(activation.Attempt)
                .Bind(activation.StartedAt)
                .Bind(activation.FinishedAt)
                .Bind(activation.ItemsIn)
                .Bind(SqliteErrors.Write(activation.Error))
                .Bind(activation.Caught);
            if (activation.Outputs.Count == 0)
            {
                insert.BindNull().BindNull().BindNull().BindNull().BindNull().Run();
            }
            else
            {
                BatchRow.Bind(insert, outputs[output], bytes).Run();
                BatchRow.Use(session, outputs[output++]);
            }

            for (var port = 1; port < activation.Outputs.Count; port++)
            {
                BatchRow.Insert(session, commit.RunId, seq, port, outputs[output++], bytes);
            }

            if (checkpointed && activation.Status == ActivationStatus.Completed)
            {
                session[DeleteCheckpoints].Bind(commit.RunId).Bind(activation.Step).Run();
            }
        }
    }
}
