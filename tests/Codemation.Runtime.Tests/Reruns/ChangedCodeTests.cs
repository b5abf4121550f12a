using Codemation.Runtime.Runs;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Reruns;

/// <summary>Runs that wait while the code of their workflow changes.</summary>
public sealed class ChangedCodeTests : IDisposable
{
    private const string Before = """
        return start.Map("first", n => n + 1).Wait("pause", System.TimeSpan.FromMinutes(5)).Map("last", n => n * 10);
        """;

    private readonly TemporaryDatabase database = new();
    private readonly ManualTime time = new() { SkipsWaits = true };

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("""return start.Map("first", n => n + 1).Wait("pause", System.TimeSpan.FromMinutes(5)).Map("last", n => n * 10).Map("more", n => n + 5);""", 25)]
    [InlineData("""return start.Map("first", n => n + 1000).Wait("pause", System.TimeSpan.FromMinutes(5)).Map("last", n => n * 100);""", 200)]
    [InlineData("""return start.Map("first", n => n + 1).Wait("pause", System.TimeSpan.FromMinutes(5)).MapAsync("later", (n, ctx) => new System.Threading.Tasks.ValueTask<int>(n * 7));""", 14)]
    public async Task A_run_goes_on_with_new_code_that_has_what_it_needs(string now, int expected)
    {
        var runId = await SuspendAsync();

        var outcome = await FinishAsync(runId, now);

        Assert.Equal(expected, ((Codemation.Runtime.Engine.Batch<int>)outcome.Output!)[0]);
    }

    [Theory]
    [InlineData("""return start.Map("first", n => n + 1).Map("last", n => n * 10);""", "Step \"pause\" was removed")]
    [InlineData("""return start.Map("first", n => n + 1).MapAsync("pause", (n, ctx) => new System.Threading.Tasks.ValueTask<int>(n)).Map("last", n => n * 10);""", "Step \"pause\" was a Wait and is a MapAsync now")]
    [InlineData("""return start.Map("first", n => "x" + n).Wait("pause", System.TimeSpan.FromMinutes(5)).Map("last", n => n.Length);""", "The items of step \"pause\" have another type")]
    public async Task A_run_that_can_not_go_on_is_parked_with_the_reason(string now, string reason)
    {
        var runId = await SuspendAsync();

        var refused = await Assert.ThrowsAsync<RunNotResumableException>(() => FinishAsync(runId, now));

        Assert.Contains($"plan changed: {reason}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("rerun it from a step, or cancel it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_run_goes_on_once_the_code_that_it_needs_is_back()
    {
        var runId = await SuspendAsync();
        await Assert.ThrowsAsync<RunNotResumableException>(() => FinishAsync(runId, """return start.Map("first", n => n + 1);"""));

        var outcome = await FinishAsync(runId, Before);

        Assert.Equal(20, ((Codemation.Runtime.Engine.Batch<int>)outcome.Output!)[0]);
    }

    [Fact]
    public async Task A_run_that_went_on_with_new_code_and_waits_again_is_compared_with_that_code()
    {
        var runId = await SuspendAsync("""
            return start.Wait("pause", System.TimeSpan.FromMinutes(5)).Map("middle", n => n + 1).Wait("again", System.TimeSpan.FromMinutes(5)).Map("last", n => n * 10);
            """);

        var outcome = await FinishAsync(runId, """
            return start.Wait("pause", System.TimeSpan.FromMinutes(5)).Wait("again", System.TimeSpan.FromMinutes(5)).Map("last", n => n * 10);
            """);

        Assert.Equal(10, ((Codemation.Runtime.Engine.Batch<int>)outcome.Output!)[0]);
    }

    private async Task<string> SuspendAsync(string body = Before)
    {
        using var workflow = CompiledWorkflow.Define(body);
        await using var host = workflow.HostOn(database, time);
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get("compiled");
        using var input = new MemoryStream("1"u8.ToArray());
        var items = await entry.ReadInputAsync(input, runs.Limits, default);
        var row = (await runs.CreateAsync(entry, items, RunOptions.Default, runs.Owner, default)).Row;
        Assert.Equal(RunStatus.Suspended, (await runs.ExecuteAsync(entry, row, items, default)).Status);
        return row.Id;
    }

    private async Task<Codemation.Runtime.Engine.Execution.RunOutcome> FinishAsync(string runId, string body)
    {
        time.Advance(TimeSpan.FromMinutes(6));
        using var workflow = CompiledWorkflow.Define(body);
        await using var host = workflow.HostOn(database, time);
        var runs = await host.OpenAsync(default);
        await runs.Store.WakeAsync(runId, default);
        return await runs.FinishAsync(runId, default);
    }
}
