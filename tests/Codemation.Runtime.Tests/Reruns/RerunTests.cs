using System.Text.Json.Nodes;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Reruns;

[Workflow("rerun.chain")]
public sealed partial class Chain(Probe probe) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("double", async (n, ctx) => await probe.NotedAsync($"double {n}", n * 2))
        .MapAsync("add", async (n, ctx) => await probe.NotedAsync($"add {n}", n + 10))
        .MapAsync("triple", async (n, ctx) => await probe.NotedAsync($"triple {n}", n * 3))
        .Map("text", (n, ctx) => $"Final: {n} of {ctx.Output<int>("double")}");
}

[Workflow("rerun.branches")]
public sealed partial class BranchesOfOne(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var twice = start.MapAsync("double", async (n, ctx) => await probe.NotedAsync($"double {n}", n * 2));
        var left = twice.MapAsync("left", async (n, ctx) => await probe.NotedAsync($"left {n}", n + 1));
        var right = twice.MapAsync("right", async (n, ctx) => await probe.NotedAsync($"right {n}", n + 2));
        return Flow.Merge("both", left, right, (a, b) => a * b);
    }
}

[Workflow("rerun.branches-of-input")]
public sealed partial class BranchesOfTheInput : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var left = start.MapAsync("left", (n, ctx) => new ValueTask<int>(n + 1));
        var right = start.MapAsync("right", (n, ctx) => new ValueTask<int>(n + 2));
        return Flow.Merge("both", left, right, (a, b) => a * b);
    }
}

[Workflow("rerun.fixed")]
public sealed partial class FixedMeanwhile(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", async (n, ctx) => await probe.NotedAsync($"first {n}", n))
        .MapAsync("second", async (n, ctx) =>
        {
            await probe.NotedAsync($"second {n}", n);
            return probe.Count($"second {n}") > 1 ? n : throw new InvalidOperationException("not yet");
        });
}

public sealed class RerunTests : IAsyncLifetime, IDisposable
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
    public async Task From_a_step_only_it_and_what_is_downstream_of_it_runs()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();
        Assert.Equal(["Final: 60 of 10"], first.Outputs);

        var outputs = await RerunAsync<string>(first.RunId, new() { FromStep = "triple" });

        Assert.Equal(["Final: 60 of 10"], outputs);
        Assert.Equal(["double 5", "add 10", "triple 20", "triple 20"], probe.Entries);
    }

    [Fact]
    public async Task Without_a_step_everything_runs_on_the_stored_input()
    {
        var first = (await host.RunAsync<Chain>([7])).EnsureCompleted();

        Assert.Equal(["Final: 72 of 14"], await RerunAsync<string>(first.RunId, new()));
        Assert.Equal(2, probe.Count("double 7"));
    }

    [Fact]
    public async Task The_step_can_be_given_other_items_which_keep_their_places()
    {
        var first = (await host.RunAsync<Chain>([5, 6])).EnsureCompleted();

        var outputs = await RerunAsync<string>(first.RunId, new() { FromStep = "triple", Input = new JsonArray(1, 2) });

        Assert.Equal(["Final: 3 of 10", "Final: 6 of 12"], outputs);
    }

    [Fact]
    public async Task The_whole_run_can_be_given_other_items()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();

        Assert.Equal(["Final: 36 of 2", "Final: 42 of 4"], await RerunAsync<string>(first.RunId, new() { Input = new JsonArray(1, 2) }));
    }

    [Fact]
    public async Task Items_of_the_wrong_type_are_refused_with_their_place()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();

        var refused = await Assert.ThrowsAsync<InputException>(
            () => host.RerunAsync(first.RunId, new() { FromStep = "triple", Input = new JsonArray("one") }));

        Assert.StartsWith("input[0]: expected an integer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_others_are_given_too_can_not_be_edited()
    {
        var first = (await host.RunAsync<BranchesOfOne>([5])).EnsureCompleted();

        var refused = await Assert.ThrowsAsync<RunRefusedException>(
            () => host.RerunAsync(first.RunId, new() { FromStep = "left", Input = new JsonArray(1) }));

        Assert.Equal(
            "The input of step \"left\" can't be edited: step \"right\" is given the same items and does not run again. "
                + "Begin at step \"double\" and pin its output, so that both run on other items.",
            refused.Message);
        Assert.Equal([2 * 3], await RerunAsync<int>(first.RunId, new() { FromStep = "double", Pinned = Pinned("double", 1) }));
    }

    [Fact]
    public async Task The_input_of_the_run_that_others_are_given_too_can_not_be_edited_for_one_of_them()
    {
        var first = (await host.RunAsync<BranchesOfTheInput>([5])).EnsureCompleted();

        var refused = await Assert.ThrowsAsync<RunRefusedException>(
            () => host.RerunAsync(first.RunId, new() { FromStep = "left", Input = new JsonArray(1) }));

        Assert.EndsWith("Repeat the whole run with other items.", refused.Message, StringComparison.Ordinal);
        Assert.Equal([2 * 3], await RerunAsync<int>(first.RunId, new() { Input = new JsonArray(1) }));
    }

    [Fact]
    public async Task Branches_beside_the_step_keep_what_they_gave()
    {
        var first = (await host.RunAsync<BranchesOfOne>([5])).EnsureCompleted();

        Assert.Equal([11 * 12], await RerunAsync<int>(first.RunId, new() { FromStep = "left" }));
        Assert.Equal(["double 10", "left 10", "left 10", "right 10"], probe.Entries.Select(entry => entry.Replace("double 5", "double 10", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_failed_run_goes_on_from_the_step_that_failed_once_that_is_mended()
    {
        var failed = await host.RunAsync<FixedMeanwhile>([1]);
        Assert.Equal("second", failed.Error!.Step);

        Assert.Equal([1], await RerunAsync<int>(failed.RunId, new() { FromStep = "second" }));
        Assert.Equal(["first 1", "second 1", "second 1"], probe.Entries);
    }

    [Fact]
    public async Task A_step_that_is_not_there_is_refused()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => host.RerunAsync(first.RunId, new() { FromStep = "quadruple" }));

        Assert.Equal("Step \"quadruple\" not found in workflow \"rerun.chain\"", refused.Message);
    }

    [Fact]
    public async Task A_step_whose_upstream_was_never_reached_is_refused()
    {
        var run = await host.RunAsync<Chain>([5], new RunOptions { StopAfter = "double" });

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => host.RerunAsync(run.RunId, new() { FromStep = "triple" }));

        Assert.Equal("Cannot rerun from step \"triple\": no persisted output for upstream step \"add\"", refused.Message);
    }

    [Fact]
    public async Task A_run_that_is_not_kept_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => host.RerunAsync("gone"));

        Assert.Equal("There is no run gone.", refused.Message);
    }

    [Fact]
    public async Task A_pinned_step_is_not_run_and_its_output_is_the_pinned_one()
    {
        var result = (await host.RunAsync<Chain>([5], Pin("double", 1))).EnsureCompleted();

        Assert.Equal(["Final: 33 of 1"], result.Outputs);
        Assert.Equal(["add 1", "triple 11"], probe.Entries);
    }

    [Fact]
    public async Task A_run_can_stop_behind_a_pinned_step()
    {
        var result = (await host.RunAsync<Chain>([5], Pin("add", 7) with { StopAfter = "triple" })).EnsureCompleted();

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(["double 5", "triple 7"], probe.Entries);
    }

    [Fact]
    public async Task A_pinned_output_is_checked_against_the_schema_of_the_step()
    {
        var refused = await Assert.ThrowsAsync<InputException>(() => host.RunAsync<Chain>([5], Pin("double", "many")));

        Assert.StartsWith("pinned.double[0]: expected an integer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_run_names_the_one_that_it_repeats()
    {
        var first = (await host.RunAsync<Chain>([5])).EnsureCompleted();

        var again = await host.RerunAsync(first.RunId);

        var row = await (await host.OpenAsync(default)).Store.FindAsync(again, default);
        Assert.Equal($$"""{"codemation.rerunOf":"{{first.RunId}}"}""", row!.Metadata);
    }

    private static RunOptions Pin(string step, JsonNode item) => new() { Pinned = Pinned(step, item) };

    private static Dictionary<string, JsonArray> Pinned(string step, JsonNode item) => new() { [step] = [item] };

    private async Task<IEnumerable<TOut>> RerunAsync<TOut>(string runId, RerunOptions options)
    {
        var again = await host.RerunAsync(runId, options);
        Assert.NotEqual(runId, again);
        var outcome = await (await host.OpenAsync(default)).FinishAsync(again, default);
        Assert.Null(outcome.Error);
        return ((Codemation.Runtime.Engine.Batch<TOut>)outcome.Output!).Values.ToArray();
    }
}
