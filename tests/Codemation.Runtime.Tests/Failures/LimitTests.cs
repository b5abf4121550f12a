using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Failures;

[Workflow("failures.endless-split")]
public sealed partial class SplittingWithoutEnd : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Split("endless", n => Endless.Numbers());
}

[Workflow("failures.endless-callback")]
public sealed partial class CallingBackWithoutEnd : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Callback("endless", (items, ctx) => new ValueTask<IEnumerable<int>>(Endless.Numbers()));
}

[Workflow("failures.too-many-pairs")]
public sealed partial class PairingTooMany : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Fork(f => f.Split("left", n => Enumerable.Range(0, n)), f => f.Split("right", n => Enumerable.Range(0, n)))
        .Merge("paired", (l, r) => 0);
}

internal static class Endless
{
    public static IEnumerable<int> Numbers()
    {
        for (var n = 0; ; n++)
        {
            yield return n;
        }
    }
}

public sealed class LimitTests
{
    private static readonly RunLimits Small = new() { BatchItems = 1_000, Activations = 2 };

    [Fact]
    public async Task A_split_that_never_ends_is_stopped_at_the_limit_of_a_batch()
    {
        await using var host = Hosts.InMemory(app => app.Limits = Small);

        AssertLimit("endless", "more than 1,000 items", await host.RunAsync<SplittingWithoutEnd>([1]));
    }

    [Fact]
    public async Task A_callback_that_never_ends_is_stopped_at_the_limit_of_a_batch()
    {
        await using var host = Hosts.InMemory(app => app.Limits = Small);

        AssertLimit("endless", "more than 1,000 items", await host.RunAsync<CallingBackWithoutEnd>([1]));
    }

    [Fact]
    public async Task Pairs_are_not_made_beyond_the_limit_of_a_batch()
    {
        await using var host = Hosts.InMemory(app => app.Limits = new RunLimits { BatchItems = 100_000 });

        AssertLimit("paired", "more than 100,000 items", await host.RunAsync<PairingTooMany>([100_000]));
    }

    [Fact]
    public async Task More_input_than_a_batch_may_hold_is_refused()
    {
        await using var host = Hosts.InMemory(app => app.Limits = Small);

        var refused = await Assert.ThrowsAsync<InputException>(() => host.RunAsync<Steps.Doubling>(Enumerable.Range(0, 1_001)));

        Assert.Contains("1,001 items; the limit for one run is 1,000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_with_more_activations_than_the_limit_fails_at_the_step_that_would_be_one_too_many()
    {
        await using var host = Hosts.InMemory(app => app.Limits = Small, new Probe());

        var result = await host.RunAsync<Steps.Line>([1]);

        Assert.Equal(typeof(RunLimitException).FullName, result.Error!.Type);
        Assert.Equal("The run reached its limit of 2 step activations at step \"c\".", result.Error.Message);
    }

    [Fact]
    public void Limits_that_nobody_set_are_a_hundred_thousand_activations_and_32_levels_of_sub_workflows()
    {
        var limits = new RunLimits();

        Assert.Equal((100_000, 32), (limits.Activations, limits.Depth));
    }

    private static void AssertLimit<T>(string step, string message, RunResult<T> result)
    {
        Assert.Equal((step, typeof(RunLimitException).FullName), (result.Error?.Step, result.Error?.Type));
        Assert.Contains(message, result.Error!.Message, StringComparison.Ordinal);
    }
}
