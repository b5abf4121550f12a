using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Benchmarks.Storage;

/// <summary>
/// The yardstick of "store" and "runs" on SQLite: the rows of runs of five steps in two transactions for each group of runs, on one thread, by
/// nothing but prepared statements on a connection set up as the store's own.
/// </summary>
internal static class SqliteLimit
{
    private const int Steps = 5;

    private const string InsertRun =
        """
        INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, items_in, depth, queue, priority, records)
        VALUES (?, 'bench', 'plan', 'running', 1, 'limit', ?, ?, 1, 0, 'default', 5, 0)
        """;

    private const string InsertInput = "INSERT INTO batches (run_id, seq, port, count, lineage, items) VALUES (?, 0, 0, 1, x'', '1')";

    private const string EndRun = "UPDATE runs SET status = 'completed', finished_at = ?, items_out = 1, records = 5 WHERE id = ? AND epoch = 1 AND status = 'running'";

    private const string InsertStep =
        """
        INSERT INTO activations (run_id, step, seq, status, attempt, started_at, finished_at, items_in, count, lineage, items)
        VALUES (?, ?, ?, 'completed', 1, ?, ?, 1, 1, x'', '1')
        """;

    private static readonly string[] Names = [.. Enumerable.Range(1, Steps).Select(step => string.Create(CultureInfo.InvariantCulture, $"s{step}"))];

    /// <summary>Prints a line: <c>limit ADDRESS GROUP SECONDS</c>.</summary>
    public static async Task RunAsync(string address, int group, TimeSpan duration)
    {
        await using var database = new SqliteDatabase((SqliteLocation)DatabaseLocation.Parse(address, Environment.CurrentDirectory), TimeProvider.System);
        await database.MigrateAsync(default);
        using var session = database.OpenForWriting();
        var began = Stopwatch.GetTimestamp();
        var runs = 0;
        var ids = new string[group];
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            for (var i = 0; i < group; i++)
            {
                ids[i] = Guid.CreateVersion7().ToString("N");
            }

            Write(session, ids, Begin);
            Write(session, ids, End);
            runs += group;
        }

        var rate = runs / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"limit, {group} runs to a commit: {rate:N0} runs/s"));
    }

    private static void Write(SqliteSession session, string[] ids, Action<SqliteSession, string, DateTimeOffset> write)
    {
        session["BEGIN IMMEDIATE"].Run();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var id in ids)
        {
            write(session, id, now);
        }

        session["COMMIT"].Run();
    }

    private static void Begin(SqliteSession session, string id, DateTimeOffset now)
    {
        session[InsertRun].Bind(id).Bind(now).Bind(now).Run();
        session[InsertInput].Bind(id).Run();
    }

    private static void End(SqliteSession session, string id, DateTimeOffset now)
    {
        session[EndRun].Bind(now).Bind(id).Run();
        for (var step = 0; step < Steps; step++)
        {
            session[InsertStep].Bind(id).Bind(Names[step]).Bind(step + 1L).Bind(now).Bind(now).Run();
        }
    }
}
