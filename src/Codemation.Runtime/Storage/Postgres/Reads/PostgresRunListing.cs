using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Lists runs, newest first. One statement for each combination of filters, so that each walks along an index.</summary>
internal static class PostgresRunListing
{
    public static void AppendTo(NpgsqlBatch batch, RunQuery query)
    {
        var command = batch.Add("");
        var (source, order) = query switch
        {
            // Metadata is walked along by run id; each of its few runs is then looked up.
            { Metadata: not null } => ("run_metadata JOIN runs ON runs.id = run_metadata.run_id", "run_metadata.run_id DESC"),

            // Only one index has this order; by id alone, the planner might walk past all runs of other workflows.
            { WorkflowId: not null } => ("runs", "runs.workflow_id DESC, runs.id DESC"),
            _ => ("runs", "runs.id DESC"),
        };
        var conditions = string.Join(" AND ", Conditions(query, command));
        command.Bind(query.Limit);
        command.CommandText =
            $"SELECT {PostgresRunRow.Columns} FROM {source} {(conditions.Length == 0 ? "" : "WHERE ")}{conditions} ORDER BY {order} LIMIT ${command.Parameters.Count}";
    }

    private static IEnumerable<string> Conditions(RunQuery query, NpgsqlBatchCommand command)
    {
        if (query.Metadata is { } member)
        {
            yield return $"run_metadata.key = {Parameter(member.Key)} AND run_metadata.value = {Parameter(member.Value)}";
        }

        if (query.Status is { } status)
        {
            // A word of ours, not a parameter: there are indexes for some of them only.
            yield return $"runs.status = '{StoredNames.Of(status)}'";
        }

        if (query.Queue is { } queue)
        {
            yield return $"runs.queue = {Parameter(queue)}";
        }

        if (query.WorkflowId is not { } workflow)
        {
            foreach (var condition in Range(query, query.Metadata is null ? "runs.id" : "run_metadata.run_id"))
            {
                yield return condition;
            }
        }
        else if (query.Metadata is not null)
        {
            yield return $"runs.workflow_id = {Parameter(workflow)}";
            foreach (var condition in Range(query, "run_metadata.run_id"))
            {
                yield return condition;
            }
        }
        else
        {
            var parameter = Parameter(workflow);
            yield return $"(runs.workflow_id, runs.id) >= ({parameter}, {Parameter(query.From ?? "")})";
            yield return query.Before is { } before ? $"(runs.workflow_id, runs.id) < ({parameter}, {Parameter(before)})" : $"runs.workflow_id <= {parameter}";
        }

        IEnumerable<string> Range(RunQuery range, string id)
        {
            if (range.Before is { } before)
            {
                yield return $"{id} < {Parameter(before)}";
            }

            if (range.From is { } from)
            {
                yield return $"{id} >= {Parameter(from)}";
            }
        }

        string Parameter(string value)
        {
            command.Bind(value);
            return $"${command.Parameters.Count}";
        }
    }
}
