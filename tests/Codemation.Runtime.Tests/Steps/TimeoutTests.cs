using Codemation.Testing;
using Codemation.Runtime.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("options.timeout")]
public sealed partial class Waiting(Patience patience) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("wait", (n, ctx) => patience.WaitAsync(n, ctx), new() { Timeout = TimeSpan.FromSeconds(5) });
}

[Workflow("options.timeout-retry")]
public sealed partial class WaitingAgain(Patience patience) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync(
            "wait",
            (n, ctx) => ctx.Attempt < n ? patience.IgnoreAsync(n, ctx) : new(n),
            new() { Timeout = TimeSpan.FromSeconds(5), Retry = Retry.Fixed(3, TimeSpan.Zero) });
}

[Workflow("options.timeout-batch")]
public sealed partial class WaitingForABatch(Patience patience) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Callback("wait", (items, ctx) => AllAsync(items, ctx), new() { Timeout = TimeSpan.FromSeconds(5) });

    private async ValueTask<IEnumerable<int>> AllAsync(IReadOnlyList<Item<int>> items, StepContext ctx)
        => [await patience.WaitAsync(items.Count, ctx)];
}

/// <summary>Waits, and lets the time-out be over as soon as it does.</summary>
public sealed class Patience
{
    private readonly ManualTime time;
    private readonly TaskCompletionSource never = new();

    internal Patience(ManualTime time) => this.time = time;

    public List<StepContext> Contexts { get; } = [];

    public async ValueTask<int> WaitAsync(int n, StepContext ctx)
    {
        Contexts.Add(ctx);
        var wait = Task.Delay(Timeout.InfiniteTimeSpan, ctx.Time, ctx.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));
        await wait;
        return n;
    }

    public async ValueTask<int> IgnoreAsync(int n, StepContext ctx)
    {
        Contexts.Add(ctx);
        time.Advance(TimeSpan.FromSeconds(5));
        await never.Task;
        return n;
    }
}

public sealed class TimeoutTests
{
    private readonly ManualTime time = new();
    private readonly Patience patience;

    public TimeoutTests() => patience = new Patience(time);

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_cancelled_and_fails()
    {
        await using var host = Hosts.InMemory(time, patience);

        var result = await host.RunAsync<Waiting>([1]);

        Assert.Equal(("wait", 0, typeof(TimeoutException).FullName), (result.Error!.Step, result.Error.Item, result.Error.Type));
        Assert.Contains("00:00:05", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_fails_in_time_even_if_its_callback_never_ends()
    {
        await using var host = Hosts.InMemory(time, patience);

        var result = await host.RunAsync<WaitingAgain>([3]);

        Assert.Equal([3], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_callback_that_is_left_behind_keeps_a_context_of_its_own_whose_services_are_gone()
    {
        await using var host = Hosts.InMemory(time, patience);

        await host.RunAsync<WaitingAgain>([3, 2]);

        Assert.Equal([(0, 1), (0, 2), (1, 1)], patience.Contexts.Select(context => (context.ItemIndex, context.Attempt)));
        Assert.All(patience.Contexts, context => Assert.True(context.CancellationToken.IsCancellationRequested));
        Assert.Throws<ObjectDisposedException>(() => patience.Contexts[0].Services.GetService<ManualTime>());
    }

    [Fact]
    public async Task The_time_out_of_a_batch_step_is_for_the_whole_batch()
    {
        await using var host = Hosts.InMemory(time, patience);

        var result = await host.RunAsync<WaitingForABatch>([1, 2]);

        Assert.Equal(("wait", null, 2, typeof(TimeoutException).FullName), (result.Error!.Step, result.Error.Item, result.Error.FailedItems, result.Error.Type));
    }
}
