using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("steps.called")]
public sealed partial class Called : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("check", n => n >= 0 ? n : throw new InvalidOperationException($"{n} is negative"))
        .Split("copies", n => Enumerable.Range(0, n))
        .MapItem("attach", (item, _) => item.With($"copy {item.Json}").With(Files.Named($"copy-{item.Json}")));
}

[Workflow("steps.call")]
public sealed partial class Calling(Called called) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named("parent")))
        .Call("sub", called);
}

[Workflow("steps.call-twice")]
public sealed partial class CallingTwice(Calling calling) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.Call("deeper", calling);
}

[Workflow("steps.called-with-attachment")]
public sealed partial class CountingAttachments : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapItem("look", (item, _) => item.With(string.Join(",", item.Binary.Values.Select(file => file.Sha256))));
}

[Workflow("steps.call-with-attachment")]
public sealed partial class PassingAttachments(CountingAttachments counting) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named("parent")))
        .Call("sub", counting);
}

public sealed class CallTests
{
    [Fact]
    public async Task Each_item_is_a_run_of_its_own_with_the_calling_run_as_parent()
    {
        using var database = new TemporaryDatabase();
        await using var host = Hosts.OnDisk(database);

        var result = await host.RunAsync<Calling>([1, 1]);

        var children = await Children(host, result.RunId);
        Assert.Equal(2, children.Count);
        Assert.All(children, child => Assert.Equal(("steps.called", 1, RunStatus.Completed), (child.WorkflowId, child.Depth, child.Status)));
    }

    [Fact]
    public async Task The_outputs_of_the_sub_workflow_fan_out_in_the_order_of_the_items()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Calling>([2, 0, 1]);

        Assert.Equal(["copy 0", "copy 1", "copy 0"], result.EnsureCompleted().Outputs);
        Assert.Equal([0, 0, 2], result.Items.Select(item => Assert.Single(item.Lineage.TriggerItems)));
    }

    [Fact]
    public async Task Attachments_go_into_the_sub_workflow_and_come_out_of_it()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["sha-of-parent"], (await host.RunAsync<PassingAttachments>([1])).EnsureCompleted().Outputs);
        var item = Assert.Single((await host.RunAsync<Calling>([1])).Items);
        Assert.Equal(["copy-0", "parent"], Files.NamesOf(item));
    }

    [Fact]
    public async Task A_failing_sub_workflow_fails_its_item_and_names_run_workflow_and_step()
    {
        using var database = new TemporaryDatabase();
        await using var host = Hosts.OnDisk(database);

        var result = await host.RunAsync<Calling>([1, -5]);

        var child = Assert.Single(await Children(host, result.RunId), child => child.Status == RunStatus.Failed);
        Assert.Equal(("sub", 1, 1), (result.Error!.Step, result.Error.Item, result.Error.FailedItems));
        Assert.Equal(typeof(SubWorkflowFailedException).FullName, result.Error.Type);
        Assert.Equal($"Run {child.Id} of workflow \"steps.called\" failed at step \"check\": -5 is negative", result.Error.Message);
    }

    [Fact]
    public async Task Sub_workflows_nest_as_deep_as_the_limit()
    {
        await using var host = Hosts.InMemory(app => app.Limits = new RunLimits { Depth = 2 });

        Assert.Equal(["copy 0"], (await host.RunAsync<CallingTwice>([1])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Sub_workflows_that_nest_deeper_fail_and_say_so()
    {
        await using var host = Hosts.InMemory(app => app.Limits = new RunLimits { Depth = 1 });

        var result = await host.RunAsync<CallingTwice>([1]);

        Assert.Equal("deeper", result.Error!.Step);
        Assert.Contains("Sub-workflows nest deeper than 1, the limit of this host", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_sub_workflow_is_called_when_the_limit_is_zero()
    {
        using var database = new TemporaryDatabase();
        await using var host = Hosts.OnDisk(database, app => app.Limits = new RunLimits { Depth = 0 });

        var result = await host.RunAsync<Calling>([1]);

        Assert.Equal(typeof(RunLimitException).FullName, result.Error!.Type);
        Assert.Empty(await Children(host, result.RunId));
    }

    private static async Task<IReadOnlyList<RunRow>> Children(WorkflowHost host, string parent)
    {
        await using var reader = await host.ReadRunsAsync(default);
        var runs = await reader.ListAsync(new RunQuery { Limit = 100 }, default);
        return [.. runs.Where(run => run.ParentRunId == parent)];
    }
}
