using System.Collections.Concurrent;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Runs;

public sealed record Break(int Number) : INodeRequest<string>;

public sealed class BreakNode(Saboteur saboteur) : Node<Break, string>
{
    public override async ValueTask<NodeResult<string>> ExecuteAsync(Break request, StepContext ctx)
    {
        await saboteur.EffectAsync($"{request.Number}", ctx);
        return request.Number % 3 == 0 ? NodeResult.None<string>() : NodeResult.Many(Enumerable.Range(0, request.Number % 3).Select(part => $"{request.Number}.{part}"));
    }
}

[Workflow("resume.child")]
public sealed partial class ResumedChild(Saboteur saboteur) : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .MapAsync("child-one", async (s, ctx) => await saboteur.EffectAsync(s, ctx))
        .MapItemAsync("child-two", async (item, ctx) => item.With($"({await saboteur.EffectAsync(item.Json, ctx)})").With(Files.Named(item.Json)));
}

/// <summary>Every kind of step that has effects, routers around them, and merges of all kinds behind.</summary>
[Workflow("resume.anywhere")]
public sealed partial class ResumedAnywhere(Saboteur saboteur, ResumedChild child) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (even, odd) = start.Map("same", n => n).If("even", n => n % 2 == 0);
        var broken = even.Run("break", n => new Break(n), new() { MaxConcurrency = 2 });
        var guarded = odd
            .Try("guarded",
                body: f => f
                    .Split("twice", n => new[] { n, n + 10 })
                    .MapAsync("check", async (n, ctx) => n == 13 ? throw new InvalidOperationException("13") : await saboteur.EffectAsync($"{n}", ctx))
                    .MapAsync("again", async (s, ctx) => await saboteur.EffectAsync(s, ctx)),
                @catch: f => f.MapAsync("caught", async (e, ctx) => await saboteur.EffectAsync($"caught {e.Item}: {e.Message}", ctx)))
            .Merge("survived");
        var joined = Flow.Merge("joined", broken, guarded);
        var called = joined.Call("child", child);
        var reversed = joined.Callback<string>("all", async (items, ctx) =>
        {
            await saboteur.EffectAsync($"{items.Count} items", ctx);
            return items.Reverse().Select(item => item.Json);
        });
        var paired = Flow.Merge("paired", called, joined, (c, j) => $"{c}/{j}");
        return Flow.Merge("end", paired, reversed)
            .Map("lookup", (s, ctx) => s.Contains('/') ? $"{s} of {ctx.Output(Steps.Same)}" : s);
    }
}

/// <summary>Does effects, and interrupts the execution in the middle of one of them.</summary>
public sealed class Saboteur
{
    private readonly ConcurrentQueue<(string Effect, int Attempt, string Key, bool Finished)> log = new();
    private CancellationTokenSource? interruption;
    private int left;

    public IReadOnlyList<(string Effect, int Attempt, string Key, bool Finished)> Log => [.. log];

    public void InterruptAt(int effect, CancellationTokenSource with) => (left, interruption) = (effect, with);

    public async ValueTask<string> EffectAsync(string text, StepContext ctx)
    {
        var effect = $"{ctx.RunId}/{ctx.StepId}: {text}";
        await Task.Yield();
        if (Interlocked.Decrement(ref left) == 0)
        {
            log.Enqueue((effect, ctx.Attempt, ctx.IdempotencyKey, false));
            await interruption!.CancelAsync();
            ctx.CancellationToken.ThrowIfCancellationRequested();
        }

        log.Enqueue((effect, ctx.Attempt, ctx.IdempotencyKey, true));
        return text;
    }
}

public sealed class ResumeAnywhereTests
{
    private static readonly int[] Input = [1, 2, 3, 4, 5];

    [Fact]
    public async Task Wherever_a_run_is_interrupted_it_gives_what_it_would_have_given()
    {
        var (expected, effects) = await UninterruptedAsync();
        Assert.True(effects > 20, $"only {effects} effects");
        for (var effect = 1; effect <= effects; effect++)
        {
            var saboteur = new Saboteur();

            Assert.Equal(expected, await InterruptedAsync(saboteur, [effect]));
            AssertNothingHappenedTwice(saboteur, effects, interruptions: 1);
        }
    }

    [Fact]
    public async Task A_run_that_is_interrupted_again_and_again_comes_to_its_end_all_the_same()
    {
        var (expected, effects) = await UninterruptedAsync();
        var saboteur = new Saboteur();

        Assert.Equal(expected, await InterruptedAsync(saboteur, Enumerable.Repeat(4, effects)));
        AssertNothingHappenedTwice(saboteur, effects, saboteur.Log.Count(entry => !entry.Finished));
    }

    private static void AssertNothingHappenedTwice(Saboteur saboteur, int effects, int interruptions)
    {
        Assert.Equal(effects, saboteur.Log.Count(entry => entry.Finished));
        Assert.Equal(interruptions, saboteur.Log.Count(entry => !entry.Finished));
        Assert.All(saboteur.Log.GroupBy(entry => entry.Effect), tries =>
        {
            Assert.Single(tries, entry => entry.Finished);
            Assert.Single(tries.Select(entry => entry.Key).Distinct());
            Assert.Equal(tries.Select(entry => entry.Attempt).Distinct().Order(), tries.Select(entry => entry.Attempt));
        });
    }

    private static async Task<(IReadOnlyList<string> Outputs, int Effects)> UninterruptedAsync()
    {
        var saboteur = new Saboteur();
        await using var host = Hosts.InMemory(saboteur);
        var result = (await host.RunAsync<ResumedAnywhere>(Input)).EnsureCompleted();
        return ([.. result.Items.Select(item => Describe(item.Json, Files.NamesOf(item), item.Lineage.TriggerItems))], saboteur.Log.Count);
    }

    /// <summary>Runs with an interruption at each of the effects, counted anew after each, every time in another host.</summary>
    private static async Task<IReadOnlyList<string>> InterruptedAsync(Saboteur saboteur, IEnumerable<int> effects)
    {
        using var database = new TemporaryDatabase();
        string? runId = null;
        foreach (var effect in effects.Append(int.MaxValue))
        {
            await using var host = Hosts.OnDisk(database, saboteur);
            using var interruption = new CancellationTokenSource();
            saboteur.InterruptAt(effect, interruption);
            var runs = await host.OpenAsync(default);
            try
            {
                var outcome = runId is null ? await StartAsync(host, runs, id => runId = id, interruption.Token) : await runs.ResumeAsync(runId, interruption.Token);
                return Describe(outcome, host.Catalog.Get(typeof(ResumedAnywhere)).Bound.ResultSlot);
            }
            catch (OperationCanceledException) when (interruption.IsCancellationRequested)
            {
                Assert.NotNull(runId);
            }
        }

        throw new InvalidOperationException("The run never came to its end.");
    }

    private static async Task<RunOutcome> StartAsync(WorkflowHost host, RunService runs, Action<string> created, CancellationToken cancellationToken)
    {
        var entry = host.Catalog.Get(typeof(ResumedAnywhere));
        var input = WorkflowEntry<ResumedAnywhere, int, string>.BatchOf(Input);
        var row = (await runs.CreateAsync(entry, input, RunOptions.Default, runs.Owner, default)).Row;
        created(row.Id);
        return await runs.ExecuteAsync(entry, row, input, cancellationToken);
    }

    private static IReadOnlyList<string> Describe(RunOutcome outcome, int slot)
    {
        Assert.Null(outcome.Error);
        var items = new ItemList<string>((Batch<string>)outcome.Output!, new SlotLineage(outcome.Execution!, slot));
        return [.. items.Select(item => Describe(item.Json, Files.NamesOf(item), item.Lineage.TriggerItems))];
    }

    private static string Describe(string value, IEnumerable<string> files, IEnumerable<int> triggerItems)
        => $"{value} [{string.Join(",", files)}] <{string.Join(",", triggerItems)}>";
}
