using System.Runtime.InteropServices;
using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Creates a run with its input and what it starts with.</summary>
/// <param name="run">The run.</param>
/// <param name="batches">Its input, then the outputs of the activations that count as completed.</param>
/// <param name="bytes">The batches' items.</param>
/// <param name="cancellationToken">Cancels the write before it starts.</param>
internal sealed class CreateRunWrite(NewRun run, List<EncodedBatch> batches, PooledBytes bytes, CancellationToken cancellationToken)
    : SqliteWrite<RunCreation>(cancellationToken)
{
    public const string ByKey = "SELECT id, input_hash FROM runs WHERE workflow_id = ? AND idempotency_key = ?";

    public const string ByFiring = "SELECT run_id FROM firings WHERE trigger_id = ? AND scheduled_at = ?";

    private const string Insert =
        """
        INSERT INTO runs
            (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, parent_run_id, depth, stop_after,
             queue, priority, idempotency_key, input_hash, metadata, config, records)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string InsertFiring = "INSERT INTO firings (trigger_id, scheduled_at, run_id) VALUES (?, ?, ?)";

    private const string InsertMetadata = "INSERT INTO run_metadata (key, value, run_id) VALUES (?, ?, ?)";

    protected override RunCreation Write(SqliteSession session)
    {
        long[] taken = [];
        if (FindRefusal(session) is { } refusal)
        {
            return refusal;
        }

        if (run.TakesOver is { } source)
        {
            var found = source.Steps.Select(step => ActivationRow.Completed(session, source.RunId, step)).ToArray();
            if (!Array.TrueForAll(found, seq => seq is not null))
            {
                return new RunCreation(CreateOutcome.NothingToTakeOver, source.RunId);
            }

            taken = Array.ConvertAll(found, seq => seq!.Value);
        }

        if (!InsertRun(session, taken.Length + run.Completed.Count))
        {
            return new RunCreation(CreateOutcome.IdTaken, run.Id);
        }

        BatchRow.Insert(session, run.Id, BatchRow.InputSeq, TriggerBatch.Port, batches[0], bytes);
        InsertActivations(session, taken);
        InsertMarks(session);
        HoldBlobs(session);
        return new RunCreation(CreateOutcome.Created, run.Id);
    }

    private RunCreation? FindRefusal(SqliteSession session)
    {
        if (run.Idempotency is { } asked)
        {
            var byKey = session[ByKey].Bind(run.WorkflowId).Bind(asked.Key);
            if (byKey.Step())
            {
                var same = string.Equals(byKey.Text(1), asked.InputHash, StringComparison.Ordinal);
                var first = new RunCreation(same ? CreateOutcome.Repeated : CreateOutcome.KeyTaken, byKey.Text(0));
                byKey.Reset();
                return first;
            }
        }

        if (run.Firing is { } firing)
        {
            var byFiring = session[ByFiring].Bind(firing.TriggerId).Bind(firing.ScheduledAt);
            if (byFiring.Step())
            {
                var first = new RunCreation(CreateOutcome.AlreadyFired, byFiring.Text(0));
                byFiring.Reset();
                return first;
            }
        }

        return null;
    }

    private bool InsertRun(SqliteSession session, int records)
    {
        var taken = run.Owner is not null;
        session[Insert]
            .Bind(run.Id)
            .Bind(run.WorkflowId)
            .Bind(run.PlanHash)
            .Bind(StoredNames.Of(taken ? RunStatus.Running : RunStatus.Pending))
            .Bind(taken ? 1 : 0)
            .Bind(run.Owner)
            .Bind(run.CreatedAt)
            .Bind(taken ? run.CreatedAt : default(DateTimeOffset?))
            .Bind(batches[0].Count)
            .Bind(run.ParentRunId)
            .Bind(run.Depth)
            .Bind(run.StopAfter)
            .Bind(run.Queue)
            .Bind(run.Priority)
            .Bind(run.Idempotency?.Key)
            .Bind(run.Idempotency?.InputHash)
            .Bind(run.Metadata)
            .Bind(run.Config)
            .Bind(records)
            .Run();
        return session.Changes > 0;
    }

    private void InsertActivations(SqliteSession session, long[] taken)
    {
        var seq = 0L;
        for (var i = 0; i < taken.Length; i++)
        {
            ActivationRow.Copy(session, run.TakesOver!.RunId, run.TakesOver.Steps[i], taken[i], run.Id, ++seq);
        }

        var outputs = CollectionsMarshal.AsSpan(batches)[1..];
        foreach (var activation in run.Completed)
        {
            outputs = outputs[ActivationRow.Insert(session, run.Id, ++seq, activation, outputs, bytes)..];
        }
    }

    private void InsertMarks(SqliteSession session)
    {
        if (run.Firing is { } firing)
        {
            session[InsertFiring].Bind(firing.TriggerId).Bind(firing.ScheduledAt).Bind(run.Id).Run();
        }

        foreach (var (key, value) in RunMetadata.Searchable(run.Metadata))
        {
            session[InsertMetadata].Bind(key).Bind(value).Bind(run.Id).Run();
        }
    }

    private void HoldBlobs(SqliteSession session)
    {
        if (run.Attachments is { } attachments)
        {
            ShareBlobsWrite.Apply(session, attachments, run.Id);
        }

        if (run.TakesOver is { } source)
        {
            ShareBlobsWrite.Apply(session, new BlobShare(source.RunId, null), run.Id);
        }
    }
}
