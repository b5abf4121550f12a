using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("steps.new-guid")]
public sealed partial class Naming(Probe probe) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start.MapAsync("name", (n, ctx) => Name(n, ctx), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });

    private ValueTask<string> Name(int n, StepContext ctx)
    {
        var ids = $"{n} {ctx.NewGuid()} {ctx.NewGuid()}";
        probe.Note(ids);
        return ctx.Attempt == 1 ? throw new InvalidOperationException("once more") : new(ids);
    }
}

public sealed class NewGuidTests
{
    [Fact]
    public async Task Every_attempt_of_an_item_gets_the_same_ids_and_no_two_are_alike()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        (await host.RunAsync<Naming>([1, 2])).EnsureCompleted();

        Assert.Equal((probe.Entries[0], probe.Entries[2]), (probe.Entries[1], probe.Entries[3]));
        var ids = probe.Entries.SelectMany(entry => entry.Split(' ')[1..]).Distinct().Select(Guid.Parse).ToArray();
        Assert.Equal(4, ids.Length);
        Assert.All(ids, id => Assert.Equal((8, 8), (id.Version, id.Variant & 0xC)));
    }
}
