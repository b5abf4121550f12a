using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Lifetimes;

public sealed class SqliteRetentionTests : RetentionContract, IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    private protected override WorkflowHost CreateHost() => Hosts.OnDisk(database, Configure, Time);

    [Fact]
    public async Task Space_is_given_back_to_the_disk()
    {
        var runs = await Host.OpenAsync(default);
        await FillAsync(runs.Store.Telemetry, Time.GetUtcNow());
        await Host.DisposeAsync();
        var full = new FileInfo(database.Path).Length;
        Assert.InRange(full, 8_000_000, long.MaxValue);

        await using (var again = CreateHost())
        {
            Time.Advance(TimeSpan.FromDays(31));
            Assert.Equal(2_000, (await (await again.OpenAsync(default)).Retention.SweepAsync(default)).Artifacts);
        }

        Assert.InRange(new FileInfo(database.Path).Length, 0, full / 10);
    }

    [Fact]
    public async Task A_sweep_that_was_interrupted_goes_on_with_the_next()
    {
        var runs = await Host.OpenAsync(default);
        await FillAsync(runs.Store.Telemetry, Time.GetUtcNow());
        Time.Advance(TimeSpan.FromDays(31));
        using var interruption = new CancellationTokenSource();
        var sweeping = runs.Retention.SweepAsync(interruption.Token);
        while ((await runs.Store.Telemetry.ArtifactsAsync("run", default)).Count == 2_000)
        {
            await Task.Yield();
        }

        await interruption.CancelAsync();
        await ((Task)sweeping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var left = (await runs.Store.Telemetry.ArtifactsAsync("run", default)).Count;

        Assert.Equal(left, (await runs.Retention.SweepAsync(default)).Artifacts);
        Assert.Empty(await runs.Store.Telemetry.ArtifactsAsync("run", default));
    }

    private static async Task FillAsync(ITelemetryStore store, DateTimeOffset at)
    {
        for (var part = 0; part < 20; part++)
        {
            var batch = new TelemetryBatch();
            for (var i = 0; i < 100; i++)
            {
                batch.Add(new Artifact
                {
                    RunId = "run",
                    WorkflowId = "gone",
                    Step = "tell",
                    Item = i,
                    SpanId = "0000000000000001",
                    Name = "page",
                    MediaType = "text/html",
                    Content = new byte[4_096],
                    At = at,
                });
            }

            await store.WriteAsync(batch, default);
        }
    }
}
