using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Storage;

namespace Codemation.Benchmarks.Storage;

/// <summary>Many suspended runs that are due at the same instant: how long until all are awake, and how long anything else waits meanwhile.</summary>
internal static class DueTimers
{
    private const int AtOnce = 1_000;

    private const string Suspend =
        """
        INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, created_at, started_at, items_in, records, depth, queue, priority, wake_at, wait_reason)
        SELECT '0' || lpad(n::text, 31, '0'), 'bench', 'plan', 'suspended', 1, now(), now(), 1, 1, 0, 'elsewhere', 5, now(), 'waits'
        FROM generate_series(1, {0}) AS n;
        SELECT 1;
        """;

    /// <summary>Prints one line: <c>timers ADDRESS RUNS</c>.</summary>
    public static async Task RunAsync(string address, int runs)
    {
        await using var stores = new RunStores(inMemory: false, address, TimeProvider.System);
        var store = await stores.OpenAsync(default);
        await ServerStatistics.ScalarAsync<int>(address, string.Format(CultureInfo.InvariantCulture, Suspend, runs));
        using var drained = new CancellationTokenSource();
        var others = WriteMeanwhileAsync(store, drained.Token);
        var began = Stopwatch.GetTimestamp();
        var woken = 0;
        while (await store.WakeDueAsync(AtOnce, default) is > 0 and var some)
        {
            woken += some;
        }

        var took = Stopwatch.GetElapsedTime(began);
        await drained.CancelAsync();
        var waits = await others;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{woken:N0} woken in {took.TotalSeconds:0.00} s; a run of somebody else's meanwhile: median {waits[waits.Count / 2]:0.0}, longest {waits[^1]:0.0} ms"));
    }

    private static async Task<List<double>> WriteMeanwhileAsync(IRunStore store, CancellationToken drained)
    {
        var ids = new Runtime.Runs.RunIds(TimeProvider.System);
        var times = new List<double>();
        do
        {
            var began = Stopwatch.GetTimestamp();
            var run = StoreThroughput.NewRun(ids.Next(), "bench");
            await store.CreateAsync(run, default);
            await store.CommitAsync(StoreThroughput.End(run.Id, 1), default);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        while (!drained.IsCancellationRequested);
        times.Sort();
        return times;
    }
}
