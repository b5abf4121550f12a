using Codemation.Runtime.Tests.Engine;
using Codemation.Runtime.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Runs;

/// <summary>Where a run is kept makes no difference to what it gives.</summary>
public sealed class StoreParityTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryDatabase temporary = new();
    private readonly WorkflowHost inMemory = Hosts.InMemory();
    private readonly WorkflowHost onFile;

    public StoreParityTests() => onFile = Hosts.OnFile(temporary.Path);

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await onFile.DisposeAsync();
        await inMemory.DisposeAsync();
        temporary.Dispose();
    }

    [Fact]
    public void A_split_in_a_branch_gives_the_same_in_memory_and_in_a_database() => SameInBoth<ParityOfSplit>();

    [Fact]
    public void A_pairing_merge_gives_the_same_in_memory_and_in_a_database() => SameInBoth<ParityOfPairs>();

    [Fact]
    public void Items_without_an_origin_come_out_the_same_in_memory_and_in_a_database() => SameInBoth<ParityOfWhole>();

    [Fact]
    public void A_try_around_effects_gives_the_same_in_memory_and_in_a_database() => SameInBoth<ParityOfTry>();

    [Fact]
    public void Failures_are_the_same_in_memory_and_in_a_database() => SameInBoth<ParityOfFailure>();

    /// <summary>Compares status, outputs with their descent, and the error.</summary>
    private void SameInBoth<TWorkflow>()
        where TWorkflow : Workflow<int, string>
        => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), items => Describe<TWorkflow>(inMemory, items) == Describe<TWorkflow>(onFile, items))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static string Describe<TWorkflow>(WorkflowHost host, int[] items)
        where TWorkflow : Workflow<int, string>
    {
        var result = host.RunAsync<TWorkflow, int, string>(items).GetAwaiter().GetResult();
        var outputs = result.Items.Select(item => $"{item.Json}<{string.Join(',', item.Lineage.TriggerItems)}");
        return $"{result.Status}|{string.Join(';', outputs)}|{result.Error?.Step} {result.Error?.Item} {result.Error?.Message} {result.Error?.FailedItems}";
    }
}

[Workflow("parity.split")]
public sealed partial class ParityOfSplit : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("is-even", i => i % 2 == 0,
            f => f.Split("twice", i => new[] { i, -i }).MapAsync("effect", async (i, ctx) =>
            {
                await Task.Yield();
                return $"{i} of {ctx.ItemIndex}/{ctx.ItemCount}";
            }),
            f => f.Filter("small", i => i % 3 == 0).Map("odd", i => $"{i}"))
        .Merge("both");
}

[Workflow("parity.pairs")]
public sealed partial class ParityOfPairs : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Split("copies", i => Enumerable.Repeat(i, Math.Abs(i % 3))), f => f.Filter("even", i => i % 2 == 0).Map("text", i => $"e{i}"))
        .Merge("pairs", (copy, even) => $"{copy}+{even ?? "-"}");
}

[Workflow("parity.whole")]
public sealed partial class ParityOfWhole : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("is-even", i => i % 2 == 0,
            f => f.Aggregate("count", items => $"{items.Count} even"),
            f => f.Callback<string>("all", (items, _) => ValueTask.FromResult(items.Select(item => $"{item.Json}"))))
        .Merge("both");
}

[Workflow("parity.try")]
public sealed partial class ParityOfTry : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            f => f
                .Split("parts", i => new[] { i, i + 1 })
                .MapAsync("effect", (i, _) => i % 5 == 0 ? throw new InvalidOperationException($"no {i}") : ValueTask.FromResult($"{i}")),
            f => f.Map("tell", e => $"{e.Item} at {e.Step}: {e.Message}"))
        .Merge("both");
}

[Workflow("parity.failure")]
public sealed partial class ParityOfFailure : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("effect", (i, _) => i % 5 == 4 ? throw new InvalidOperationException($"no {i}") : ValueTask.FromResult(i))
        .Map("text", i => $"{i}");
}
