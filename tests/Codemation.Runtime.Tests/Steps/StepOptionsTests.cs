using Codemation.Recording;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("options.concurrency")]
public sealed partial class Overlapping(Rendezvous rendezvous) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("meet", (n, ctx) => rendezvous.MeetAsync(n), new() { MaxConcurrency = 3 });
}

[Workflow("options.no-concurrency")]
public sealed partial class OneByOne(Rendezvous rendezvous) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync("meet", (n, ctx) => rendezvous.PassAsync(n));
}

[Workflow("options.keep-binary")]
public sealed partial class KeepingBinary : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named("file")))
        .Map("plain", s => s + "1")
        .Map("with-context", (s, ctx) => s + "2")
        .MapAsync("async", (s, ctx) => new ValueTask<string>(s + "3"));
}

[Workflow("options.drop-binary")]
public sealed partial class DroppingBinary : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
    {
        var attached = start.MapItem("attach", (item, _) => item.With(Files.Named("file")));
        var plain = attached.Map("plain", s => $"{s} plain", new() { KeepBinary = false });
        var context = attached.Map("context", (s, ctx) => $"{s} context", new() { KeepBinary = false });
        var async = attached.MapAsync("async", (s, ctx) => new ValueTask<string>($"{s} async"), new() { KeepBinary = false });
        return Flow.Merge("joined", plain, context, async, attached);
    }
}

[Workflow("options.own-binary")]
public sealed partial class ReplacingBinary : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named("first")).With(Files.Named("second")))
        .MapItem("replace", (item, _) => new Item<string>(item.Json).With(Files.Named("own")));
}

/// <summary>Lets items pass only when enough of them are there at once.</summary>
public sealed class Rendezvous(int meets)
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int here;
    private int most;

    public int Most => most;

    public async ValueTask<int> MeetAsync(int n)
    {
        if (Enter() == meets)
        {
            met.TrySetResult();
        }

        await met.Task;
        Interlocked.Decrement(ref here);
        return n;
    }

    public async ValueTask<int> PassAsync(int n)
    {
        Enter();
        await Task.Yield();
        Interlocked.Decrement(ref here);
        return n;
    }

    private int Enter()
    {
        var now = Interlocked.Increment(ref here);
        InterlockedMax(ref most, now);
        return now;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var known = target; value > known; known = target)
        {
            Interlocked.CompareExchange(ref target, value, known);
        }
    }
}

public sealed class StepOptionsTests
{
    [Fact]
    public async Task As_many_items_as_asked_for_are_in_flight_at_once_and_the_order_stays()
    {
        var rendezvous = new Rendezvous(3);
        await using var host = Hosts.InMemory(rendezvous);
        int[] input = [.. Enumerable.Range(0, 50)];

        Assert.Equal(input, (await host.RunAsync<Overlapping>(input)).EnsureCompleted().Outputs);
        Assert.Equal(3, rendezvous.Most);
    }

    [Fact]
    public async Task Items_go_one_by_one_unless_asked_otherwise()
    {
        var rendezvous = new Rendezvous(0);
        await using var host = Hosts.InMemory(rendezvous);

        Assert.Equal([1, 2, 3, 4], (await host.RunAsync<OneByOne>([1, 2, 3, 4])).EnsureCompleted().Outputs);
        Assert.Equal(1, rendezvous.Most);
    }

    [Fact]
    public async Task Maps_keep_attachments()
    {
        await using var host = Hosts.InMemory();

        var item = Assert.Single((await host.RunAsync<KeepingBinary>(["x"])).EnsureCompleted().Items);

        Assert.Equal("x123", item.Json);
        Assert.Equal(["file"], Files.NamesOf(item));
    }

    [Fact]
    public async Task Maps_drop_attachments_when_asked_to()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<DroppingBinary>(["x"])).EnsureCompleted();

        Assert.Equal([("x plain", 0), ("x context", 0), ("x async", 0), ("x", 1)], result.Items.Select(item => (item.Json, item.Binary.Count)));
    }

    [Fact]
    public async Task An_item_made_anew_has_only_the_attachments_it_was_given()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["own"], Files.NamesOf(Assert.Single((await host.RunAsync<ReplacingBinary>(["x"])).EnsureCompleted().Items)));
    }

    [Theory]
    [InlineData(0, 1, "Timeout must be longer than zero")]
    [InlineData(1, 0, "MaxConcurrency must be at least 1")]
    public void Options_that_make_no_sense_are_refused_when_the_definition_runs(int timeoutSeconds, int concurrency, string message)
    {
        var options = new StepOptions { Timeout = TimeSpan.FromSeconds(timeoutSeconds), MaxConcurrency = concurrency };
        var flow = new Start<int>(new Recorder(typeof(StepOptionsTests)));

        var error = Assert.Throws<InvalidOperationException>(() => flow.Map("any", n => n, options));

        Assert.Contains($"Step \"any\": {message}", error.Message, StringComparison.Ordinal);
    }
}
