using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("steps.lost-store")]
public sealed partial class LosingTheStore(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("once", (n, ctx) => Lose(n));

    private ValueTask<int> Lose(int n)
    {
        probe.Note($"{n}");
        throw new StoreUnavailableException("It is away.");
    }
}

[Workflow("steps.lost-store-retried")]
public sealed partial class LosingTheStoreAgainAndAgain(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("retried", (n, ctx) => Lose(n), new() { Retry = Retry.Fixed(3, TimeSpan.Zero) });

    private ValueTask<int> Lose(int n)
    {
        probe.Note($"{n}");
        throw new StoreUnavailableException("It is away.");
    }
}

/// <summary>Steps that need the store, for an attachment or a sub-workflow, while it is away.</summary>
public sealed class LostStoreTests
{
    [Fact]
    public async Task The_execution_breaks_off_and_no_item_fails()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.RunAsync<LosingTheStore, int, int>([1]));

        Assert.Equal(["1"], probe.Entries);
    }

    [Fact]
    public async Task It_is_not_tried_again_as_if_the_item_had_failed()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.RunAsync<LosingTheStoreAgainAndAgain, int, int>([1]));

        Assert.Equal(["1"], probe.Entries);
    }
}
