using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Runs that are to be inserted in one statement, column by column. Those whose id or key is taken are left out.</summary>
internal sealed class RunTable
{
    private const string Insert =
        """
        INSERT INTO runs
            (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, parent_run_id, depth, stop_after,
             queue, priority, idempotency_key, input_hash, metadata, config, records)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::timestamptz[], $8::timestamptz[],
            $9::integer[], $10::text[], $11::integer[], $12::text[], $13::text[], $14::integer[], $15::text[], $16::text[], $17::text[],
            $18::text[], $19::bigint[])
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    private const string InsertMetadata =
        "INSERT INTO run_metadata (key, value, run_id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])";

    /// <summary>Adds the statement that inserts runs; it gives the ids of those inserted.</summary>
    public static void AppendTo(NpgsqlBatch batch, IReadOnlyList<NewRun> runs, int takenOver = 0)
    {
        batch.Add(Insert)
            .Bind(runs.Select(run => run.Id))
            .Bind(runs.Select(run => run.WorkflowId))
            .Bind(runs.Select(run => run.PlanHash))
            .Bind(runs.Select(run => StoredNames.Of(run.Owner is null ? RunStatus.Pending : RunStatus.Running)))
            .Bind(runs.Select(run => run.Owner is null ? 0L : 1L))
            .Bind(runs.Select(run => run.Owner))
            .Bind(runs.Select(run => PostgresParameters.Utc(run.CreatedAt)))
            .Bind(runs.Select(run => run.Owner is null ? null : PostgresParameters.Utc(run.CreatedAt)))
            .Bind(runs.Select(run => run.Input.Count))
            .Bind(runs.Select(run => run.ParentRunId))
            .Bind(runs.Select(run => run.Depth))
            .Bind(runs.Select(run => run.StopAfter))
            .Bind(runs.Select(run => run.Queue))
            .Bind(runs.Select(run => run.Priority))
            .Bind(runs.Select(run => run.Idempotency?.Key))
            .Bind(runs.Select(run => run.Idempotency?.InputHash))
            .Bind(runs.Select(run => run.Metadata))
            .Bind(runs.Select(run => run.Config))
            .Bind(runs.Select(run => (long)(takenOver + run.Completed.Count)));
    }

    /// <summary>Adds the statement that lets runs be found by their metadata, if any has some.</summary>
    public static void AppendMetadataTo(NpgsqlBatch batch, IEnumerable<NewRun> runs)
    {
        var members = runs.SelectMany(run => RunMetadata.Searchable(run.Metadata), (run, member) => (member.Key, member.Value, run.Id)).ToArray();
        if (members.Length > 0)
        {
            batch.Add(InsertMetadata)
                .Bind(members.Select(member => member.Key))
                .Bind(members.Select(member => member.Value))
                .Bind(members.Select(member => member.Id));
        }
    }
}
