namespace Codemation.Runtime.Tests.Engine;

public sealed class TryTests : IAsyncDisposable
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_item_that_fails_leaves_at_the_catch_with_its_error()
        => Assert.Equal(
            ["1 ok", "2 failed at check: System.InvalidOperationException: no 2", "3 ok"],
            (await host.RunAsync<Guarded>([1, 2, 3])).Outputs);

    [Fact]
    public async Task Nothing_of_an_item_of_which_a_part_failed_leaves_the_body()
        => Assert.Equal(["1.0", "1.1", "caught 2", "3.0", "3.1"], (await host.RunAsync<GuardedSplit>([1, 2, 3])).Outputs);

    [Fact]
    public async Task A_batch_that_fails_as_a_whole_sends_all_its_items_to_the_catch()
        => Assert.Equal(["caught 1", "caught 2"], (await host.RunAsync<GuardedBatch>([1, 2])).Outputs);

    [Fact]
    public async Task An_inner_try_catches_before_an_outer_one()
        => Assert.Equal(["inner 1", "outer 2", "3"], (await host.RunAsync<NestedTries>([1, 2, 3])).Outputs);

    [Fact]
    public async Task What_fails_in_the_catch_fails_the_run()
    {
        var result = await host.RunAsync<FailingCatch>([1]);

        Assert.Equal(("handle", "again"), (result.Error!.Step, result.Error.Message));
    }

    [Fact]
    public async Task A_body_in_which_nothing_fails_changes_nothing()
        => Assert.Equal(["1 ok", "3 ok"], (await host.RunAsync<Guarded>([1, 3])).Outputs);
}

[Workflow("test.guarded")]
public sealed partial class Guarded : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            body => body.Map("check", i => i == 2 ? throw new InvalidOperationException($"no {i}") : $"{i} ok"),
            error => error.Map("tell", e => $"{e.Item} failed at {e.Step}: {e.Type}: {e.Message}"))
        .Merge("merged");
}

[Workflow("test.guarded-split")]
public sealed partial class GuardedSplit : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            body => body
                .Split("parts", i => new[] { $"{i}.0", $"{i}.1" })
                .Map("check", s => s == "2.1" ? throw new InvalidOperationException("no") : s),
            error => error.Map("tell", e => $"caught {e.Item}"))
        .Merge("merged");
}

[Workflow("test.guarded-batch")]
public sealed partial class GuardedBatch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            body => body.Aggregate("fold", Refuse),
            error => error.Map("tell", e => $"caught {e.Item}"))
        .Merge("merged");

    private static string Refuse(IReadOnlyList<Item<int>> items) => throw new InvalidOperationException($"{items.Count} are too many");
}

[Workflow("test.nested-tries")]
public sealed partial class NestedTries : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("outer",
            body => body
                .Try("inner",
                    f => f.Map("first", i => i == 1 ? throw new InvalidOperationException("1") : i),
                    e => e.Map("inner-tell", x => -x.Item))
                .Merge("inner-merged")
                .Map("second", i => i == 2 ? throw new InvalidOperationException("2") : i < 0 ? $"inner {-i}" : $"{i}"),
            error => error.Map("outer-tell", e => $"outer {e.Item}"))
        .Merge("merged");
}

[Workflow("test.failing-catch")]
public sealed partial class FailingCatch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard", body => body.Map("check", Refuse), error => error.Map("handle", Handle))
        .Merge("merged");

    private static string Refuse(int item) => throw new InvalidOperationException($"{item}");

    private static string Handle(StepError<int> error) => throw new InvalidOperationException("again");
}
