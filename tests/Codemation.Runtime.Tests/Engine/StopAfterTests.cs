using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Engine;

/// <summary>Runs that end before their workflow does.</summary>
public sealed class StopAfterTests : IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task The_output_of_the_last_step_is_the_result()
    {
        var (_, outcome) = await RunAsync("inner");

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal(["0:four", "2:even"], ((Batch<string>)outcome.Output!).Values.ToArray());
    }

    [Fact]
    public async Task Only_what_that_step_needs_is_run()
    {
        var (host, outcome) = await RunAsync("inner");

        await using var stored = await host.ReadRunsAsync(default);
        var progress = await stored.LoadProgressAsync(outcome.RunId, default);

        Assert.Equal(["even", "four", "by-four", "by-two", "inner"], progress.Activations.Select(activation => activation.Step));
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_step_with_several_outputs_can_not_be_the_last()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("four"));

    [Fact]
    public async Task A_run_that_waits_to_be_executed_still_knows_where_to_end()
    {
        await using var host = Hosts.OnFile(temporary.Path);
        var runs = await host.OpenAsync(default);
        var row = (await runs.CreateAsync(host.Catalog.Get(typeof(Nested)), Input, new RunOptions { StopAfter = "inner" }, owner: null, default)).Row;

        var outcome = await runs.ResumeAsync(row.Id, default);

        Assert.Equal(["0:four", "2:even"], ((Batch<string>)outcome.Output!).Values.ToArray());
    }

    private static Batch<int> Input => WorkflowEntry<Nested, int, string>.BatchOf([0, 1, 2]);

    private async Task<(WorkflowHost Host, RunOutcome Outcome)> RunAsync(string stopAfter)
    {
        var host = Hosts.OnFile(temporary.Path);
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(Nested));
        var row = (await runs.CreateAsync(entry, Input, new RunOptions { StopAfter = stopAfter }, runs.Owner, default)).Row;
        return (host, await runs.ExecuteAsync(entry, row, Input, default));
    }
}
