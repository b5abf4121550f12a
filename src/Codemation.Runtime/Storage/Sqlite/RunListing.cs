using System.Collections.Concurrent;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Lists runs, newest first. One statement for each combination of filters, so that each walks along its own index.</summary>
internal static class RunListing
{
    // Jumps from one workflow to the next in the index, however many runs there are of each.
    public const string Workflows =
        """
        WITH RECURSIVE found (id) AS (
            SELECT min(workflow_id) FROM runs
            UNION ALL SELECT (SELECT min(workflow_id) FROM runs WHERE workflow_id > found.id) FROM found WHERE found.id IS NOT NULL)
        SELECT id FROM found WHERE id IS NOT NULL
        """;

    private static readonly ConcurrentDictionary<(bool Workflow, bool Status, bool Queue, bool Metadata, bool Before, bool From), string> Statements = [];

    public static string Sql(RunQuery query) => Statements.GetOrAdd(
        (query.WorkflowId is not null, query.Status is not null, query.Queue is not null, query.Metadata is not null, query.Before is not null, query.From is not null),
        static filters => SqlOf(filters.Workflow, filters.Status, filters.Queue, filters.Metadata, filters.Before, filters.From));

    public static IReadOnlyList<RunRow> Read(SqliteSession session, RunQuery query)
    {
        var select = session[Sql(query)];
        if (query.Metadata is { } member)
        {
            select.Bind(member.Key).Bind(member.Value);
        }

        BindAll(select, query.WorkflowId, query.Status is { } status ? StoredNames.Of(status) : null, query.Queue, query.Before, query.From);
        select.Bind(query.Limit);
        var rows = new List<RunRow>();
        while (select.Step())
        {
            rows.Add(SqliteRunRow.Read(select));
        }

        return rows;
    }

    private static void BindAll(SqliteStatement select, params ReadOnlySpan<string?> filters)
    {
        foreach (var filter in filters)
        {
            if (filter is not null)
            {
                select.Bind(filter);
            }
        }
    }

    private static string SqlOf(bool workflow, bool status, bool queue, bool metadata, bool before, bool from)
    {
        // Metadata is walked along by run id; each of its few runs is then looked up. Its table comes first whatever the planner thinks.
        var id = metadata ? "run_id" : "id";
        var source = metadata ? "run_metadata CROSS JOIN runs ON id = run_id" : "runs";
        string[] conditions =
        [
            metadata ? "key = ? AND value = ?" : "",
            workflow ? "workflow_id = ?" : "",
            status ? "status = ?" : "",
            queue ? "queue = ?" : "",
            before ? $"{id} < ?" : "",
            from ? $"{id} >= ?" : "",
        ];
        var where = string.Join(" AND ", conditions.Where(condition => condition.Length > 0));
        return $"SELECT {SqliteRunRow.Columns} FROM {source} {(where.Length == 0 ? "" : "WHERE ")}{where} ORDER BY {id} DESC LIMIT ?";
    }
}
