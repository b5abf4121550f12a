using Codemation.Testing;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("options.fixed")]
public sealed partial class RetryingFixed(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("flaky", (n, ctx) => Flaky.Attempt(probe, n, ctx), new() { Retry = Retry.Fixed(3, TimeSpan.FromMilliseconds(50)) });
}

[Workflow("options.exponential")]
public sealed partial class RetryingExponentially(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync(
            "flaky",
            (n, ctx) => Flaky.Attempt(probe, n, ctx),
            new() { Retry = Retry.Exponential(5, TimeSpan.FromSeconds(1), factor: 3, max: TimeSpan.FromSeconds(20), jitter: false) });
}

[Workflow("options.no-retry")]
public sealed partial class NotRetrying(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync("flaky", (n, ctx) => Flaky.Attempt(probe, n, ctx));
}

[Workflow("options.retry-sync")]
public sealed partial class RetryingAPlainMap(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("flaky", n => Twice(n), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });

    private int Twice(int n)
    {
        probe.Note($"{n}");
        return probe.Count($"{n}") == 2 ? n : throw new InvalidOperationException("once more");
    }
}

internal static class Flaky
{
    /// <summary>Succeeds on the attempt that the item names.</summary>
    public static ValueTask<int> Attempt(Probe probe, int succeedsOn, StepContext ctx)
    {
        probe.Note($"{succeedsOn} attempt {ctx.Attempt}");
        return ctx.Attempt == succeedsOn ? new(succeedsOn) : throw new InvalidOperationException($"attempt {ctx.Attempt} failed");
    }
}

public sealed class RetryTests
{
    private readonly Probe probe = new();
    private readonly ManualTime time = new() { SkipsWaits = true };

    [Fact]
    public async Task A_fixed_retry_waits_as_long_before_every_further_attempt()
    {
        await using var host = Hosts.InMemory(probe, time);

        Assert.Equal([3], (await host.RunAsync<RetryingFixed>([3])).EnsureCompleted().Outputs);
        Assert.Equal(["3 attempt 1", "3 attempt 2", "3 attempt 3"], probe.Entries);
        Assert.Equal([TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)], time.Waits);
    }

    [Fact]
    public async Task An_exponential_retry_waits_longer_each_time_up_to_its_maximum()
    {
        await using var host = Hosts.InMemory(probe, time);

        Assert.Equal([5], (await host.RunAsync<RetryingExponentially>([5])).EnsureCompleted().Outputs);
        Assert.Equal([1, 3, 9, 20], time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public void An_exponential_retry_doubles_its_delay_unless_told_otherwise()
    {
        var retry = Retry.Exponential(3, TimeSpan.FromMilliseconds(100), jitter: false);

        Assert.Equal([100, 200], [retry.DelayAfter(1, 0).TotalMilliseconds, retry.DelayAfter(2, 0).TotalMilliseconds]);
    }

    [Fact]
    public async Task Items_that_succeeded_are_not_tried_again()
    {
        await using var host = Hosts.InMemory(probe, time);

        Assert.Equal([1, 2], (await host.RunAsync<RetryingFixed>([1, 2])).EnsureCompleted().Outputs);
        Assert.Equal(["1 attempt 1", "2 attempt 1", "2 attempt 2"], probe.Entries);
    }

    [Fact]
    public async Task When_all_attempts_fail_the_last_error_is_the_items()
    {
        await using var host = Hosts.InMemory(probe, time);

        var result = await host.RunAsync<RetryingFixed>([9]);

        Assert.Equal("attempt 3 failed", result.Error!.Message);
        Assert.Equal(3, probe.Entries.Count);
        Assert.Equal(2, time.Waits.Count);
    }

    [Fact]
    public async Task Without_a_retry_there_is_one_attempt_and_no_wait()
    {
        await using var host = Hosts.InMemory(probe, time);

        Assert.Equal("attempt 1 failed", (await host.RunAsync<NotRetrying>([2])).Error!.Message);
        Assert.Single(probe.Entries);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task A_map_without_a_context_is_tried_again_too()
    {
        await using var host = Hosts.InMemory(probe, time);

        Assert.Equal([7, 8], (await host.RunAsync<RetryingAPlainMap>([7, 8])).EnsureCompleted().Outputs);
        Assert.Equal(["7", "7", "8", "8"], probe.Entries);
    }

    [Fact]
    public void Jitter_shortens_a_delay_by_half_at_most()
    {
        var retry = Retry.Exponential(3, TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(4), retry.DelayAfter(2, 0));
        Assert.Equal(TimeSpan.FromSeconds(3), retry.DelayAfter(2, 0.5));
        Assert.InRange(retry.DelayAfter(2, 0.999999), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.1));
    }

    [Fact]
    public void Delays_stay_in_range_however_many_attempts_there_are()
    {
        var retry = Retry.Exponential(int.MaxValue, TimeSpan.FromSeconds(1), factor: 10, jitter: false);

        Assert.Equal(TimeSpan.FromDays(365), retry.DelayAfter(int.MaxValue, 0));
    }

    [Fact]
    public void Retries_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Fixed(0, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Fixed(2, TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Exponential(2, TimeSpan.FromSeconds(1), factor: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Exponential(2, TimeSpan.FromSeconds(1), max: TimeSpan.FromMilliseconds(1)));
    }
}
