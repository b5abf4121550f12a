using Codemation.Runtime.Tests.Running;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Lineage;

[Workflow("conserving.switch-in-try-in-if")]
public sealed partial class SwitchInTryInIf : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("large", n => n > 20,
            then: f => f
                .Try("guarded",
                    body: g => g
                        .Switch("rest", n => n % 4, c => c
                            .Case(0, h => h.Filter("by-eight", n => n % 8 == 0).Map("zero", n => $"{n}:0"))
                            .Case(1, h => h.Split("copies", n => Enumerable.Repeat(n, n % 3)).Map("one", n => n % 7 != 0 ? $"{n}:1" : throw new InvalidOperationException("7")))
                            .Default(h => h.Map("others", n => $"{n}:x")))
                        .Merge("rests"),
                    @catch: g => g.Map("explain", e => $"{e.Item}:{e.Message}"))
                .Merge("tried"),
            @else: f => f.Map("small", n => $"{n}:s"))
        .Merge("joined");

    internal static IEnumerable<string> Expected(int n) => n switch
    {
        <= 20 => [$"{n}:s"],
        _ when n % 4 == 0 => n % 8 == 0 ? [$"{n}:0"] : [],
        _ when n % 4 == 1 => n % 7 == 0 && n % 3 > 0 ? [$"{n}:7"] : Enumerable.Repeat($"{n}:1", n % 3),
        _ => [$"{n}:x"],
    };
}

[Workflow("conserving.pairs-of-routers")]
public sealed partial class PairsOfRouters : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.If("even", n => n % 2 == 0, then: g => g.Split("two", n => new[] { $"{n}a", $"{n}b" }), @else: g => g.Map("same", n => $"{n}")).Merge("left"),
            f => f.Filter("by-three", n => n % 3 == 0).Map("right", n => $"r{n}"))
        .Merge("paired", (l, r) => $"{l}+{r ?? "-"}");

    internal static IEnumerable<string> Expected(int n)
        => (n % 2 == 0 ? new[] { $"{n}a", $"{n}b" } : [$"{n}"]).Select(left => $"{left}+{(n % 3 == 0 ? $"r{n}" : "-")}");
}

[Workflow("conserving.pass-through")]
public sealed partial class PassThroughOfFilters : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f.Filter("by-two", n => n % 2 == 0).Map("two", n => $"{n}:2"),
            f => f.Filter("by-three", n => n % 3 == 0).Split("copies", n => new[] { $"{n}:3", $"{n}:3'" }))
        .Merge("first", MergeMode.PassThrough, prefer: 1)
        .NoOp("end");

    internal static IEnumerable<string> Expected(int n) => n % 3 == 0 ? [$"{n}:3", $"{n}:3'"] : n % 2 == 0 ? [$"{n}:2"] : [];
}

[Workflow("conserving.nested-tries")]
public sealed partial class NestedTries : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("outer",
            body: f => f
                .Split("parts", n => new[] { n, n + 1, n + 2 })
                .Try("inner",
                    body: g => g.MapAsync("fail-five", async (n, ctx) => await Fail(n, 5), new() { MaxConcurrency = 4 }),
                    @catch: g => g.Map("rescue", e => e.Item % 2 == 0 ? e.Item : throw new InvalidOperationException("odd")))
                .Merge("inner-joined")
                .MapAsync("fail-seven", async (n, ctx) => await Fail(n, 7)),
            @catch: f => f.Map("explain", e => -e.Item))
        .Merge("outer-joined")
        .Map("text", n => $"{n}");

    internal static IEnumerable<string> Expected(int n)
    {
        int[] parts = [n, n + 1, n + 2];
        return parts.Any(part => part % 7 == 0 || (part % 5 == 0 && part % 2 != 0)) ? [$"{-n}"] : parts.Select(part => $"{part}");
    }

    private static async ValueTask<int> Fail(int n, int divisor)
    {
        await Task.Yield();
        return n % divisor == 0 ? throw new InvalidOperationException($"{divisor}") : n;
    }
}

[Workflow("conserving.forks-in-forks")]
public sealed partial class ForksInForks : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(
            f => f
                .Fork(g => g.Filter("odd", n => n % 2 == 1).Map("o", n => $"o{n}"), g => g.Filter("small", n => n < 10).Map("s", n => $"s{n}"))
                .Merge("inner", (o, s) => $"{o ?? "-"}{s ?? "-"}"),
            f => f.MapAsync("plain", async (n, ctx) =>
            {
                await Task.Yield();
                return $"{n}";
            }))
        .Merge("outer", (inner, plain) => $"{plain}:{inner}");

    internal static IEnumerable<string> Expected(int n) => [$"{n}:{(n % 2 == 1 ? $"o{n}" : "-")}{(n < 10 ? $"s{n}" : "-")}"];
}

/// <summary>What leaves is what entered, in order, changed as the branches say, without anything lost or doubled.</summary>
public sealed class ConservationTests : IAsyncLifetime
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void Items_go_through_routers_inside_of_tries_inside_of_routers() => Conserves<SwitchInTryInIf>(SwitchInTryInIf.Expected);

    [Fact]
    public void Items_go_through_pairs_of_branches_that_route_and_drop() => Conserves<PairsOfRouters>(PairsOfRouters.Expected);

    [Fact]
    public void Items_go_through_the_first_of_two_branches_that_has_them() => Conserves<PassThroughOfFilters>(PassThroughOfFilters.Expected);

    [Fact]
    public void Items_go_through_tries_inside_of_tries() => Conserves<NestedTries>(NestedTries.Expected);

    [Fact]
    public void Items_go_through_forks_inside_of_forks() => Conserves<ForksInForks>(ForksInForks.Expected);

    private void Conserves<TWorkflow>(Func<int, IEnumerable<string>> expected)
        where TWorkflow : Workflow<int, string>
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt[]>(), numbers =>
        {
            int[] items = [.. numbers.Select(number => number.Get)];
            var once = Run<TWorkflow>(items);
            var made = items.SelectMany((n, position) => expected(n).Select(text => (text, position)));
            return once.Outputs.SequenceEqual(made.Select(item => item.text))
                && once.Items.Select(item => Assert.Single(item.Lineage.TriggerItems)).SequenceEqual(made.Select(item => item.position))
                && Run<TWorkflow>(items).Outputs.SequenceEqual(once.Outputs);
        }).Check(Config.QuickThrowOnFailure);

    private RunResult<string> Run<TWorkflow>(int[] items)
        where TWorkflow : Workflow<int, string>
        => host.RunAsync<TWorkflow, int, string>(items).GetAwaiter().GetResult().EnsureCompleted();
}
