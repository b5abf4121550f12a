using System.Text.Json.Nodes;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Reruns;

/// <summary>Which steps run when a run is repeated, and which are left out.</summary>
public sealed class RerunScopeTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly Probe probe = new();
    private WorkflowHost host = null!;

    public Task InitializeAsync()
    {
        host = Hosts.OnDisk(database, probe);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task From_the_first_step_everything_runs_on_the_stored_input()
    {
        var first = (await host.RunAsync<Chain>([7])).EnsureCompleted();

        Assert.Equal(["Final: 72 of 14"], await OutputsAsync<string>(first.RunId, new() { FromStep = "double" }));
        Assert.Equal(["double 7", "add 14", "triple 24", "double 7", "add 14", "triple 24"], probe.Entries);
    }

    [Theory]
    [InlineData("add", 20, "add 10")]
    [InlineData("triple", 60, "triple 20")]
    public async Task A_repeated_run_can_end_at_the_step_that_it_begins_at(string step, int output, string noted)
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();
        var before = probe.Entries.Count;

        var outputs = await OutputsAsync<int>(first.RunId, new() { FromStep = step, StopAfter = step });

        Assert.Equal([output], outputs);
        Assert.Equal([noted], probe.Entries.Skip(before));
    }

    [Fact]
    public async Task A_repeated_run_does_not_run_the_step_that_it_begins_at_where_that_is_pinned()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();
        var before = probe.Entries.Count;

        var outputs = await OutputsAsync<string>(first.RunId, new() { FromStep = "triple", Pinned = Pinned("triple", 7) });

        Assert.Equal(["Final: 7 of 10"], outputs);
        Assert.Equal(before, probe.Entries.Count);
    }

    [Fact]
    public async Task What_was_pinned_in_a_run_is_taken_over_like_any_other_output()
    {
        var first = (await host.RunAsync<Chain>([5], new RunOptions { Pinned = Pinned("double", 1), StopAfter = "double" })).RunId;

        Assert.Equal(["Final: 33 of 1"], await OutputsAsync<string>(first, new() { FromStep = "add" }));
        Assert.Equal(["add 1", "triple 11"], probe.Entries);
    }

    [Fact]
    public async Task The_run_that_is_repeated_stays_as_it_was_and_the_new_one_begins_with_what_it_takes_over()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted().RunId;
        var store = (await host.OpenAsync(default)).Store;
        var before = await store.FindAsync(first, default);

        var again = await host.RerunAsync(first, new() { FromStep = "triple" });

        Assert.Equal(before, await store.FindAsync(first, default));
        Assert.Equal(["double", "add", "triple", "text"], await StepsAsync(store, first));
        Assert.Equal((RunStatus.Pending, null, null), await store.FindAsync(again, default) is { } row ? (row.Status, row.ItemsOut, row.FinishedAt) : default);
        Assert.Equal(["double", "add"], await StepsAsync(store, again));
    }

    private static Dictionary<string, JsonArray> Pinned(string step, JsonNode item) => new() { [step] = [item] };

    private static async Task<IEnumerable<string>> StepsAsync(IRunReader store, string runId)
        => (await store.LoadProgressAsync(runId, default)).Activations.Select(activation => activation.Step);

    private async Task<IEnumerable<TOut>> OutputsAsync<TOut>(string runId, RerunOptions options)
    {
        var again = await host.RerunAsync(runId, options);
        var outcome = await (await host.OpenAsync(default)).FinishAsync(again, default);
        return ((Codemation.Runtime.Engine.Batch<TOut>)outcome.Output!).Values.ToArray();
    }
}
