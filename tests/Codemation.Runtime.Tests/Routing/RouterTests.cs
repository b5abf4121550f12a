using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Routing;

[Workflow("routing.if")]
public sealed partial class Marking : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", n => n % 2 == 0,
            then: f => f.Map("mark-even", n => $"{n} even"),
            @else: f => f.Map("mark-odd", n => $"{n} odd"))
        .Merge("joined");
}

[Workflow("routing.if-statement")]
public sealed partial class MarkingInStatements : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (even, odd) = start.If("even", n => n % 2 == 0);
        return Flow.Merge("joined", even.Map("mark-even", n => $"{n} even"), odd.Map("mark-odd", n => $"{n} odd"));
    }
}

[Workflow("routing.if-without-else")]
public sealed partial class HalvingLarge : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .If("large", n => n > 100, then: f => f.Map("halve", n => n / 2))
        .Merge("joined");
}

[Workflow("routing.if-direct")]
public sealed partial class IfWithoutBodies : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var (even, odd) = start.If("even", n => n % 2 == 0);
        return Flow.Merge("joined", even, odd).NoOp("after");
    }
}

[Workflow("routing.if-one-end")]
public sealed partial class OnlyTheOdd(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var (even, odd) = start.If("even", n => n % 2 == 0);
        _ = even.MapAsync("note", (n, ctx) => Note(n));
        return odd.Map("keep", n => n);
    }

    private ValueTask<int> Note(int n)
    {
        probe.Note($"{n}");
        return new(n);
    }
}

[Workflow("routing.switch")]
public sealed partial class Sorting : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .Switch("kind", s => s[0], c => c
            .Case('b', f => f.Map("b", s => $"{s}:b"))
            .Case('a', f => f.Map("a", s => $"{s}:a"))
            .Default(f => f.Map("other", s => $"{s}:other")))
        .Merge("joined");
}

[Workflow("routing.switch-statement")]
public sealed partial class SortingInStatements : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
    {
        var kind = start.Switch("kind", s => s[0]);
        var b = kind.Case('b').Map("b", s => $"{s}:b");
        var a = kind.Case('a').Map("a", s => $"{s}:a");
        var other = kind.Default().Map("other", s => $"{s}:other");
        return Flow.Merge("joined", b, a, other);
    }
}

[Workflow("routing.switch-closed")]
public sealed partial class SwitchWithoutDefault : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .Switch("kind", s => s.Length == 0 ? null : s, c => c
            .Case("a", f => f.NoOp("a"))
            .Case("b", f => f.NoOp("b")))
        .Merge("joined");
}

[Workflow("routing.nested")]
public sealed partial class NestedRouters : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("small", n => n < 10,
            then: f => f
                .Switch("rest", n => n % 3, c => c
                    .Case(2, g => g.Map("two", n => $"{n} rest 2"))
                    .Case(0, g => g.If("even", n => n % 2 == 0,
                            then: h => h.Map("even-zero", n => $"{n} even rest 0"),
                            @else: h => h.Map("odd-zero", n => $"{n} odd rest 0"))
                        .Merge("zeros"))
                    .Default(g => g.Map("one", n => $"{n} rest 1")))
                .Merge("rests"),
            @else: f => f.Map("large", n => $"{n} large"))
        .Merge("joined");
}

[Workflow("routing.fork")]
public sealed partial class Forking : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("square", n => n * n), f => f.Map("name", n => $"#{n}"))
        .Merge("pair", (square, name) => $"{name}={square}");
}

[Workflow("routing.fan-out")]
public sealed partial class FanningOut : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var doubled = start.Map("double", n => n * 2);
        var left = doubled.Map("left", n => n + 1);
        var right = doubled.Map("right", n => n - 1);
        return Flow.Merge("pair", left, right, (l, r) => $"{l}/{r}");
    }
}

public sealed class RouterTests
{
    [Fact]
    public async Task An_If_whose_branches_map_gives_its_items_in_the_order_they_came()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Marking>([0, 1, 2, 3, 4]);

        Assert.Equal(["0 even", "1 odd", "2 even", "3 odd", "4 even"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Both_forms_of_If_do_the_same()
    {
        await using var host = Hosts.InMemory();
        int[] input = [4, 4, 1, 0, 3, 3, 2];

        Assert.Equal(
            (await host.RunAsync<Marking>(input)).EnsureCompleted().Outputs,
            (await host.RunAsync<MarkingInStatements>(input)).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Without_an_else_the_other_items_pass_through()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal([1, 150, 2, 60], (await host.RunAsync<HalvingLarge>([1, 300, 2, 120])).Outputs);
    }

    [Fact]
    public async Task An_If_without_branch_bodies_changes_nothing()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal([0, 1, 2, 3], (await host.RunAsync<IfWithoutBodies>([0, 1, 2, 3])).Outputs);
    }

    [Fact]
    public async Task A_merge_does_not_wait_for_a_branch_that_stays_empty()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["2 even", "4 even"], (await host.RunAsync<Marking>([2, 4])).Outputs);
        Assert.Equal(["5 odd"], (await host.RunAsync<Marking>([5])).Outputs);
    }

    [Fact]
    public async Task No_items_go_through_routers_and_merges_as_no_items()
    {
        await using var host = Hosts.InMemory();

        Assert.Empty((await host.RunAsync<Marking>([])).EnsureCompleted().Outputs);
        Assert.Empty((await host.RunAsync<Sorting>([])).EnsureCompleted().Outputs);
        Assert.Empty((await host.RunAsync<NestedRouters>([])).EnsureCompleted().Outputs);
        Assert.Empty((await host.RunAsync<Forking>([])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task The_outputs_are_those_of_the_returned_flow_and_the_other_branch_runs_too()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        Assert.Equal([1, 3], (await host.RunAsync<OnlyTheOdd>([0, 1, 2, 3])).Outputs);
        Assert.Equal(["0", "2"], probe.Entries);
    }

    [Fact]
    public async Task A_Switch_sends_each_item_to_its_case_and_the_rest_to_the_default()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Sorting>(["b1", "a1", "q", "a2"]);

        Assert.Equal(["b1:b", "a1:a", "q:other", "a2:a"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Both_forms_of_Switch_do_the_same()
    {
        await using var host = Hosts.InMemory();
        string[] input = ["b", "x", "a", "a", "b"];

        Assert.Equal(
            (await host.RunAsync<Sorting>(input)).EnsureCompleted().Outputs,
            (await host.RunAsync<SortingInStatements>(input)).EnsureCompleted().Outputs);
    }

    [Theory]
    [InlineData("z", "Switch \"kind\" has neither a case for z nor a default.")]
    [InlineData("", "Switch \"kind\" has neither a case for null nor a default.")]
    public async Task A_key_without_case_or_default_fails_its_item_and_is_named(string key, string message)
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<SwitchWithoutDefault>(["a", "b", key]);

        Assert.Equal(("kind", 2, 1, message), (result.Error!.Step, result.Error.Item, result.Error.FailedItems, result.Error.Message));
    }

    [Fact]
    public async Task Nested_routers_leave_the_order_of_the_outer_merge_alone()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<NestedRouters>([11, 5, 3, 4, 12, 6, 0, 2, 7]);

        Assert.Equal(
            ["11 large", "5 rest 2", "3 odd rest 0", "4 rest 1", "12 large", "6 even rest 0", "0 even rest 0", "2 rest 2", "7 rest 1"],
            result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_fork_gives_every_item_to_each_branch()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["#3=9", "#2=4"], (await host.RunAsync<Forking>([3, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_flow_used_twice_is_a_fork()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["7/5", "3/1"], (await host.RunAsync<FanningOut>([3, 1])).EnsureCompleted().Outputs);
    }
}
