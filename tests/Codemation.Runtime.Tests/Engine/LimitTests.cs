namespace Codemation.Runtime.Tests.Engine;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_million_items_are_one_batch()
    {
        var result = await host.RunAsync<EvenOrOdd>(Enumerable.Range(0, 1_000_000));

        Assert.Equal(1_000_000, result.Outputs.Count);
        Assert.Equal("999999F", result.Outputs[^1]);
    }

    [Fact]
    public async Task A_batch_over_the_limit_is_refused()
    {
        await using var small = Hosts.InMemory(app => app.Limits = app.Limits with { BatchItems = 3 });

        await Assert.ThrowsAsync<InputException>(() => small.RunAsync<AddOne>([1, 2, 3, 4]));
        Assert.Contains("limit", (await small.RunAsync<Flatten>([[1, 2], [3, 4]])).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_activations_than_allowed_fail_the_run()
    {
        await using var small = Hosts.InMemory(app => app.Limits = app.Limits with { Activations = 3 });

        Assert.Contains("limit of 3 step activations", (await small.RunAsync<EvenOrOdd>([1])).Error!.Message, StringComparison.Ordinal);
    }
}

[Workflow("test.add-one")]
public sealed partial class AddOne : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("add", i => i + 1);
}

[Workflow("test.flatten")]
public sealed partial class Flatten : Workflow<int[], int>
{
    protected override Flow<int> Define(Start<int[]> start) => start.Split("parts", i => i);
}
