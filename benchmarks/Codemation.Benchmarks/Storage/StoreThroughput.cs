using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;

namespace Codemation.Benchmarks.Storage;

/// <summary>
/// How many runs of five steps a store takes in a second, the engine left aside: two writes for each run, some number of runs in flight.
/// A whole process, since the database's own threads are part of the figure.
/// </summary>
internal static class StoreThroughput
{
    private const int Steps = 5;

    private static readonly BatchPayload One = new OneNumber();

    /// <summary>Prints a line for each round: <c>store ADDRESS IN-FLIGHT SECONDS ROUNDS</c>.</summary>
    public static async Task RunAsync(string address, int inFlight, TimeSpan duration, int rounds)
    {
        await using var stores = new RunStores(address == "memory", address, TimeProvider.System);
        var store = await stores.OpenAsync(default);
        for (var round = 0; round < rounds; round++)
        {
            var statements = await ServerStatistics.StatementsAsync(address);
            var began = Stopwatch.GetTimestamp();
            var runs = (await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WriteAsync(store, began, duration))))).Sum();
            var rate = runs / Stopwatch.GetElapsedTime(began).TotalSeconds;
            var perRun = await ServerStatistics.StatementsAsync(address) - statements is { } executed
                ? string.Create(CultureInfo.InvariantCulture, $", {(double)executed / runs:0.00} statements a run")
                : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inFlight} in flight: {rate:N0} runs/s{perRun}"));
        }
    }

    /// <summary>A run of one small item.</summary>
    public static NewRun NewRun(string id, string? owner) => new()
    {
        Id = id,
        WorkflowId = "bench",
        PlanHash = "plan",
        CreatedAt = TimeProvider.System.GetUtcNow(),
        Input = One,
        Owner = owner,
    };

    /// <summary>Five completed steps, and the end of the run.</summary>
    public static RunCommit End(string runId, long epoch)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new RunCommit
        {
            RunId = runId,
            Epoch = epoch,
            Activations = Enumerable.Range(0, Steps).Select(step => Completed("s" + step.ToString(CultureInfo.InvariantCulture), now)).ToArray(),
            End = new RunEnd(RunStatus.Completed, now, null, 1),
        };
    }

    private static async Task<int> WriteAsync(IRunStore store, long began, TimeSpan duration)
    {
        var ids = new RunIds(TimeProvider.System);
        var runs = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var run = NewRun(ids.Next(), "bench");
            await store.CreateAsync(run, default);
            await store.CommitAsync(End(run.Id, 1), default);
            runs++;
        }

        return runs;
    }

    private static ActivationRecord Completed(string step, DateTimeOffset at) => new()
    {
        Step = step,
        Status = ActivationStatus.Completed,
        Attempt = 1,
        StartedAt = at,
        FinishedAt = at,
        ItemsIn = 1,
        Outputs = [One],
    };
}
