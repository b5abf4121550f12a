using Codemation.Runtime.Catalog;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Failures;

[Workflow("failures.failed-before-restart")]
public sealed partial class FailedBeforeRestart(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("fail", async (n, ctx) =>
        {
            await Task.Yield();
            probe.Note("fail");
            return n;
        })
        .Map("after", n => n);
}

public sealed class FailedBeforeRestartTests : IDisposable
{
    private readonly TemporaryDatabase database = new();

    [Fact]
    public async Task A_step_whose_failure_was_recorded_does_not_run_again_when_the_run_could_not_be_ended()
    {
        var probe = new Probe();
        await using var host = Hosts.OnDisk(database, probe);
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(FailedBeforeRestart));
        var row = (await runs.CreateAsync(entry, WorkflowEntry<FailedBeforeRestart, int, int>.BatchOf([1]), RunOptions.Default, "an earlier process", default)).Row;
        var failed = Stored.Completed("fail") with
        {
            Status = ActivationStatus.Failed,
            Error = new RunError { Step = "fail", Type = "System.Exception", Message = "broken", FailedItems = 1 },
        };
        await runs.Store.CommitAsync(new RunCommit { RunId = row.Id, Epoch = row.Epoch, Activations = [failed] }, default);

        var outcome = await runs.ResumeAsync(row.Id, default);

        Assert.Equal((RunStatus.Failed, "broken"), (outcome.Status, outcome.Error?.Message));
        Assert.Empty(probe.Entries);
    }

    public void Dispose() => database.Dispose();
}
