using System.Data.Common;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Only a run's own, open claim gets past this statement; all else that is written of a run follows from it.</summary>
internal static class Fence
{
    // Written with "=", the condition on the status would let the planner walk through all running runs instead of finding each by its key.
    public const string Update =
        """
        UPDATE runs SET records = runs.records + given.records,
            checkpointed = runs.checkpointed OR given.checkpointed, waited = runs.waited OR given.waited,
            status = given.status, finished_at = given.finished_at, items_out = given.items_out, error = given.error,
            events = greatest(runs.events, given.events)
        FROM unnest($1::text[], $2::bigint[], $3::integer[], $4::boolean[], $5::boolean[], $6::text[], $7::timestamptz[], $8::integer[], $9::text[],
            $10::bigint[]) AS given (id, epoch, records, checkpointed, waited, status, finished_at, items_out, error, events)
        WHERE runs.id = given.id AND runs.epoch = given.epoch AND runs.status IS NOT DISTINCT FROM 'running'
        RETURNING runs.id, runs.records, runs.checkpointed, runs.waited, runs.cancel_requested, runs.parent_run_id, runs.workflow_id
        """;

    public static void AppendTo(NpgsqlBatch batch, IReadOnlyList<CommitWrite> writes)
    {
        var commits = writes.Select(write => write.Commit).ToArray();
        batch.Add(Update)
            .Bind(commits.Select(commit => commit.RunId))
            .Bind(commits.Select(commit => commit.Epoch))
            .Bind(commits.Select(commit => commit.Activations.Count))
            .Bind(commits.Select(commit => commit.Items.Count > 0))
            .Bind(commits.Select(commit => commit.Waits.Count > 0))
            .Bind(commits.Select(commit => StoredNames.Of(commit.End?.Status ?? RunStatus.Running)))
            .Bind(commits.Select(commit => PostgresParameters.Utc(commit.End?.At)))
            .Bind(commits.Select(commit => commit.End?.ItemsOut))
            .Bind(commits.Select(commit => StoredErrors.Write(commit.End?.Error)))
            .Bind(commits.Select(commit => commit.EventSeq));
    }

    public static async Task<List<FencedRun>> ReadAsync(DbDataReader rows, IReadOnlyList<CommitWrite> writes)
    {
        var byId = writes.ToDictionary(write => write.RunId, StringComparer.Ordinal);
        var fenced = new List<FencedRun>(writes.Count);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            fenced.Add(new FencedRun(
                byId[rows.GetString(0)], rows.GetInt64(1), rows.GetBoolean(2), rows.GetBoolean(3), rows.GetBoolean(4), rows.TextOrNull(5), rows.GetString(6)));
        }

        return fenced;
    }
}
