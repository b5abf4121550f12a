using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

public sealed record Greet(string Name) : INodeRequest<string>;

public sealed class Manners(string greeting)
{
    public string Greeting => greeting;
}

public sealed class GreetNode(Manners manners) : Node<Greet, string>
{
    public override ValueTask<NodeResult<string>> ExecuteAsync(Greet request, StepContext ctx)
        => new($"{manners.Greeting}, {request.Name}");
}

public sealed record Explode(int Pieces) : INodeRequest<int>;

public sealed class ExplodeNode : Node<Explode, int>
{
    public override ValueTask<NodeResult<int>> ExecuteAsync(Explode request, StepContext ctx)
        => new(request.Pieces == 0 ? NodeResult.None<int>() : NodeResult.Many(Enumerable.Range(request.Pieces * 10, request.Pieces)));
}

public sealed record Fetch(string Name) : INodeRequest<int>;

public sealed class FetchNode : Node<Fetch, int>
{
    public override ValueTask<NodeResult<int>> ExecuteAsync(Fetch request, StepContext ctx)
        => new(NodeResult.Item(new Item<int>(request.Name.Length).With(Files.Named(request.Name))));
}

public sealed record Broken(int Number) : INodeRequest<int>;

public sealed class BrokenNode : Node<Broken, int>
{
    public BrokenNode() => throw new InvalidOperationException("no licence");

    public override ValueTask<NodeResult<int>> ExecuteAsync(Broken request, StepContext ctx) => new(request.Number);
}

[Workflow("steps.run")]
public sealed partial class Greeting : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start.Run("greet", name => new Greet(name));
}

[Workflow("steps.run-many")]
public sealed partial class Exploding : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Run("explode", n => new Explode(n));
}

[Workflow("steps.run-item")]
public sealed partial class Fetching : Workflow<string, int>
{
    protected override Flow<int> Define(Start<string> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named("dropped")))
        .Run("fetch", name => new Fetch(name));
}

[Workflow("steps.run-null")]
public sealed partial class RunningNothing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Run("nothing", n => (Explode)null!);
}

[Workflow("steps.run-broken")]
public sealed partial class RunningBroken : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Run("broken", n => new Broken(n));
}

public sealed class RunTests
{
    [Fact]
    public async Task A_node_gets_its_dependencies_and_its_request()
    {
        await using var host = Hosts.InMemory(new Manners("Hello"));

        var result = await host.RunAsync<Greeting>(["Ada", "Grace"]);

        Assert.Equal(["Hello, Ada", "Hello, Grace"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_node_can_give_many_items_or_none()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Exploding>([2, 0, 3]);

        Assert.Equal([20, 21, 30, 31, 32], result.EnsureCompleted().Outputs);
        Assert.Equal([0, 0, 2, 2, 2], result.Items.Select(item => Assert.Single(item.Lineage.TriggerItems)));
    }

    [Fact]
    public async Task A_node_gives_the_attachments_it_chooses_and_drops_the_others()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Fetching>(["ab"]);

        Assert.Equal(["ab"], Files.NamesOf(Assert.Single(result.Items)));
    }

    [Fact]
    public async Task A_missing_dependency_of_a_node_is_named()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Greeting>(["Ada"]);

        Assert.Equal("greet", result.Error!.Step);
        Assert.Contains(nameof(Manners), result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_null_fails_its_item_and_names_the_step()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<RunningNothing>([1]);

        Assert.Equal(("nothing", 0), (result.Error!.Step, result.Error.Item));
        Assert.Contains("Step \"nothing\" made null", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_can_not_be_made_fails_every_item_with_its_own_message()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<RunningBroken>([1, 2]);

        Assert.Equal(("broken", 0, 2, "no licence"), (result.Error!.Step, result.Error.Item, result.Error.FailedItems, result.Error.Message));
    }
}
