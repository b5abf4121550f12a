using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Finished items of unfinished steps.</summary>
internal static class CheckpointTable
{
    private const string Insert =
        """
        INSERT INTO item_checkpoints (run_id, step, item, result)
        SELECT DISTINCT ON (run_id, step, item) run_id, step, item, result
        FROM unnest($1::text[], $2::text[], $3::integer[], $4::bytea[]) WITH ORDINALITY AS given (run_id, step, item, result, number)
        ORDER BY run_id, step, item, number DESC
        ON CONFLICT (run_id, step, item) DO UPDATE SET result = excluded.result
        """;

    private const string Delete =
        """
        DELETE FROM item_checkpoints USING unnest($1::text[], $2::text[]) AS given (run_id, step)
        WHERE item_checkpoints.run_id = given.run_id AND item_checkpoints.step = given.step
        """;

    /// <summary>Adds the statements that write finished items, and remove those of steps that completed.</summary>
    public static void AppendTo(NpgsqlBatch batch, IReadOnlyList<FencedRun> runs)
    {
        var items = runs.SelectMany(run => run.Commit.Items, (run, item) => (run.Commit.RunId, Item: item)).ToArray();
        if (items.Length > 0)
        {
            batch.Add(Insert)
                .Bind(items.Select(item => item.RunId))
                .Bind(items.Select(item => item.Item.Step))
                .Bind(items.Select(item => item.Item.Item))
                .Bind(items.Select(item => (byte[]?)item.Item.Result.ToArray()));
        }

        var completed = runs
            .Where(run => run.Checkpointed)
            .SelectMany(run => run.Commit.Activations, (run, record) => (run.Commit.RunId, Record: record))
            .Where(each => each.Record.Status == ActivationStatus.Completed)
            .ToArray();
        if (completed.Length > 0)
        {
            batch.Add(Delete).Bind(completed.Select(each => each.RunId)).Bind(completed.Select(each => each.Record.Step));
        }
    }
}
