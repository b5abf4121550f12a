using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Failures;

[Workflow("failures.nan")]
public sealed partial class DividingByZero : Workflow<int, double>
{
    protected override Flow<double> Define(Start<int> start) => start.Map("divide", n => 0.0 / n);
}

[Workflow("failures.unwritable-before-effect")]
public sealed partial class UnwritableBeforeAnEffect(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("inflate", n => new string('x', n))
        .MapAsync("effect", (s, ctx) => Note(s));

    private ValueTask<int> Note(string text)
    {
        probe.Note($"effect {text.Length}");
        return new(text.Length);
    }
}

[Workflow("failures.unwritable-in-try")]
public sealed partial class UnwritableInATry : Workflow<int, double>
{
    protected override Flow<double> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f.MapAsync("divide", (n, ctx) => new ValueTask<double>(n == 0 ? double.NaN : 1.0 / n)),
            @catch: f => f.Map("zero", e => 0.0))
        .Merge("joined");
}

public sealed class UnwritableItemTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly Probe probe = new();
    private readonly WorkflowHost host;

    public UnwritableItemTests() => host = Hosts.OnDisk(database, probe);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task An_item_that_has_no_JSON_fails_the_run_and_is_named()
    {
        var result = await host.RunAsync<DividingByZero>([1, 0]);

        Assert.Equal(("divide", 1), (result.Error!.Step, result.Error.Item));
        Assert.StartsWith("Step \"divide\" gave an item that can't be stored (item 1 of its output): ", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_too_large_fails_the_run_and_names_step_size_and_limit()
    {
        var result = await host.RunAsync<UnwritableBeforeAnEffect>([5, 2_000_000]);

        Assert.Equal(("inflate", 1, typeof(ItemTooLargeException).FullName), (result.Error!.Step, result.Error.Item, result.Error.Type));
        Assert.Contains("2,000,002 bytes of JSON; the limit is 1,048,576", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_effect_happens_after_what_can_not_be_stored()
    {
        await host.RunAsync<UnwritableBeforeAnEffect>([5, 2_000_000]);

        Assert.Empty(probe.Entries);
    }

    [Fact]
    public async Task An_input_that_is_too_large_is_refused_and_nothing_is_created()
    {
        var refused = await Assert.ThrowsAsync<InputException>(() => host.RunAsync<Steps.Greeting>(["a", new string('x', 2_000_000)]));

        Assert.StartsWith("$[1]: 2,000,002 bytes of JSON", refused.Message, StringComparison.Ordinal);
        await using var reader = await host.ReadRunsAsync(default);
        Assert.Empty(await reader.ListAsync(new RunQuery(), default));
    }

    [Fact]
    public async Task In_a_try_an_item_that_can_not_be_recorded_is_caught_and_only_caught()
    {
        Assert.Equal([1, 0, 0.5], (await host.RunAsync<UnwritableInATry>([1, 0, 2])).EnsureCompleted().Outputs);
    }
}
