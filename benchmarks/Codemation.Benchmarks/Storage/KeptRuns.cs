using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Storage;

namespace Codemation.Benchmarks.Storage;

/// <summary>Whether what is asked all the time takes longer when many runs are kept: each question among no runs, then among many.</summary>
internal static class KeptRuns
{
    private const int Questions = 200;

    private const string Fill =
        """
        INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, created_at, started_at, finished_at, items_in, records, depth, queue, priority)
        SELECT '0' || lpad(n::text, 31, '0'), 'workflow-' || n % 50, 'plan', CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'completed' END,
            1, now() - interval '1 day', now(), now(), 1, 5, 0, 'default', 5
        FROM generate_series(1, {0}) AS n;
        INSERT INTO activations (run_id, seq, step, status, attempt, started_at, items_in, count, lineage, items)
        SELECT '0' || lpad(n::text, 31, '0'), 0, '$trigger', 'completed', 1, now(), 1, 1, '', '1' FROM generate_series(1, {0}) AS n;
        ANALYZE;
        SELECT 1;
        """;

    /// <summary>Prints medians in milliseconds: <c>kept ADDRESS RUNS</c>. The database must be a new one.</summary>
    public static async Task RunAsync(string address, int runs)
    {
        await using var stores = new RunStores(inMemory: false, address, TimeProvider.System);
        var store = await stores.OpenAsync(default);
        await AskAsync(store, 0);
        await ServerStatistics.ScalarAsync<int>(address, string.Format(CultureInfo.InvariantCulture, Fill, runs));
        await AskAsync(store, runs);
    }

    private static async Task AskAsync(IRunStore store, int kept)
    {
        var ids = new Runtime.Runs.RunIds(TimeProvider.System);
        var claim = await MedianAsync(async () =>
        {
            await store.CreateAsync(StoreThroughput.NewRun(ids.Next(), owner: null), default);
            var began = Stopwatch.GetTimestamp();
            var claimed = await store.ClaimPendingAsync("bench", RunQueues.OnlyDefault, 16, default);
            var took = Stopwatch.GetElapsedTime(began);
            await store.CommitAsync(StoreThroughput.End(claimed[0].Id, claimed[0].Epoch), default);
            return took;
        });
        var page = await TimeAsync(store, new RunQuery());
        var workflow = await TimeAsync(store, new RunQuery { WorkflowId = "workflow-7" });
        var failed = await TimeAsync(store, new RunQuery { Status = RunStatus.Failed });
        var due = await MedianAsync(async () => await TimeAsync(async () => await store.NextDueAsync(default)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kept:N0} kept: claim {claim:0.00}, page {page:0.00}, of a workflow {workflow:0.00}, failed ones {failed:0.00}, next due {due:0.00} ms"));
    }

    private static Task<double> TimeAsync(IRunStore store, RunQuery query) =>
        MedianAsync(async () => await TimeAsync(async () => await store.ListAsync(query, default)));

    private static async Task<TimeSpan> TimeAsync(Func<Task> ask)
    {
        var began = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<double> MedianAsync(Func<Task<TimeSpan>> ask)
    {
        var times = new List<TimeSpan>();
        for (var question = 0; question < Questions; question++)
        {
            times.Add(await ask());
        }

        times.Sort();
        return times[times.Count / 2].TotalMilliseconds;
    }
}
