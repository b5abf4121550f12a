using System.Text.Json;
using Codemation.Chaos.Checks;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;

namespace Codemation.Chaos.Simulations;

/// <summary>
/// One schedule: workers that die and freeze, clients that start, signal and cancel, a sweep and a clock, all in an order that the seed
/// decides. The same seed gives the same schedule.
/// </summary>
internal sealed class World
{
    private static readonly string[] Workflows = ["simulated.line", "simulated.fork", "simulated.wait", "simulated.call"];
    private static readonly TimeSpan LongestDisturbance = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private const int MostSteps = 200_000;

    private readonly List<Violation> violations = [];
    private readonly List<string> trace = [];
    private readonly List<Worker> workers = [];
    private readonly Dictionary<string, (string Workflow, int Number)> started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancelOutcome> cancelled = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Run, string Step), string> keys = [];
    private readonly RunService client;
    private int workerNumbers;

    private World(SimulationParts parts, int seed, PlantedBug bug)
    {
        Parts = parts;
        Random = new Random(seed);
        Thread = new SeededThread(Random);
        Time = new VirtualTime(Thread);
        Database = new SimulatedDatabase(this, bug);
        client = parts.ServiceOn(SimulatedStore.Of(this, null), Time);
    }

    public SimulationParts Parts { get; }

    public Random Random { get; }

    public SeededThread Thread { get; }

    public VirtualTime Time { get; }

    public SimulatedDatabase Database { get; }

    /// <summary>Plays a schedule.</summary>
    /// <returns>What was not as promised, and all that happened.</returns>
    public static (IReadOnlyList<Violation> Violations, IReadOnlyList<string> Trace) Play(SimulationParts parts, int seed, PlantedBug bug = PlantedBug.None)
    {
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // else what is awaited would go there
        try
        {
            var world = new World(parts, seed, bug);
            world.Play();
            return (world.violations, world.trace);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    /// <summary>An effect of a step, which takes its time.</summary>
    public static async ValueTask<string> EffectAsync(string text, StepContext ctx)
    {
        var worker = Worker.Current;
        await worker.PassAsync();
        worker.World.Happened(worker, ctx);
        await Task.Delay(TimeSpan.FromMilliseconds(worker.World.Random.Next(0, 2000)), worker.World.Time, ctx.CancellationToken);
        await worker.PassAsync();
        return $"{text} {ctx.StepId}";
    }

    public void Note(string what) => trace.Add($"{Time.GetUtcNow():mm:ss.fff} {what}");

    public void Violate(string promise, string what)
    {
        Note($"{promise}: {what}");
        violations.Add(new Violation(promise, what));
    }

    private void Play()
    {
        for (var worker = 0; worker < 3; worker++)
        {
            AddWorker();
        }

        var over = Thread.StartAsync(DisturbAsync);
        _ = Thread.StartAsync(SweepAsync);
        var began = Time.GetUtcNow();
        for (var step = 0; !over.IsCompleted && step < MostSteps && Time.GetUtcNow() - began < Patience; step++)
        {
            // Now and then time passes although there is something to do.
            if (Thread.IsIdle || Random.Next(50) == 0)
            {
                Time.Advance();
            }
            else
            {
                Thread.RunOne();
            }
        }

        if (Thread.WasLeft)
        {
            Violate("seed", "something went on outside of the simulated thread");
        }

        if (over.IsFaulted)
        {
            Violate("seed", over.Exception.ToString());
        }

        Check();
    }

    private void AddWorker()
    {
        var worker = new Worker(this, $"worker {++workerNumbers}");
        workers.Add(worker);
        _ = worker.StartAsync();
    }

    private async Task DisturbAsync()
    {
        var clients = Enumerable.Range(0, Random.Next(3, 8)).Select(number => Thread.StartAsync(() => UseAsync(number))).ToArray();
        var mischief = Enumerable.Range(0, Random.Next(0, 5)).Select(_ => Thread.StartAsync(MischiefAsync)).ToArray();
        await Task.WhenAll([.. clients, .. mischief]);
        workers.ForEach(worker => worker.Thaw());
        AddWorker();
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), Time);
            var open = await OpenRunsAsync();
            if (open == 0)
            {
                return;
            }
        }
    }

    private async Task<int> OpenRunsAsync()
    {
        var rows = await Database.Store.ListAsync(new RunQuery { Limit = 1000 }, default);
        return rows.Count(row => row.FinishedAt is null);
    }

    private async Task UseAsync(int number)
    {
        await SleepAsync();
        var workflow = Workflows[Random.Next(Workflows.Length)];
        var entry = Parts.Catalog.Find(workflow)!;
        var input = workflow switch
        {
            "simulated.line" => WorkflowEntry<SimulatedLine, int, string>.BatchOf([number]),
            "simulated.fork" => WorkflowEntry<SimulatedFork, int, string>.BatchOf([number]),
            "simulated.wait" => WorkflowEntry<SimulatedWait, int, string>.BatchOf([number]),
            _ => WorkflowEntry<SimulatedCall, int, string>.BatchOf([number]),
        };
        var id = $"run-{number}";
        if (workflow == "simulated.wait" && Random.Next(2) == 0)
        {
            await SignalAsync(number, "early");
        }

        await client.CreateAsync(entry, input, new RunOptions(), owner: null, default, id);
        started[id] = (workflow, number);
        Note($"client started {id}, {workflow}");
        if (Random.Next(4) == 0)
        {
            await SleepAsync();
            cancelled[id] = await client.CancelAsync(id, default);
            Note($"client cancelled {id}: {cancelled[id]}");
        }

        if (workflow == "simulated.wait")
        {
            await SleepAsync();
            await SignalAsync(number, "late");
        }
    }

    private async Task SignalAsync(int number, string by)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Approval(by), JsonSerializerOptions.Web);
        var outcome = await client.SignalAsync("simulated.wait", "approval", $"{number}", json, new SignalOptions(), default);
        Note($"client signalled {number} {by}: {outcome}");
    }

    private async Task MischiefAsync()
    {
        await SleepAsync();
        var victim = workers[Random.Next(workers.Count)];
        if (victim.IsDead)
        {
            return;
        }

        if (Random.Next(2) == 0)
        {
            Note($"{victim.Name} dies");
            victim.Kill();
            await SleepAsync();
            AddWorker();
        }
        else
        {
            Note($"{victim.Name} freezes");
            victim.Freeze();
            await SleepAsync();
            victim.Thaw();
            Note($"{victim.Name} thaws");
        }
    }

    private async Task SweepAsync()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Time);
            var living = workers.Where(worker => worker.SeemsAlive).Select(worker => worker.Runs.Owner).ToArray();
            await Database.Store.RecoverAsync(living, default);
        }
    }

    private Task SleepAsync() => Task.Delay(LongestDisturbance * Math.Pow(Random.NextDouble(), 3), Time);

    private void Happened(Worker worker, StepContext ctx)
    {
        Note($"{worker.Name} does {ctx.StepId} of {ctx.RunId}, attempt {ctx.Attempt}");
        if (Database.IsRecorded(ctx.RunId, ctx.StepId, worker))
        {
            Violate("P3", $"step \"{ctx.StepId}\" of run {ctx.RunId} runs again though its result is recorded");
        }

        if (!keys.TryAdd((ctx.RunId, ctx.StepId), ctx.IdempotencyKey) && keys[(ctx.RunId, ctx.StepId)] != ctx.IdempotencyKey)
        {
            Violate("P4", $"step \"{ctx.StepId}\" of run {ctx.RunId} was given another key");
        }
    }

    private void Check()
    {
        foreach (var (id, (workflow, number)) in started)
        {
            var row = Database.Store.FindAsync(id, default).AsTask().GetAwaiter().GetResult()!;
            var output = Database.OutputOf(id, "end");
            if (row.Error?.Type == Quarantine.Type)
            {
                // Its workers died or froze three times in the same step, as chance has it.
                continue;
            }

            if (row.Status is not (RunStatus.Completed or RunStatus.Cancelled))
            {
                Violate("P2", $"run {id} ({workflow}) is {row.Status} after all: {row.Error?.Message ?? row.WaitReason}");
            }
            else if (row.Status == RunStatus.Cancelled && !cancelled.ContainsKey(id))
            {
                Violate("P2", $"run {id} ({workflow}) was cancelled, which nobody asked for");
            }
            else if (row.Status == RunStatus.Completed && cancelled.TryGetValue(id, out var outcome) && outcome == CancelOutcome.Cancelled)
            {
                Violate("P2", $"run {id} ({workflow}) completed after it was cancelled for good");
            }
            else if (row.Status == RunStatus.Completed && !Expected(workflow, number).Contains(output))
            {
                Violate("P7", $"run {id} ({workflow}) gave {output}");
            }
        }
    }

    private static string[] Expected(string workflow, int number) => workflow switch
    {
        "simulated.line" => [$"\"{number} one two three\""],
        "simulated.fork" => [$"\"{number} left left-two+{number} right\"", $"\"{number} left left-two\\u002B{number} right\""],
        "simulated.wait" => [$"\"{number} before early after\"", $"\"{number} before late after\""],
        _ => [$"\"{number} inner inner-two outer\""],
    };
}
