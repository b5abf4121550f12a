using Codemation.Chaos.Histories;
using Codemation.Chaos.Scenarios;
using Codemation.Chaos.Stores;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Checks;

/// <summary>P5: each schedule has fired once for each instant.</summary>
internal static class Firings
{
    /// <summary>Writes down what was fired as operations of nobody's, so that their runs are checked like others, and says what is wrong with it.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="since">From when on each schedule was there.</param>
    /// <param name="until">When it was over.</param>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(Arena arena, DateTimeOffset since, DateTimeOffset until)
    {
        var snapshot = await Snapshot.ReadAsync(arena.Store);
        var violations = new List<Violation>();
        var fired = new Dictionary<int, string>();
        foreach (var (instant, run) in await ReadAsync(arena.Store))
        {
            var op = Evidence.OpOf(snapshot.Inputs[run]);
            if (op / 10 != Ticks.OpOf(instant, 0) / 10)
            {
                violations.Add(new Violation("P5", $"run {run}, fired for {instant:O}, is about operation {op}, which is another instant"));
            }

            if (!fired.TryAdd(op, run))
            {
                violations.Add(new Violation("P5", $"operation {op} was fired twice, as runs {fired[op]} and {run}"));
            }
        }

        for (var instant = since.AddSeconds(1); instant <= until; instant = instant.AddSeconds(1))
        {
            for (var schedule = 0; schedule < Ticks.Schedules; schedule++)
            {
                if (!fired.ContainsKey(Ticks.OpOf(instant, schedule)))
                {
                    violations.Add(new Violation("P5", $"schedule {schedule} did not fire for {instant:O}"));
                }
            }
        }

        foreach (var (op, run) in fired)
        {
            arena.History.Add(new Operation { Op = op, Workflow = Ticks.Id, Count = 1, Invoked = since, Answered = until, Outcome = Outcome.Ok, Text = run });
        }

        return violations;
    }

    /// <summary>How far the schedule is that is behind the others; null while they are not all there.</summary>
    public static async Task<DateTimeOffset?> DoneUntilAsync(IStoreUnderTest store)
    {
        var done = await RowsAsync(store, "SELECT done_until FROM schedules", row => new DateTimeOffset((DateTime)row.GetValue(0)));
        return done.Count < Ticks.Schedules ? null : done.Min();
    }

    private static Task<List<(DateTimeOffset Instant, string Run)>> ReadAsync(IStoreUnderTest store)
        => RowsAsync(store, "SELECT scheduled_at, run_id FROM firings ORDER BY scheduled_at", row => (new DateTimeOffset((DateTime)row.GetValue(0)), row.GetString(1)));

    private static async Task<List<T>> RowsAsync<T>(IStoreUnderTest store, string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        await using var connection = await store.ConnectAsync();
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
}
