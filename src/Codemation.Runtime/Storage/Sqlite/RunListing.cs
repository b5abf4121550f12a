namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Lists runs, newest first. One statement for each combination of filters, so that each walks along its own index.</summary>
internal static class RunListing
{
    private static readonly string[] Statements = Enumerable.Range(0, 8)
        .Select(filters => SqlOf((filters & 1) != 0, (filters & 2) != 0, (filters & 4) != 0))
        .ToArray();

    public static string Sql(RunQuery query) =>
        Statements[(query.WorkflowId is null ? 0 : 1) + (query.Status is null ? 0 : 2) + (query.Before is null ? 0 : 4)];

    public static IReadOnlyList<RunRow> Read(SqliteSession session, RunQuery query)
    {
        var select = session[Sql(query)];
        if (query.WorkflowId is not null)
        {
            select.Bind(query.WorkflowId);
        }

        if (query.Status is { } status)
        {
            select.Bind(SqliteNames.Of(status));
        }

        if (query.Before is not null)
        {
            select.Bind(query.Before);
        }

        select.Bind(query.Limit);
        var rows = new List<RunRow>();
        while (select.Step())
        {
            rows.Add(SqliteRunRow.Read(select));
        }

        return rows;
    }

    private static string SqlOf(bool workflow, bool status, bool before)
    {
        string[] conditions = [workflow ? "workflow_id = ?" : "", status ? "status = ?" : "", before ? "id < ?" : ""];
        var where = string.Join(" AND ", conditions.Where(condition => condition.Length > 0));
        return $"SELECT {SqliteRunRow.Columns} FROM runs {(where.Length == 0 ? "" : "WHERE ")}{where} ORDER BY id DESC LIMIT ?";
    }
}
