using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Catalog;

namespace Codemation.Benchmarks.Dispatch;

/// <summary>How long after a run was handed in its first step starts, nothing else going on.</summary>
internal static class StartLatency
{
    private const int Runs = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(10);

    /// <summary>Prints a line for one process and a line for two: <c>latency ADDRESS</c>.</summary>
    public static async Task RunAsync(string address)
    {
        await using (var host = Worker.Host(address, 16))
        {
            await host.StartAsync(default);
            var times = new List<TimeSpan>();
            Stamped.Arrived = times.Add;
            for (var run = 0; run < Runs; run++)
            {
                await (await host.StartRunAsync<Stamped, long, long>([Stopwatch.GetTimestamp()])).Completion;
                await Task.Delay(Idle, TimeProvider.System);
            }

            Print("in one process", times);
        }

        await using var worker = await Worker.StartAsync(address, 16);
        await using var submitter = Worker.Host(address, 1);
        var runs = await submitter.OpenAsync(default);
        var entry = submitter.Catalog.Get(typeof(Stamped));
        var across = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            await runs.CreateAsync(entry, WorkflowEntry<Stamped, long, long>.BatchOf([Stopwatch.GetTimestamp()]), new RunOptions(), owner: null, default);
            across.Add(TimeSpan.FromTicks(long.Parse(await worker.ReadLineAsync(), CultureInfo.InvariantCulture)));
            await Task.Delay(Idle, TimeProvider.System);
        }

        Print("across processes", across);
    }

    private static void Print(string where, List<TimeSpan> times)
    {
        var sorted = times.Skip(times.Count / 10).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{where}: p50 {sorted[sorted.Length / 2].TotalMilliseconds:0.00}, p99 {sorted[sorted.Length * 99 / 100].TotalMilliseconds:0.00} ms"));
    }
}
