using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Engine;

public sealed class FailureTests : IAsyncLifetime
{
    private readonly Ledger ledger = new();
    private readonly WorkflowHost host;

    public FailureTests() => host = Hosts.InMemory(app => app.Services.AddSingleton(ledger));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_failing_item_fails_the_run_and_is_named()
    {
        var result = await host.RunAsync<Picky>([1, 2, 3, 4]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Empty(result.Outputs);
        Assert.Equal(("check", 1, "System.NotSupportedException", "no 2"), (result.Error!.Step, result.Error.Item, result.Error.Type, result.Error.Message));
        Assert.Equal(("2", 2), (result.Error.Input, result.Error.FailedItems));
    }

    [Fact]
    public async Task The_other_items_of_the_batch_are_still_handled()
    {
        await host.RunAsync<Picky>([1, 2, 3, 4]);

        Assert.Equal([1, 3], ledger.Items);
    }

    [Fact]
    public async Task A_failed_result_can_be_turned_into_an_exception()
    {
        var result = await host.RunAsync<Failing>([1]);

        var error = Assert.Throws<WorkflowRunException>(result.EnsureCompleted);
        Assert.Equal("fail", error.Error!.Step);
    }

    [Fact]
    public async Task A_failed_step_ends_the_run_before_the_steps_after_it()
    {
        var result = await host.RunAsync<FailsFirst>([1]);

        Assert.Equal("first", result.Error!.Step);
    }

    [Fact]
    public async Task Items_are_tried_again_as_often_as_asked()
        => Assert.Equal(["1 on 3", "2 on 3"], (await host.RunAsync<ThirdTimeLucky>([1, 2])).Outputs);

    [Fact]
    public async Task When_the_attempts_are_used_up_the_last_error_counts()
    {
        var result = await host.RunAsync<NeverLucky>([7]);

        Assert.Equal("attempt 2", result.Error!.Message);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_fails_even_if_it_ignores_its_token()
    {
        var result = await host.RunAsync<TooSlow>([1]);

        Assert.Equal(("slow", typeof(TimeoutException).FullName), (result.Error!.Step, result.Error.Type));
    }

    [Fact]
    public async Task Keys_are_the_same_on_every_attempt_and_different_for_every_item()
    {
        var keys = (await host.RunAsync<KeyPerAttempt>([1, 2])).Outputs;

        Assert.Equal(2, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^([0-9a-f]{32}) \\1$", key));
    }

    [Fact]
    public async Task Steps_with_effects_on_independent_branches_overlap()
        => Assert.Equal(["left", "right"], (await host.RunAsync<MeetInTheMiddle>([1])).Outputs);

    [Fact]
    public async Task Items_overlap_up_to_the_concurrency_asked_for()
        => Assert.Equal([1, 2, 3], (await host.RunAsync<ThreeAtOnce>([1, 2, 3])).Outputs);

    [Fact]
    public async Task A_scoped_service_lives_as_long_as_the_activation()
    {
        await using var scoped = Hosts.InMemory(app => app.Services.AddScoped<Tracked>());

        var services = (await scoped.RunAsync<UsesScope>([1, 2])).Outputs;

        Assert.Single(services.Distinct());
        Assert.All(services, id => Assert.Contains(id, Tracked.Disposed));
    }
}

public sealed class Ledger
{
    public List<int> Items { get; } = [];
}

[Workflow("test.picky")]
public sealed partial class Picky(Ledger ledger) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("check", Check);

    private int Check(int item)
    {
        if (item % 2 == 0)
        {
            throw new NotSupportedException($"no {item}");
        }

        ledger.Items.Add(item);
        return item;
    }
}

[Workflow("test.fails-first")]
public sealed partial class FailsFirst : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", (int _, StepContext _) => ValueTask.FromException<int>(new InvalidOperationException("first")))
        .MapAsync("second", (int _, StepContext _) => ValueTask.FromException<int>(new InvalidOperationException("second")));
}

[Workflow("test.third-time-lucky")]
public sealed partial class ThirdTimeLucky : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Map(
        "try",
        (i, ctx) => ctx.Attempt < 3 ? throw new InvalidOperationException("not yet") : $"{i} on {ctx.Attempt}",
        new() { Retry = Retry.Fixed(3, TimeSpan.Zero) });
}

[Workflow("test.never-lucky")]
public sealed partial class NeverLucky : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync(
        "try",
        (int _, StepContext ctx) => ValueTask.FromException<int>(new InvalidOperationException($"attempt {ctx.Attempt}")),
        new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });
}

[Workflow("test.too-slow")]
public sealed partial class TooSlow : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync(
        "slow",
        (int _, StepContext _) => new ValueTask<int>(new TaskCompletionSource<int>().Task),
        new() { Timeout = TimeSpan.FromMilliseconds(20) });
}

[Workflow("test.key-per-attempt")]
public sealed partial class KeyPerAttempt : Workflow<int, string>
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> first = new();

    protected override Flow<string> Define(Start<int> start) => start.MapAsync("key", KeyAsync, new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });

    private ValueTask<string> KeyAsync(int item, StepContext ctx)
    {
        var before = first.GetOrAdd(item, ctx.IdempotencyKey);
        return ctx.Attempt == 1 ? throw new InvalidOperationException("again") : new($"{before} {ctx.IdempotencyKey}");
    }
}

[Workflow("test.meet")]
public sealed partial class MeetInTheMiddle : Workflow<int, string>
{
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource right = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.MapAsync("left", (_, ctx) => MeetAsync("left", left, right, ctx)),
            f => f.MapAsync("right", (_, ctx) => MeetAsync("right", right, left, ctx)))
        .Merge("met", MergeMode.Append);

    private static async ValueTask<string> MeetAsync(string name, TaskCompletionSource mine, TaskCompletionSource other, StepContext ctx)
    {
        mine.SetResult();
        await other.Task.WaitAsync(ctx.CancellationToken);
        return name;
    }
}

[Workflow("test.three-at-once")]
public sealed partial class ThreeAtOnce : Workflow<int, int>
{
    private int missing = 3;
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Flow<int> Define(Start<int> start) => start.MapAsync("wait", WaitAsync, new() { MaxConcurrency = 3 });

    private async ValueTask<int> WaitAsync(int item, StepContext ctx)
    {
#pragma warning disable CDM012 // The test makes the step fail once.
        if (Interlocked.Decrement(ref missing) == 0)
#pragma warning restore CDM012
        {
            all.SetResult();
        }

        await all.Task.WaitAsync(ctx.CancellationToken);
        return item;
    }
}

public sealed class Tracked : IDisposable
{
    public static System.Collections.Concurrent.ConcurrentBag<string> Disposed { get; } = [];

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public void Dispose() => Disposed.Add(Id);
}

[Workflow("test.uses-scope")]
public sealed partial class UsesScope : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
        => start.Map("scoped", (_, ctx) => ((Tracked)ctx.Services.GetService(typeof(Tracked))!).Id);
}

[Workflow("test.failing")]
public sealed partial class Failing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("fail", Fail);

    private static int Fail(int item) => throw new InvalidOperationException("boom");
}
