using Codemation.Runtime.Events;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Events;

/// <summary>What is told of a run, wherever runs are kept.</summary>
public abstract class RunEventContract : IAsyncLifetime
{
    private WorkflowHost host = null!;

    private protected WorkflowHost Host => host;

    private protected Probe Probe { get; } = new();

    public Task InitializeAsync()
    {
        host = CreateHost();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    private protected abstract WorkflowHost CreateHost();

    [Fact]
    public async Task A_run_is_told_from_its_creation_to_its_end_and_numbered_without_gaps()
    {
        using var heard = new HeardEvents(host);
        var result = await host.RunAsync<ToldWorkflow>([1, 2]);

        Assert.Equal(
            [
                "RunCreated",
                "NodeQueued before", "NodeStarted before", "NodeCompleted before",
                "NodeQueued effect", "NodeStarted effect", "NodeCompleted effect",
                "NodeQueued after", "NodeStarted after", "NodeCompleted after",
                "RunCompleted",
            ],
            heard.Kinds.Where(kind => kind != "RunSaved"));
        Assert.Equal(Enumerable.Range(1, heard.All.Count).Select(number => (long)number), heard.Numbers);
        Assert.All(heard.All, happened => Assert.Equal((result.RunId, "events.told"), (happened.RunId, happened.WorkflowId)));
        Assert.Equal(heard.All[^1].Seq, (await RowAsync(result.RunId)).EventSeq);
    }

    [Fact]
    public async Task A_step_is_told_with_its_times_and_counts()
    {
        using var heard = new HeardEvents(host);
        var result = await host.RunAsync<ToldWorkflow>([1, 2, 3]);

        var completed = heard.All.Single(happened => happened is { Kind: RunEventKind.NodeCompleted, Node.Step: "effect" });

        Assert.Equal(
            ($"{result.RunId}/effect", NodeStatus.Completed, 1, 3, 3),
            (completed.Node!.Activation, completed.Node.Status, completed.Node.Attempt, completed.Node.ItemsIn, completed.Node.ItemsOut));
        Assert.True(completed.Node.StartedAt <= completed.Node.FinishedAt);
        Assert.Equal(completed.At, completed.Node.FinishedAt);
    }

    [Fact]
    public async Task A_failure_is_told_of_the_step_and_of_the_run_without_the_item()
    {
        using var heard = new HeardEvents(host);
        await host.RunAsync<ToldWorkflow>([1, -7351]);

        var failed = heard.All.Single(happened => happened.Kind == RunEventKind.NodeFailed);
        var ended = heard.All[^1];

        Assert.Equal(("effect", 1, "not positive"), (failed.Node!.Error!.Step, failed.Node.Error.Item, failed.Node.Error.Message));
        Assert.Equal((RunEventKind.RunFailed, RunStatus.Failed, failed.Node.Error), (ended.Kind, ended.Status, ended.Error));
        Assert.DoesNotContain("7351", string.Concat(heard.All.Select(happened => System.Text.Encoding.UTF8.GetString(RunEventJson.Write(happened)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_workflow_names_the_run_that_called_it()
    {
        using var heard = new HeardEvents(host);
        var result = await host.RunAsync<CallingToldWorkflow>([1]);

        var below = heard.All.Where(happened => happened.WorkflowId == "events.told").ToArray();

        Assert.All(below, happened => Assert.Equal(result.RunId, happened.Parent));
        Assert.Equal(Enumerable.Range(1, below.Length).Select(number => (long)number), below.Select(happened => happened.Seq));
        Assert.Null(heard.All[0].Parent);
    }

    [Fact]
    public async Task Events_are_numbered_though_nobody_listens()
    {
        var silent = await host.RunAsync<ToldWorkflow>([1]);
        using var heard = new HeardEvents(host);
        var told = await host.RunAsync<ToldWorkflow>([1]);

        Assert.Equal((await RowAsync(told.RunId)).EventSeq, (await RowAsync(silent.RunId)).EventSeq);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_nobody_executes_it_is_one_event_further()
    {
        var store = (await host.OpenAsync(default)).Store;
        await store.CreateAsync(Storage.Stored.Run(1, owner: null), default);

        await store.CancelAsync(Storage.Stored.Id(1), default);

        Assert.Equal(2, (await RowAsync(Storage.Stored.Id(1))).EventSeq);
    }

    [Fact]
    public async Task A_run_that_nobody_has_begun_is_pending_with_its_input_and_told_once()
    {
        using var heard = new HeardEvents(host);

        var row = (await CreateAsync(RunOptions.Default)).Row;

        Assert.Equal(["RunCreated"], heard.Kinds);
        Assert.Equal((RunStatus.Pending, row.Id), ((await RowAsync(row.Id)).Status, heard.All[0].RunId));
        var store = (await host.OpenAsync(default)).Store;
        Assert.Equal("7\n8", (await store.TextAsync(row.Id, TriggerBatch.Step))!.TrimEnd());
        Assert.Empty((await store.LoadProgressAsync(row.Id, default)).Activations);
    }

    [Fact]
    public async Task A_request_that_is_repeated_is_told_once_and_one_with_another_key_again()
    {
        using var heard = new HeardEvents(host);

        var first = await CreateAsync(new RunOptions { IdempotencyKey = "key-1" });
        var again = await CreateAsync(new RunOptions { IdempotencyKey = "key-1" });
        var other = await CreateAsync(new RunOptions { IdempotencyKey = "key-2" });

        Assert.Equal(first.Row.Id, again.Row.Id);
        Assert.NotEqual(first.Row.Id, other.Row.Id);
        Assert.Equal([first.Row.Id, other.Row.Id], heard.All.Select(happened => happened.RunId));
    }

    private async Task<Codemation.Runtime.Runs.CreatedRun> CreateAsync(RunOptions options)
    {
        var input = Codemation.Runtime.Catalog.WorkflowEntry<ToldWorkflow, int, int>.BatchOf([7, 8]);
        return await (await host.OpenAsync(default)).CreateAsync(host.Catalog.Get(typeof(ToldWorkflow)), input, options, owner: null, default);
    }

    private protected async Task<RunRow> RowAsync(string runId)
        => (await (await host.OpenAsync(default)).Store.FindAsync(runId, default))!;
}
