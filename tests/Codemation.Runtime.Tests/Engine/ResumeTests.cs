using System.Collections.Concurrent;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Engine;

/// <summary>Runs that are interrupted and go on in another host on the same database.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryDatabase temporary = new();
    private readonly EffectLedger ledger = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task What_finished_does_not_happen_again()
    {
        var runId = await InterruptAsync<Effects>([1, 2, 3, 4], at: 3);

        var outcome = await ResumeAsync(runId);

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal(["1!", "2!", "3!", "4!"], ValuesOf<string>(outcome));
        Assert.Equal(["before 1", "before 2", "before 3", "before 4"], ledger.Of("before").Select(effect => effect.Text));
        Assert.Equal([1, 2, 3, 3, 4], ledger.Of("effect").Select(effect => effect.Item).Order());
    }

    [Fact]
    public async Task An_item_that_was_in_flight_is_tried_again_under_the_same_key()
    {
        var runId = await InterruptAsync<Effects>([1, 2, 3, 4], at: 3);
        await ResumeAsync(runId);

        var attempts = ledger.Of("effect").Where(effect => effect.Item == 3).ToArray();

        Assert.Equal([1, 2], attempts.Select(effect => effect.Attempt));
        Assert.Single(attempts.Select(effect => effect.Key).Distinct());
    }

    [Fact]
    public async Task What_a_try_caught_before_the_interruption_is_still_caught_after_it()
    {
        var runId = await InterruptAsync<GuardedEffects>([1, 2, 3], at: 3);

        var outcome = await ResumeAsync(runId);

        Assert.Equal(["1!", "caught 2", "3!"], ValuesOf<string>(outcome));
    }

    [Fact]
    public async Task A_merge_after_the_interruption_keeps_the_order_of_the_items()
    {
        var runId = await InterruptAsync<RoutedEffects>([1, 2, 3, 4, 5], at: 3);

        var outcome = await ResumeAsync(runId);

        Assert.Equal(["1 odd", "2 even", "3 odd", "4 even", "5 odd"], ValuesOf<string>(outcome));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Whichever_item_was_in_flight_a_resumed_run_gives_what_it_would_have_given(int at)
    {
        await using var undisturbed = Hosts.InMemory(app => app.Services.AddSingleton(new EffectLedger()));
        var expected = (await undisturbed.RunAsync<RoutedEffects>([1, 2, 3, 4, 5])).Outputs;
        var runId = await InterruptAsync<RoutedEffects>([1, 2, 3, 4, 5], at);

        Assert.Equal(expected, ValuesOf<string>(await ResumeAsync(runId)));
    }

    [Fact]
    public async Task A_sub_workflow_goes_on_where_it_was_interrupted()
    {
        var runId = await InterruptAsync<CallsEffects>([1, 2, 3], at: 2);

        var outcome = await ResumeAsync(runId);

        Assert.Equal(["1!", "2!", "3!"], ValuesOf<string>(outcome));
        Assert.Equal([1, 2, 2, 3], ledger.Of("effect").Select(effect => effect.Item).Order());
        Assert.Equal([1, 2, 3], ledger.Of("before").Select(effect => effect.Item).Order());
    }

    [Fact]
    public async Task A_run_that_ended_is_not_resumed()
    {
        ledger.Open();
        await using var host = Host();
        var result = await host.RunAsync<Effects>([1]);

        var refused = await Assert.ThrowsAsync<RunNotResumableException>(async () => await (await host.OpenAsync(default)).ResumeAsync(result.RunId, default));

        Assert.Contains("completed already", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_another_version_of_the_workflow_is_not_resumed()
    {
        var runId = await InterruptAsync<Effects>([1, 2], at: 2);
        temporary.Query("UPDATE runs SET plan_hash = 'other' RETURNING id");

        await using var host = Host();
        var runs = await host.OpenAsync(default);
        var refused = await Assert.ThrowsAsync<RunNotResumableException>(async () => await runs.FinishAsync(runId, default));

        Assert.Contains("plan changed: it was started on plan other, which is not kept", refused.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Suspended, (await runs.Store.FindAsync(runId, default))!.Status);
    }

    [Fact]
    public async Task An_item_too_large_to_keep_fails_the_run_and_names_step_and_size()
    {
        await using var host = Host();

        var result = await host.RunAsync<Inflate>([2 * 1024 * 1024]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Contains("Step \"inflate\"", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("2,097,154", result.Error.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs a workflow until an item is in flight, and interrupts it there.</summary>
    private async Task<string> InterruptAsync<TWorkflow>(int[] items, int at)
        where TWorkflow : Workflow<int, string>
    {
        await using var host = Host();
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(TWorkflow));
        var input = Codemation.Runtime.Catalog.WorkflowEntry<TWorkflow, int, string>.BatchOf(items);
        var row = (await runs.CreateAsync(entry, input, RunOptions.Default, runs.Owner, default)).Row;
        using var interruption = new CancellationTokenSource();
        ledger.HoldAt(at);
        var running = runs.ExecuteAsync(entry, row, input, interruption.Token).AsTask();
        await ledger.Held;
        await interruption.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        ledger.Open();
        return row.Id;
    }

    private async Task<RunOutcome> ResumeAsync(string runId)
    {
        await using var host = Host();
        return await (await host.OpenAsync(default)).ResumeAsync(runId, default);
    }

    private static T[] ValuesOf<T>(RunOutcome outcome) => ((Batch<T>)outcome.Output!).Values.ToArray();

    private WorkflowHost Host() => Hosts.OnFile(temporary.Path, app => app.Services.AddSingleton(ledger));
}

public sealed record Effect(string Step, int Item, int Attempt, string Key, string Text);

/// <summary>What steps did to the outside, and where they are held up.</summary>
public sealed class EffectLedger
{
    private readonly ConcurrentQueue<Effect> effects = new();
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int holdAt = -1;

    public Task Held => held.Task;

    public void HoldAt(int item) => holdAt = item;

    public void Open() => holdAt = -1;

    public IEnumerable<Effect> Of(string step) => effects.Where(effect => effect.Step == step);

    public void Write(string step, int item, StepContext ctx) => effects.Enqueue(new Effect(step, item, ctx.Attempt, ctx.IdempotencyKey, $"{step} {item}"));

    /// <summary>Writes an effect, then waits, if this is the item to hold up, until the step is cancelled.</summary>
    public async ValueTask<string> EffectAsync(int item, StepContext ctx)
    {
        Write("effect", item, ctx);
        if (item == holdAt)
        {
            held.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.Time, ctx.CancellationToken);
        }

        await Task.Yield();
        return $"{item}!";
    }
}

[Workflow("test.effects")]
public sealed partial class Effects(EffectLedger ledger) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("before", (i, ctx) =>
        {
            ledger.Write("before", i, ctx);
            return ValueTask.FromResult(i);
        })
        .MapAsync("effect", ledger.EffectAsync);
}

[Workflow("test.guarded-effects")]
public sealed partial class GuardedEffects(EffectLedger ledger) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            body => body
                .MapAsync("check", (i, _) => i == 2 ? throw new InvalidOperationException("no") : ValueTask.FromResult(i))
                .MapAsync("effect", ledger.EffectAsync),
            error => error.Map("tell", e => $"caught {e.Item}"))
        .Merge("merged");
}

[Workflow("test.routed-effects")]
public sealed partial class RoutedEffects(EffectLedger ledger) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.MapAsync("even-effect", async (i, _) =>
            {
                await Task.Yield();
                return $"{i} even";
            }),
            @else: f => f.MapAsync("effect", ledger.EffectAsync).Map("odd", s => $"{s[0]} odd"))
        .Merge("merged");
}

[Workflow("test.calls-effects")]
public sealed partial class CallsEffects(Effects effects) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Call("child", effects);
}

[Workflow("test.inflate")]
public sealed partial class Inflate : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Map("inflate", size => new string('x', size));
}
