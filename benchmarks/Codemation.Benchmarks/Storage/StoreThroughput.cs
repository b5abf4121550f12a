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
            var began = Stopwatch.GetTimestamp();
            var runs = (await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WriteAsync(store, began, duration))))).Sum();
            var rate = runs / Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inFlight} in flight: {rate:N0} runs/s"));
        }
    }

    private static async Task<int> WriteAsync(IRunStore store, long began, TimeSpan duration)
    {
        var ids = new RunIds(TimeProvider.System);
        var runs = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var now = TimeProvider.System.GetUtcNow();
            var run = new NewRun { Id = ids.Next(), WorkflowId = "bench", PlanHash = "plan", CreatedAt = now, Input = One, Owner = "bench" };
            await store.CreateAsync(run, default);
            await store.CommitAsync(
                new RunCommit
                {
                    RunId = run.Id,
                    Epoch = 1,
                    Activations = Enumerable.Range(0, Steps).Select(step => Completed("s" + step.ToString(CultureInfo.InvariantCulture), now)).ToArray(),
                    End = new RunEnd(RunStatus.Completed, now, null, 1),
                },
                default);
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
