using System.Data.Common;

namespace Codemation.Chaos.Stores;

/// <summary>What is in a store when the dust has settled, read past the program that is being tested.</summary>
internal sealed class Snapshot
{
    public required IReadOnlyList<SeenRun> Runs { get; init; }

    /// <summary>Every record of every step, in order, by run.</summary>
    public required ILookup<string, SeenStep> Steps { get; init; }

    /// <summary>The items that runs were started with, as JSON, by run.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>The items that runs gave: the output of their step "end", a line each, by run.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Large batches that no record names.</summary>
    public required long UnusedPayloads { get; init; }

    public static async Task<Snapshot> ReadAsync(IStoreUnderTest store)
    {
        await using var connection = await store.ConnectAsync();
        var runs = await ListAsync(connection, "SELECT id, workflow_id, status, owner, parent_run_id, wait_reason, error FROM runs ORDER BY id", row => new SeenRun
        {
            Id = row.GetString(0),
            Workflow = row.GetString(1),
            Status = row.GetString(2),
            Owner = TextOrNull(row, 3),
            Parent = TextOrNull(row, 4),
            WaitReason = TextOrNull(row, 5),
            Error = TextOrNull(row, 6),
        });
        var steps = await ListAsync(connection, "SELECT run_id, step, seq, status, attempt FROM activations WHERE seq > 0 ORDER BY run_id, step, seq", row =>
            new SeenStep(row.GetString(0), row.GetString(1), Convert.ToInt64(row.GetValue(2), null), row.GetString(3), Convert.ToInt32(row.GetValue(4), null)));
        return new Snapshot
        {
            Runs = runs,
            Steps = steps.ToLookup(step => step.Run, StringComparer.Ordinal),
            Inputs = await BatchesAsync(connection, store.Inputs),
            Outputs = await BatchesAsync(connection, "SELECT run_id, payload_id, items FROM activations WHERE step = 'end' AND status = 'completed'"),
            UnusedPayloads = (await ListAsync(
                connection,
                store.UnusedPayloads,
                row => Convert.ToInt64(row.GetValue(0), null)))[0],
        };
    }

    private static async Task<Dictionary<string, string>> BatchesAsync(DbConnection connection, string sql)
    {
        var batches = await ListAsync(connection, sql, row => (Run: row.GetString(0), Payload: row.IsDBNull(1) ? null : row.GetValue(1), Items: TextOrNull(row, 2)));
        var items = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            items[batch.Run] = batch.Payload is { } payload
                ? string.Join('\n', await ListAsync(connection, $"SELECT items FROM payload_chunks WHERE payload_id = {payload} ORDER BY chunk", row => TextOrNull(row, 0)))
                : batch.Items ?? "";
        }

        return items;
    }

    private static async Task<List<T>> ListAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string? TextOrNull(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => null,
        byte[] utf8 => System.Text.Encoding.UTF8.GetString(utf8),
        var text => (string)text,
    };
}
