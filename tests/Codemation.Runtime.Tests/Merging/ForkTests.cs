using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Merging;

[Workflow("merging.fork-three")]
public sealed partial class ThreeWays : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Map("double", n => n * 2),
            f => f.Filter("odd", n => n % 2 == 1).Map("text", n => $"odd {n}"),
            f => f.Split("twice", n => Enumerable.Repeat((long)n, n)))
        .Merge("all", (twice, odd, n) => $"{twice} {odd ?? "even"} {n}");
}

[Workflow("merging.fork-eight")]
public sealed partial class EightWays : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Fork(
            f => f.Filter("a", n => n > 7), f => f.Filter("b", n => n > 6), f => f.Filter("c", n => n > 5), f => f.Filter("d", n => n > 4),
            f => f.Filter("e", n => n > 3), f => f.Filter("f", n => n > 2), f => f.Filter("g", n => n > 1), f => f.Map("h", n => -n))
        .Merge("first", MergeMode.PassThrough);
}

public sealed class ForkTests
{
    [Fact]
    public async Task Three_ways_are_paired_by_origin()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<ThreeWays>([1, 2, 0])).EnsureCompleted();

        Assert.Equal(["2 odd 1 1", "4 even 2", "4 even 2", "0 even 0"], result.Outputs);
    }

    [Fact]
    public async Task Eight_ways_give_the_first_that_has_an_item()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<EightWays>([1, 2, 8])).EnsureCompleted();

        Assert.Equal([-1, 2, 8], result.Outputs);
    }
}
