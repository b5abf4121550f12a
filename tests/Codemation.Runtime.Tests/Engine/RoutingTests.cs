namespace Codemation.Runtime.Tests.Engine;

public sealed class RoutingTests : IAsyncDisposable
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Branches_that_map_merge_in_the_order_in_which_items_entered()
        => Assert.Equal(["0T", "1F", "2T", "3F", "4T"], (await host.RunAsync<EvenOrOdd>([0, 1, 2, 3, 4])).Outputs);

    [Fact]
    public async Task The_statement_form_gives_the_same()
        => Assert.Equal(["0T", "1F", "2T", "3F", "4T"], (await host.RunAsync<EvenOrOddStatements>([0, 1, 2, 3, 4])).Outputs);

    [Fact]
    public async Task Without_an_else_the_other_items_pass_through()
        => Assert.Equal([0, 1, 20, 3], (await host.RunAsync<OnlyEven>([0, 1, 2, 3])).Outputs);

    [Fact]
    public async Task A_branch_that_stays_empty_does_not_hold_up_the_merge()
        => Assert.Equal(["0T", "2T"], (await host.RunAsync<EvenOrOdd>([0, 2])).Outputs);

    [Fact]
    public async Task No_items_give_no_items()
    {
        var result = await host.RunAsync<EvenOrOdd>([]);

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task A_switch_sends_each_item_the_way_of_its_key()
        => Assert.Equal(["a:A", "b:B", "q:?", "a:A"], (await host.RunAsync<Keys>(["a", "b", "q", "a"])).Outputs);

    [Fact]
    public async Task A_key_without_a_case_fails_its_item_and_names_the_key()
    {
        var result = await host.RunAsync<KeysWithoutDefault>(["a", "q"]);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(("key", 1), (result.Error!.Step, result.Error.Item));
        Assert.Contains("q", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_inside_a_branch_keeps_its_elements_where_their_origin_was()
        => Assert.Equal(["0a", "0b", "1", "2a", "2b"], (await host.RunAsync<SplitInBranch>([0, 1, 2])).Outputs);

    [Fact]
    public async Task A_router_inside_of_a_branch_does_not_disturb_the_outer_merge()
        => Assert.Equal(
            ["0:four", "1:odd", "2:even", "3:odd", "4:four", "5:odd", "6:even"],
            (await host.RunAsync<Nested>([0, 1, 2, 3, 4, 5, 6])).Outputs);

    [Fact]
    public async Task Branches_of_two_types_are_brought_to_one()
        => Assert.Equal(["n:0", "s:x1", "n:2"], (await host.RunAsync<TwoTypes>([0, 1, 2])).Outputs);

    [Fact]
    public async Task Items_made_of_a_whole_batch_have_no_origin_and_come_last()
        => Assert.Equal(["1", "3", "sum 6"], (await host.RunAsync<AggregateInBranch>([1, 2, 3, 4])).Outputs);
}

[Workflow("test.even-or-odd")]
public sealed partial class EvenOrOdd : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.Map("t", i => $"{i}T"),
            @else: f => f.Map("f", i => $"{i}F"))
        .Merge("merged");
}

[Workflow("test.even-or-odd-statements")]
public sealed partial class EvenOrOddStatements : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (even, odd) = start.If("even", i => i % 2 == 0);
        return Flow.Merge("merged", even.Map("t", i => $"{i}T"), odd.Map("f", i => $"{i}F"));
    }
}

[Workflow("test.only-even")]
public sealed partial class OnlyEven : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.If("even", i => i % 2 == 0, f => f.Map("ten", i => i * 10)).Merge("merged");
}

[Workflow("test.keys")]
public sealed partial class Keys : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .Switch("key", s => s, c => c
            .Case("a", f => f.Map("in-a", s => $"{s}:A"))
            .Case("b", f => f.Map("in-b", s => $"{s}:B"))
            .Default(f => f.Map("in-rest", s => $"{s}:?")))
        .Merge("merged");
}

[Workflow("test.keys-without-default")]
public sealed partial class KeysWithoutDefault : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
    {
        var key = start.Switch("key", s => s);
        return Flow.Merge("merged", key.Case("a"), key.Case("b"));
    }
}

[Workflow("test.split-in-branch")]
public sealed partial class SplitInBranch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.Split("parts", i => new[] { $"{i}a", $"{i}b" }),
            @else: f => f.Map("whole", i => $"{i}"))
        .Merge("merged");
}

[Workflow("test.nested")]
public sealed partial class Nested : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f
                .If("four", i => i % 4 == 0,
                    then: g => g.Map("by-four", i => $"{i}:four"),
                    @else: g => g.Map("by-two", i => $"{i}:even"))
                .Merge("inner"),
            @else: f => f.Map("odd", i => $"{i}:odd"))
        .Merge("outer");
}

[Workflow("test.two-types")]
public sealed partial class TwoTypes : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0, then: f => f.NoOp("number"), @else: f => f.Map("text", i => $"x{i}"))
        .Merge("merged", number => $"n:{number}", text => $"s:{text}");
}

[Workflow("test.aggregate-in-branch")]
public sealed partial class AggregateInBranch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.Aggregate("sum", items => $"sum {items.Sum(i => i.Json)}"),
            @else: f => f.Map("odd", i => $"{i}"))
        .Merge("merged");
}
