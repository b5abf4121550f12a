namespace Codemation.Runtime.Tests.Engine;

public sealed class EarlierOutputTests : IAsyncLifetime
{
    private readonly WorkflowHost host = Hosts.InMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task An_earlier_output_is_that_of_the_item_it_descends_from()
        => Assert.Equal(["1->10a", "1->10b", "2->20a", "2->20b"], (await host.RunAsync<LooksBack>([1, 2])).Outputs);

    [Fact]
    public async Task Asking_for_the_output_of_a_step_that_is_not_upstream_is_an_error()
    {
        var result = await host.RunAsync<LooksAside>([1]);

        Assert.Contains("does not descend from an output of step \"aside\"", result.Error!.Message, StringComparison.Ordinal);
    }
}

[Workflow("test.looks-back")]
public sealed partial class LooksBack : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("ten", i => i * 10)
        .If("large", i => i > 10, then: f => f.NoOp("big"), @else: f => f.NoOp("small"))
        .Merge("merged")
        .Split("parts", i => new[] { $"{i}a", $"{i}b" })
        .Map("back", (s, ctx) => $"{ctx.Output(Steps.Ten) / 10}->{s}");
}

[Workflow("test.looks-aside")]
public sealed partial class LooksAside : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var (yes, no) = start.If("one", i => i == 1);
        var aside = no.Map("aside", i => $"{i}");
#pragma warning disable CDM007 // What becomes of it at run time is what is tested.
        return Flow.Merge("merged", aside, yes.Map("look", (i, ctx) => ctx.Output<string>("aside")));
#pragma warning restore CDM007
    }
}
