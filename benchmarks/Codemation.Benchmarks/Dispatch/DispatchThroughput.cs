using System.Diagnostics;
using System.Globalization;
using Codemation.Benchmarks.Storage;

namespace Codemation.Benchmarks.Dispatch;

/// <summary>How many runs several processes get through, each submitting its own or one submitting for all.</summary>
internal static class DispatchThroughput
{
    private const int Slots = 16;
    private const int Submitters = 256;

    private const string Shares =
        """
        SELECT string_agg(share::text, ' : ' ORDER BY share DESC)
        FROM (SELECT count(*) AS share FROM runs WHERE workflow_id = 'bench.five-milliseconds' AND status = 'completed' GROUP BY owner) AS shares
        """;

    /// <summary>
    /// Runs of five steps, submitted and executed by each of several processes, some number in flight in each: <c>runs ADDRESS WORKERS IN-FLIGHT
    /// SECONDS</c>. On SQLite there can be one process.
    /// </summary>
    public static async Task RunBalancedAsync(string address, int workers, int inFlight, TimeSpan duration)
    {
        var processes = await StartAsync(address, workers, inFlight);
        var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        foreach (var pass in new[] { "first", "second" })
        {
            var statements = await ServerStatistics.StatementsAsync(address);
            processes.ForEach(process => process.WriteLine(seconds));
            var runs = 0;
            foreach (var process in processes)
            {
                runs += int.Parse(await process.ReadLineAsync(), CultureInfo.InvariantCulture);
            }

            var perRun = await ServerStatistics.StatementsAsync(address) - statements is { } executed
                ? string.Create(CultureInfo.InvariantCulture, $", {(double)executed / runs:0.00} statements a run")
                : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{workers} process(es), {inFlight} in flight, {pass} pass: {runs / duration.TotalSeconds:N0} runs/s{perRun}"));
        }

        await EndAsync(processes);
    }

    /// <summary>Runs of one step of 5 ms, all submitted by one of several processes with 16 slots each: <c>skewed ADDRESS WORKERS SECONDS</c>.</summary>
    public static async Task RunSkewedAsync(string address, int workers, TimeSpan duration)
    {
        await using var host = Worker.Host(address, Slots);
        await host.StartAsync(default);
        var peers = await StartAsync(address, workers - 1, Slots);
        var began = Stopwatch.GetTimestamp();
        var submitted = (await Task.WhenAll(Enumerable.Range(0, Submitters).Select(_ => Task.Run(() => SubmitAsync(host, began, duration))))).Sum();
        while (await CountAsync(address) < submitted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        var rate = submitted / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var shares = await ServerStatistics.ScalarAsync<string>(address, Shares);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workers} process(es), one submits: {rate:N0} runs/s, shares {shares} (slots allow {workers * Slots / 0.005:N0})"));
        await EndAsync(peers);
    }

    private static async Task<List<Worker>> StartAsync(string address, int count, int concurrency)
    {
        var workers = new List<Worker>();
        for (var started = 0; started < count; started++)
        {
            workers.Add(await Worker.StartAsync(address, concurrency));
        }

        return workers;
    }

    private static async Task EndAsync(List<Worker> workers)
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }
    }

    // Hands in without waiting for the ends, but never so many that only the queue grows.
    private static async Task<int> SubmitAsync(WorkflowHost host, long began, TimeSpan duration)
    {
        var count = 0;
        for (; Stopwatch.GetElapsedTime(began) < duration; count++)
        {
            await host.StartRunAsync<FiveMilliseconds, int, int>([count]);
        }

        return count;
    }

    private static Task<long> CountAsync(string address) =>
        ServerStatistics.ScalarAsync<long>(address, "SELECT count(*) FROM runs WHERE workflow_id = 'bench.five-milliseconds' AND status = 'completed'");
}
