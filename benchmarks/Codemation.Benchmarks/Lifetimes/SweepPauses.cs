using System.Diagnostics;
using System.Globalization;
using Codemation.Benchmarks.Storage;
using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Codemation.Benchmarks.Lifetimes;

/// <summary>How long writes of runs take while old data is removed, beside how long they take without.</summary>
internal static class SweepPauses
{
    private const int Writers = 4;
    private const int SpansInWrite = 5_000;

    private static readonly TimeSpan Undisturbed = TimeSpan.FromSeconds(5);

    /// <summary>Prints the times of writes without and with a sweep: <c>sweep ADDRESS SPANS RUNS</c>.</summary>
    public static async Task RunAsync(string address, int spans, int runs)
    {
        await using var stores = new RunStores(inMemory: false, address, TimeProvider.System);
        var store = await stores.OpenAsync(default);
        var old = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1_000);
        await AddSpansAsync(store.Telemetry, spans, old);
        await AddRunsAsync(store, runs, old);

        Print("without", await WriteUntilAsync(store, Task.Delay(Undisturbed, TimeProvider.System)));
        await using var services = new ServiceCollection().BuildServiceProvider();
        var plan = new RetentionPlan(new RetentionPeriods(), new WorkflowCatalog(services, []));
        var binary = new BinarySweep(store.Blobs, new BinaryStorages(inMemory: true, null, []), TimeProvider.System);
        var sweep = new RetentionSweep(store, binary, plan, TimeProvider.System, new Lazy<ILoggerFactory>(NullLoggerFactory.Instance));
        var began = Stopwatch.GetTimestamp();
        var sweeping = Task.Run(() => sweep.SweepAsync(default));
        Print("with", await WriteUntilAsync(store, sweeping));
        var removed = await sweeping;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"removed {removed.Spans:N0} spans and {removed.Runs:N0} runs in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s"));
    }

    private static async Task AddSpansAsync(ITelemetryStore store, int count, DateTimeOffset at)
    {
        for (var added = 0; added < count; added += SpansInWrite)
        {
            var batch = new TelemetryBatch();
            for (var i = 0; i < SpansInWrite; i++)
            {
                batch.Add([new SpanRecord
                {
                    RunId = "old-" + ((added + i) / 6).ToString("D8", CultureInfo.InvariantCulture),
                    WorkflowId = "old",
                    Kind = SpanKind.Activation,
                    Name = "step",
                    Step = "step",
                    Attempt = 1,
                    Status = SpanStatus.Ok,
                    StartedAt = at,
                    EndedAt = at.AddMilliseconds(added + i),
                }]);
            }

            await store.WriteAsync(batch, default);
        }
    }

    private static Task AddRunsAsync(IRunStore store, int count, DateTimeOffset at)
        => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) =>
            await WriteAsync(store, "old-" + number.ToString("D8", CultureInfo.InvariantCulture), "old", at));

    private static async Task<List<TimeSpan>> WriteUntilAsync(IRunStore store, Task end)
    {
        var ids = new RunIds(TimeProvider.System);
        var all = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var times = new List<TimeSpan>();
            while (!end.IsCompleted)
            {
                await WriteAsync(store, ids.Next(), "new", TimeProvider.System.GetUtcNow(), times);
            }

            return times;
        })));
        return [.. all.SelectMany(static times => times).Order()];
    }

    private static async Task WriteAsync(IRunStore store, string id, string workflow, DateTimeOffset at, List<TimeSpan>? times = null)
    {
        var began = Stopwatch.GetTimestamp();
        await store.CreateAsync(
            new NewRun { Id = id, WorkflowId = workflow, PlanHash = "plan", CreatedAt = at, Input = new OneNumber(), Owner = "bench" }, default);
        times?.Add(Stopwatch.GetElapsedTime(began));
        began = Stopwatch.GetTimestamp();
        await store.CommitAsync(new RunCommit { RunId = id, Epoch = 1, End = new RunEnd(RunStatus.Completed, at, null, 1) }, default);
        times?.Add(Stopwatch.GetElapsedTime(began));
    }

    private static void Print(string what, List<TimeSpan> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} a sweep: {times.Count:N0} writes; median {times[times.Count / 2].TotalMilliseconds:N1} ms, 99 % {times[times.Count * 99 / 100].TotalMilliseconds:N1} ms, longest {times[^1].TotalMilliseconds:N1} ms"));
}
