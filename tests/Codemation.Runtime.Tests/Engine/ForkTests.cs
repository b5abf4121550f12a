namespace Codemation.Runtime.Tests.Engine;

public sealed class ForkTests : IAsyncDisposable
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Branches_are_paired_by_origin()
        => Assert.Equal(["1+10", "2+20"], (await host.RunAsync<Paired>([1, 2])).Outputs);

    [Fact]
    public async Task A_branch_that_dropped_an_item_gives_null_for_it()
        => Assert.Equal(["1+-", "2+b2", "3+-"], (await host.RunAsync<PairedWithFilter>([1, 2, 3])).Outputs);

    [Fact]
    public async Task A_branch_that_made_several_of_an_item_repeats_the_other_side()
        => Assert.Equal(["1+1a", "1+1b", "2+2a", "2+2b"], (await host.RunAsync<PairedWithSplit>([1, 2])).Outputs);

    [Fact]
    public async Task Pairing_works_on_flow_variables_too()
        => Assert.Equal(["1+10", "2+20"], (await host.RunAsync<PairedStatements>([1, 2])).Outputs);

    [Fact]
    public async Task Pass_through_takes_the_preferred_branch_for_each_origin()
        => Assert.Equal(["L1", "R2", "L3", "R4"], (await host.RunAsync<PreferRight>([1, 2, 3, 4])).Outputs);

    [Fact]
    public async Task Pass_through_takes_the_first_branch_unless_told_otherwise()
        => Assert.Equal(["L1", "L2"], (await host.RunAsync<PreferLeft>([1, 2])).Outputs);

    [Fact]
    public async Task Append_puts_one_branch_behind_the_other()
        => Assert.Equal(["L1", "L2", "R1", "R2"], (await host.RunAsync<AppendLeftFirst>([1, 2])).Outputs);

    [Fact]
    public async Task Append_starts_with_the_preferred_branch()
        => Assert.Equal(["R1", "R2", "L1", "L2"], (await host.RunAsync<AppendRightFirst>([1, 2])).Outputs);

    [Fact]
    public async Task A_flow_used_twice_sends_its_items_both_ways()
        => Assert.Equal([1, -1, 2, -2], (await host.RunAsync<Diamond>([1, 2])).Outputs);
}

[Workflow("test.paired")]
public sealed partial class Paired : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("a", i => i), f => f.Map("b", i => i * 10))
        .Merge("pairs", (a, b) => $"{a}+{b}");
}

[Workflow("test.paired-filter")]
public sealed partial class PairedWithFilter : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.NoOp("a"), f => f.Filter("even", i => i % 2 == 0).Map("b", i => $"b{i}"))
        .Merge("pairs", (a, b) => $"{a}+{b ?? "-"}");
}

[Workflow("test.paired-split")]
public sealed partial class PairedWithSplit : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.NoOp("a"), f => f.Split("b", i => new[] { $"{i}a", $"{i}b" }))
        .Merge("pairs", (a, b) => $"{a}+{b}");
}

[Workflow("test.paired-statements")]
public sealed partial class PairedStatements : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var once = start.NoOp("once");
        return Flow.Merge("pairs", once.Map("a", i => i), once.Map("b", i => i * 10), (a, b) => $"{a}+{b}");
    }
}

[Workflow("test.prefer-right")]
public sealed partial class PreferRight : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("l", i => $"L{i}"), f => f.Filter("even", i => i % 2 == 0).Map("r", i => $"R{i}"))
        .Merge("chosen", MergeMode.PassThrough, prefer: 1);
}

[Workflow("test.prefer-left")]
public sealed partial class PreferLeft : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("l", i => $"L{i}"), f => f.Map("r", i => $"R{i}"))
        .Merge("chosen", MergeMode.PassThrough);
}

[Workflow("test.append-left")]
public sealed partial class AppendLeftFirst : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("l", i => $"L{i}"), f => f.Map("r", i => $"R{i}"))
        .Merge("all", MergeMode.Append);
}

[Workflow("test.append-right")]
public sealed partial class AppendRightFirst : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("l", i => $"L{i}"), f => f.Map("r", i => $"R{i}"))
        .Merge("all", MergeMode.Append, prefer: 1);
}

[Workflow("test.diamond")]
public sealed partial class Diamond : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var top = start.NoOp("top");
        return Flow.Merge("bottom", top.NoOp("plus"), top.Map("minus", i => -i));
    }
}
