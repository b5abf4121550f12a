using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Runs;

[Workflow("failing.told")]
public sealed partial class ToldOfFailure(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("check", n => n < 100 ? n : throw new InvalidOperationException($"{n} is too much"));

    protected override ValueTask OnFailedAsync(WorkflowFailure failure)
    {
        probe.Note($"{failure.WorkflowId} {failure.StepId} {failure.ItemIndex} {failure.Item}: {failure.Message}");
        return failure.ItemIndex == 0 ? throw new InvalidOperationException("the mail server is down") : default;
    }
}

public sealed class OnFailedTests
{
    private readonly Probe probe = new();

    [Fact]
    public async Task A_failed_run_is_told_of_once_with_step_item_and_message()
    {
        await using var host = Hosts.InMemory(probe);

        await host.RunAsync<ToldOfFailure>([1, 250, 300]);

        Assert.Equal(["failing.told check 1 250: 250 is too much"], probe.Entries);
    }

    [Fact]
    public async Task A_completed_run_is_not_told_of()
    {
        await using var host = Hosts.InMemory(probe);

        await host.RunAsync<ToldOfFailure>([1]);

        Assert.Empty(probe.Entries);
    }

    [Fact]
    public async Task What_the_author_throws_there_does_not_hide_why_the_run_failed()
    {
        await using var host = Hosts.InMemory(probe);

        var result = await host.RunAsync<ToldOfFailure>([250]);

        Assert.Equal((RunStatus.Failed, "250 is too much"), (result.Status, result.Error!.Message));
    }
}
