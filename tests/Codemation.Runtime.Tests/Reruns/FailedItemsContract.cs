using System.Text.Json.Nodes;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Reruns;

/// <summary>Repeating only what failed, wherever runs are kept.</summary>
public abstract class FailedItemsContract : IAsyncLifetime
{
    private readonly Probe probe = new();
    private WorkflowHost host = null!;

    public virtual Task InitializeAsync()
    {
        host = CreateHost(probe);
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await host.DisposeAsync();

    private protected abstract WorkflowHost CreateHost(Probe probe);

    [Fact]
    public async Task Only_the_items_that_failed_run_again_and_all_go_on_each_in_its_place()
    {
        var failed = await FailAsync();
        var again = await host.RerunAsync(failed.RunId, new() { FailedItemsOnly = true });

        var outcome = await (await host.OpenAsync(default)).FinishAsync(again, default);

        Assert.Equal(["11 of 10", "21 of 20", "31 of 30", "41 of 40", "51 of 50"], Results<string>(outcome));
        Assert.Equal(
            [$"charge 20 at 1 with {Key(again, 1)}", $"charge 40 at 3 with {Key(again, 3)}", "last 11", "last 21", "last 31", "last 41", "last 51"],
            probe.Entries.SkipWhile(static entry => entry != "mended").Skip(1));
        var store = (await host.OpenAsync(default)).Store;
        var charged = (await store.LoadProgressAsync(again, default)).Activations.Single(static each => each.Step == "charge");
        Assert.Equal((ActivationStatus.Completed, 1, 5), (charged.Status, charged.Attempt, charged.ItemsIn));
    }

    [Fact]
    public async Task A_crash_meanwhile_repeats_neither_what_was_taken_over_nor_what_was_done()
    {
        var failed = await FailAsync();
        var again = await host.RerunAsync(failed.RunId, new() { FromStep = "charge", FailedItemsOnly = true });
        using var interruption = new CancellationTokenSource();
        probe.Noted = entry =>
        {
            if (entry.StartsWith("charge 40", StringComparison.Ordinal))
            {
                interruption.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InterruptedAsync());
        probe.Noted = null;
        await host.DisposeAsync();
        host = CreateHost(probe);

        var outcome = await (await host.OpenAsync(default)).FinishAsync(again, default);

        Assert.Equal(["11 of 10", "21 of 20", "31 of 30", "41 of 40", "51 of 50"], Results<string>(outcome));
        Assert.Equal(1, probe.Entries.Count(static entry => entry.StartsWith("charge 30", StringComparison.Ordinal)));
        Assert.InRange(probe.Entries.Count(static entry => entry.StartsWith("charge 20", StringComparison.Ordinal)), 2, 2);

        async Task InterruptedAsync() => await (await host.OpenAsync(default)).ResumeAsync(again, interruption.Token);
    }

    [Fact]
    public async Task It_is_refused_where_nothing_failed_or_something_else_is_asked_for_as_well()
    {
        var failed = await FailAsync();
        var completed = (await host.RunAsync<Mended>([1])).EnsureCompleted();

        Assert.Equal($"Run {completed.RunId} did not fail at a step, so there are no items that failed.", await RefusalAsync(completed.RunId, new() { FailedItemsOnly = true }));
        Assert.Equal(
            "The items that failed are those of step \"charge\": they can't run again from step \"last\".",
            await RefusalAsync(failed.RunId, new() { FailedItemsOnly = true, FromStep = "last" }));
        Assert.StartsWith(
            "The items that failed run again as they are", await RefusalAsync(failed.RunId, new() { FailedItemsOnly = true, Input = new JsonArray(1) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_where_items_that_did_not_fail_gave_nothing()
    {
        var failed = await host.RunAsync<GivingNothing>([new("done"), new("nothing"), new("broken")]);

        Assert.Contains("it is not known which did", await RefusalAsync(failed.RunId, new() { FailedItemsOnly = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_items_failed_all_run_again()
    {
        var failed = await host.RunAsync<Mended>([2, 4]);
        probe.Note("mended");

        var again = await host.RerunAsync(failed.RunId, new() { FailedItemsOnly = true });

        Assert.Equal(["21 of 20", "41 of 40"], Results<string>(await (await host.OpenAsync(default)).FinishAsync(again, default)));
    }

    private static string Key(string runId, int position) => ItemContext.KeyOf($"{runId}/charge", position);

    private static TOut[] Results<TOut>(RunOutcome outcome)
    {
        Assert.Null(outcome.Error);
        return ((Codemation.Runtime.Engine.Batch<TOut>)outcome.Output!).Values.ToArray();
    }

    private async Task<RunResult<string>> FailAsync()
    {
        var failed = await host.RunAsync<Mended>([1, 2, 3, 4, 5]);
        Assert.Equal(("charge", (int?)1, 2), (failed.Error!.Step, failed.Error.Item, failed.Error.FailedItems));
        probe.Note("mended");
        return failed;
    }

    private async Task<string> RefusalAsync(string runId, RerunOptions options)
        => (await Assert.ThrowsAsync<RunRefusedException>(() => host.RerunAsync(runId, options))).Message;
}
