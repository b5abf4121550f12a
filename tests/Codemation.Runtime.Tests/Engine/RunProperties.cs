using Codemation.Runtime.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Engine;

/// <summary>What holds for every input.</summary>
public sealed class RunProperties : IAsyncLifetime
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public void Merges_keep_the_order_in_which_items_entered_the_router()
        => ForAll<int[]>(items => Outputs<EvenOrOdd, int, string>(items).SequenceEqual(items.Select(i => i % 2 == 0 ? $"{i}T" : $"{i}F")));

    [Fact]
    public void Nested_routers_keep_it_too()
        => ForAll<int[]>(items => Outputs<Nested, int, string>(items)
            .SequenceEqual(items.Select(i => i % 4 == 0 ? $"{i}:four" : i % 2 == 0 ? $"{i}:even" : $"{i}:odd")));

    [Fact]
    public void Splits_in_a_branch_keep_it_too()
        => ForAll<int[]>(items => Outputs<SplitInBranch, int, string>(items)
            .SequenceEqual(items.SelectMany(i => i % 2 == 0 ? [$"{i}a", $"{i}b"] : new[] { $"{i}" })));

    [Fact]
    public void Pairs_are_complete_and_in_order()
        => ForAll<int[]>(items => Outputs<PairedWithFilter, int, string>(items)
            .SequenceEqual(items.Select(i => i % 2 == 0 ? $"{i}+b{i}" : $"{i}+-")));

    [Fact]
    public void Every_item_leaves_a_try_at_exactly_one_end()
        => ForAll<int[]>(items => Outputs<GuardedSplit, int, string>(items)
            .SequenceEqual(items.SelectMany(i => i == 2 ? ["caught 2"] : new[] { $"{i}.0", $"{i}.1" })));

    [Fact]
    public void Every_output_names_the_trigger_item_it_descends_from()
        => ForAll<int[]>(items => Result<SplitInBranch, int, string>(items).Items
            .All(item => item.Json.StartsWith($"{items[Assert.Single(item.Lineage.TriggerItems)]}", StringComparison.Ordinal)));

    [Fact]
    public void A_failing_batch_accounts_for_every_item()
        => ForAll<int[]>(items =>
        {
            var error = Result<KeysWithoutDefault, string, string>([.. items.Select(i => i % 2 == 0 ? "a" : $"{i}")]).Error;
            return (error?.FailedItems ?? 0) == items.Count(i => i % 2 != 0);
        });

    [Fact]
    public async Task Runs_kept_in_a_database_give_the_same()
    {
        using var temporary = new TemporaryDatabase();
        await using var onFile = Hosts.OnFile(temporary.Path);

        ForAll<int[]>(
            items => onFile.RunAsync<Nested, int, string>(items).GetAwaiter().GetResult().Outputs.SequenceEqual(Outputs<Nested, int, string>(items)),
            tests: 25);
    }

    private static void ForAll<T>(Func<T, bool> holds, int tests = 100)
        => Prop.ForAll(ArbMap.Default.ArbFor<T>(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));

    private IReadOnlyList<TOut> Outputs<TWorkflow, TIn, TOut>(TIn[] items)
        where TWorkflow : Workflow<TIn, TOut>
        => Result<TWorkflow, TIn, TOut>(items).EnsureCompleted().Outputs;

    private RunResult<TOut> Result<TWorkflow, TIn, TOut>(TIn[] items)
        where TWorkflow : Workflow<TIn, TOut>
        => host.RunAsync<TWorkflow, TIn, TOut>(items).GetAwaiter().GetResult();
}
