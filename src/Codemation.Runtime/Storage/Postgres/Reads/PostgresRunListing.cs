using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Lists runs, newest first. One statement for each combination of filters, so that each walks along an index.</summary>
internal static class PostgresRunListing
{
    public static void AppendTo(NpgsqlBatch batch, RunQuery query)
    {
        var command = batch.Add("");
        command.CommandText = Sql(query, command);
    }

    private static string Sql(RunQuery query, NpgsqlBatchCommand command)
    {
        // Metadata is walked along by run id; each of its few runs is then looked up.
        var id = query.Metadata is null ? "runs.id" : "run_metadata.run_id";
        var source = query.Metadata is null ? "runs" : "run_metadata JOIN runs ON runs.id = run_metadata.run_id";
        var conditions = new List<string>();
        if (query.Metadata is { } member)
        {
            Add("run_metadata.key =", member.Key);
            Add("run_metadata.value =", member.Value);
        }

        Add("runs.workflow_id =", query.WorkflowId);
        if (query.Status is { } status)
        {
            // A word of ours, not a parameter: there are indexes for some of them only.
            conditions.Add($"runs.status = '{StoredNames.Of(status)}'");
        }

        Add("runs.queue =", query.Queue);
        Add($"{id} <", query.Before);
        Add($"{id} >=", query.From);
        command.Bind(query.Limit);
        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        return $"SELECT {PostgresRunRow.Columns} FROM {source} {where} ORDER BY {id} DESC LIMIT ${command.Parameters.Count}";

        void Add(string condition, string? value)
        {
            if (value is not null)
            {
                command.Bind(value);
                conditions.Add($"{condition} ${command.Parameters.Count}");
            }
        }
    }
}
