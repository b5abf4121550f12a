using System.Runtime.InteropServices;
using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes progress of a run. Gives null when the run belongs to another epoch or is not running.</summary>
/// <param name="commit">What to write.</param>
/// <param name="outputs">The outputs of all activations, one after the other.</param>
/// <param name="bytes">The outputs' items.</param>
/// <param name="at">Now.</param>
/// <param name="cancellationToken">Cancels the write before it starts.</param>
internal sealed class CommitRunWrite(
    RunCommit commit, List<EncodedBatch> outputs, PooledBytes bytes, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<Written<RunCommitted>?>(cancellationToken)
{
    // Only a run's own, open claim gets past the first statement; all else follows from it.
    private const string Continue =
        """
        UPDATE runs SET records = records + ?, checkpointed = max(checkpointed, ?), waited = max(waited, ?), events = max(events, ?)
        WHERE id = ? AND epoch = ? AND status = 'running'
        RETURNING records, checkpointed, waited, cancel_requested, parent_run_id, workflow_id
        """;

    public const string End =
        """
        UPDATE runs SET records = records + ?, checkpointed = max(checkpointed, ?), waited = max(waited, ?), events = max(events, ?),
            status = ?, finished_at = ?, items_out = ?, error = ?
        WHERE id = ? AND epoch = ? AND status = 'running'
        RETURNING records, checkpointed, waited, cancel_requested, parent_run_id, workflow_id
        """;

    private const string InsertCheckpoint =
        "INSERT INTO item_checkpoints (run_id, step, item, result) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET result = excluded.result";

    private const string DeleteCheckpoints = "DELETE FROM item_checkpoints WHERE run_id = ? AND step = ?";

    private long seq;
    private bool checkpointed;
    private bool waited;
    private bool cancelRequested;
    private string? parentRunId;

    protected override Written<RunCommitted>? Write(SqliteSession session)
    {
        if (!PassFence(session, out var workflowId))
        {
            return null;
        }

        InsertItems(session);
        InsertActivations(session);
        var woken = WaitRows.Settle(session, commit.RunId, commit.Settled);
        if (commit.End is { } end)
        {
            woken |= RunEnding.Follow(session, commit.RunId, parentRunId, waited);
            return new(new RunCommitted(end.Status, cancelRequested), woken);
        }

        woken |= WaitRows.Begin(session, commit.RunId, workflowId, commit.Waits);
        var (status, pending) = LetGo(session);
        return new(new RunCommitted(status, cancelRequested), woken || pending);
    }

    private bool PassFence(SqliteSession session, out string workflowId)
    {
        var fence = Progress(session[commit.End is null ? Continue : End]);
        if (commit.End is { } end)
        {
            fence.Bind(StoredNames.Of(end.Status)).Bind(end.At).Bind(end.ItemsOut).Bind(StoredErrors.Write(end.Error));
        }

        workflowId = "";
        if (!fence.Bind(commit.RunId).Bind(commit.Epoch).Step())
        {
            return false;
        }

        seq = fence.Int64(0) - commit.Activations.Count;
        checkpointed = fence.Int64(1) != 0;
        waited = fence.Int64(2) != 0;
        cancelRequested = fence.Int64(3) != 0;
        parentRunId = fence.TextOrNull(4);
        workflowId = commit.Waits.Count > 0 ? fence.Text(5) : "";
        fence.Reset();
        return true;
    }

    private SqliteStatement Progress(SqliteStatement update) =>
        update.Bind(commit.Activations.Count).Bind(commit.Items.Count > 0 ? 1 : 0).Bind(commit.Waits.Count > 0 ? 1 : 0).Bind(commit.EventSeq);

    private void InsertItems(SqliteSession session)
    {
        for (var i = 0; i < commit.Items.Count; i++)
        {
            var item = commit.Items[i];
            session[InsertCheckpoint].Bind(commit.RunId).Bind(item.Step).Bind(item.Item).BindBlob(item.Result.Span).Run();
        }
    }

    private void InsertActivations(SqliteSession session)
    {
        var left = CollectionsMarshal.AsSpan(outputs);
        for (var i = 0; i < commit.Activations.Count; i++)
        {
            var activation = commit.Activations[i];
            left = left[ActivationRow.Insert(session, commit.RunId, ++seq, activation, left, bytes)..];
            if (checkpointed && activation.Status == ActivationStatus.Completed)
            {
                session[DeleteCheckpoints].Bind(commit.RunId).Bind(activation.Step).Run();
            }
        }
    }

    private (RunStatus Status, bool Pending) LetGo(SqliteSession session)
    {
        if (commit.Suspension is null && commit.Queue is null)
        {
            return (RunStatus.Running, false);
        }

        if (cancelRequested)
        {
            return (RunStatus.Cancelled, RunEnding.Cancel(session, commit.RunId, parentRunId, waited, at));
        }

        if (commit.Queue is { } queue)
        {
            RunWaking.Move(session, commit.RunId, queue);
            return (RunStatus.Pending, true);
        }

        if (waited && WaitRows.AnyIsOver(session, commit.RunId))
        {
            RunWaking.Release(session, commit.RunId);
            return (RunStatus.Pending, true);
        }

        RunWaking.Suspend(session, commit.RunId, commit.Suspension!);
        return (RunStatus.Suspended, false);
    }
}
