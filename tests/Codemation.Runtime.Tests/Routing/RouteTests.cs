using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Routing;

public sealed record Sort(int Number);

public sealed record Large(int Number, string Note);

public sealed class SortNode(Probe probe) : RouterNode<Sort>
{
    public static readonly Port<int> Small = new("small");
    public static readonly Port<Large> Big = new("big");
    public static readonly Port<int> Elsewhere = new("elsewhere");

    public override async ValueTask ExecuteAsync(Sort request, RouterContext ctx)
    {
        probe.Note($"{request.Number}/{ctx.Attempt}");
        await Task.Yield();
        if (request.Number == 0)
        {
            return;
        }

        if (request.Number < 0)
        {
            ctx.Emit(Elsewhere, request.Number);
            return;
        }

        if (request.Number >= 10)
        {
            ctx.Emit(Big, new Item<Large>(new Large(request.Number, ctx.StepId)).With(Files.Named("proof")));
        }

        if (request.Number is < 10 or 100)
        {
            ctx.Emit(Small, request.Number);
        }

        if (request.Number == 7 && ctx.Attempt == 1)
        {
            throw new InvalidOperationException("not yet");
        }
    }
}

[Workflow("routing.route")]
public sealed partial class SortedByNode : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Route(
            "sort",
            n => new Sort(n),
            r => r
                .On(SortNode.Small, f => f.Map("small", n => $"small {n}"))
                .On(SortNode.Big, f => f.MapItem("big", (item, _) => item.With($"big {item.Json.Number} {item.Json.Note} {string.Join(",", item.Binary.Keys)}"))),
            new() { Retry = Retry.Fixed(2, TimeSpan.Zero) })
        .Merge("sorted");
}

[Workflow("routing.route-statement")]
public sealed partial class RouteInStatements : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var sort = start.Route("sort", n => new Sort(n), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });
        _ = sort.On(SortNode.Big);
        return sort.On(SortNode.Small);
    }
}

public sealed class RouteTests
{
    [Fact]
    public async Task Items_leave_at_the_ports_that_the_node_emits_them_at_and_merge_by_origin()
    {
        await using var host = Hosts.InMemory(new Probe());

        var result = (await host.RunAsync<SortedByNode>([12, 3, 0, 100])).EnsureCompleted();

        Assert.Equal(["big 12 sort proof", "small 3", "small 100", "big 100 sort proof"], result.Outputs);
    }

    [Fact]
    public async Task What_a_failed_attempt_emitted_does_not_count()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        var result = (await host.RunAsync<RouteInStatements>([7])).EnsureCompleted();

        Assert.Equal([7], result.Outputs);
        Assert.Equal(["7/1", "7/2"], probe.Entries);
    }

    [Fact]
    public async Task An_item_at_a_port_that_the_flow_does_not_take_fails_with_the_ports_name()
    {
        await using var host = Hosts.InMemory(new Probe());

        var result = await host.RunAsync<RouteInStatements>([-1]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.StartsWith("Step \"sort\" takes nothing from the port \"elsewhere\" of its node.", result.Error!.Message, StringComparison.Ordinal);
    }
}
