using System.Runtime.InteropServices;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// Writes of several runs, at most one of each, in one transaction and for most of them in two round trips: what decides whether
/// a run may be written, then the rest with the commit.
/// </summary>
internal sealed class RunGroup
{
    private readonly List<CreateWrite> creates = [];
    private readonly List<CommitWrite> commits = [];
    private readonly QueueNotice notices;

    public RunGroup(IEnumerable<PostgresWrite> writes, QueueNotice notices)
    {
        this.notices = notices;
        foreach (var write in writes)
        {
            if (write is CreateWrite create)
            {
                creates.Add(create);
            }
            else
            {
                commits.Add((CommitWrite)write);
            }
        }
    }

    /// <summary>Writes all but the last batch of statements, and sets the results.</summary>
    /// <returns>Whether runs become pending by it that were there before, and the last batch.</returns>
    public async Task<(bool Woken, NpgsqlBatch? Last)> WriteAsync(PostgresTransaction transaction)
    {
        var (created, fenced) = await DecideAsync(transaction).ConfigureAwait(false);
        var ending = new RunEnding(transaction);
        var woken = await LetGoAsync(transaction, ending, fenced).ConfigureAwait(false);

        var last = transaction.Batch();
        var activations = new ActivationTable();
        foreach (var write in created)
        {
            activations.AddInput(write.Run, write.Batches[0], write.Bytes);
            Add(activations, write.RunId, 0, write.Run.Completed, CollectionsMarshal.AsSpan(write.Batches)[1..], write.Bytes);
            if (write.Run.Attachments is { } attachments)
            {
                BlobTable.AppendTo(last, attachments, write.RunId);
            }
        }

        foreach (var run in fenced)
        {
            var outputs = CollectionsMarshal.AsSpan(run.Write.Outputs);
            Add(activations, run.Commit.RunId, run.Records - run.Commit.Activations.Count, run.Commit.Activations, outputs, run.Write.Bytes);
        }

        activations.AppendTo(last, transaction);
        RunTable.AppendMetadataTo(last, created.Select(write => write.Run));
        CheckpointTable.AppendTo(last, fenced);
        if (woken || created.Exists(write => write.Run.Owner is null))
        {
            notices.AppendTo(last, QueueChange.Pending);
        }

        return (woken, last);
    }

    private async Task<(List<CreateWrite> Created, List<FencedRun> Fenced)> DecideAsync(PostgresTransaction transaction)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            // Before any row, in an order that all keep to.
            var locks = commits.SelectMany(write => write.Commit.Waits, SignalTable.LockOf).OfType<long>().ToArray();
            if (locks.Length > 0)
            {
                SignalTable.AppendLocksTo(batch, locks);
            }

            if (creates.Count > 0)
            {
                RunTable.AppendTo(batch, creates.ConvertAll(write => write.Run));
            }

            if (commits.Count > 0)
            {
                Fence.AppendTo(batch, commits);
            }

            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                if (locks.Length > 0)
                {
                    await rows.NextResultAsync().ConfigureAwait(false);
                }

                var created = creates.Count > 0 ? await ReadCreatedAsync(rows).ConfigureAwait(false) : [];
                var fenced = commits.Count > 0 ? await Fence.ReadAsync(rows, commits).ConfigureAwait(false) : [];
                return (created, fenced);
            }
        }
    }

    private async Task<List<CreateWrite>> ReadCreatedAsync(NpgsqlDataReader rows)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            ids.Add(rows.GetString(0));
        }

        await rows.NextResultAsync().ConfigureAwait(false);
        foreach (var write in creates)
        {
            write.Result = new RunCreation(ids.Contains(write.RunId) ? CreateOutcome.Created : CreateOutcome.IdTaken, write.RunId);
        }

        return creates.FindAll(write => write.Result.IsCreated);
    }

    private async Task<bool> LetGoAsync(PostgresTransaction transaction, RunEnding ending, List<FencedRun> fenced)
    {
        foreach (var write in commits)
        {
            write.Result = null;
        }

        foreach (var run in fenced)
        {
            run.Write.Result = new RunCommitted(run.Commit.End?.Status ?? RunStatus.Running, run.CancelRequested);
        }

        var pending = await new WaitTable(transaction).WriteAsync(fenced).ConfigureAwait(false);
        pending |= await new RunSuspending(transaction, ending).LetGoAsync(fenced).ConfigureAwait(false);
        pending |= await ending.FollowAsync(fenced.Where(run => run.Commit.End is not null)).ConfigureAwait(false);
        return pending;
    }

    private static void Add(
        ActivationTable table, string runId, long seq, IReadOnlyList<ActivationRecord> records, ReadOnlySpan<Batches.EncodedBatch> outputs, Batches.PooledBytes bytes)
    {
        for (var i = 0; i < records.Count; i++)
        {
            outputs = outputs[table.Add(runId, ++seq, records[i], outputs, bytes)..];
        }
    }
}
