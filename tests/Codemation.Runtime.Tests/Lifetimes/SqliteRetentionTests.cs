using Codemation.Runtime.Binary;
using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Binary;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Scheduling;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

    [Fact]
    public async Task Binary_storage_that_refuses_access_keeps_no_other_kind_from_being_removed()
    {
        using var logs = new CapturedLogs();
        await using var storage = new RefusingStorage(database.Path + ".binary");
        await using var host = HostOn(storage, logs);
        var runId = (await host.RunAsync<ShortRetention>([1])).RunId;
        await host.RunAsync<Letters>([new("unremovable"), new("text")]);
        var runs = await host.OpenAsync(default);
        await runs.Telemetry.DrainAsync();
        storage.Refused = static content => content == "unremovable";
        Time.Advance(TimeSpan.FromDays(31));

        var result = await runs.Retention.SweepAsync(default);

        Assert.Equal([RetentionKind.Binary], result.Failed.Keys);
        Assert.Equal("1 of 2 contents can't be removed from binary storage, the first because: Access denied", result.Failed[RetentionKind.Binary].Message);
        Assert.Contains(logs.Problems, static line => line.StartsWith("Of Binary, what is older", StringComparison.Ordinal));
        Assert.Equal((2, 1, 1), (result.Runs, result.Artifacts, result.Metrics));
        Assert.True(result.Spans > 0);
        Assert.Null(await runs.Store.FindAsync(runId, default));

        storage.Refused = static _ => false;
        result = await runs.Retention.SweepAsync(default);
        Assert.Equal((1, 0), (result.Binary, result.Failed.Count));
    }

    [Fact]
    public async Task Each_kind_that_can_not_be_removed_is_reported_and_the_others_are_removed()
    {
        await Host.RunAsync<ShortRetention>([1]);
        var runs = await Host.OpenAsync(default);
        await runs.Telemetry.DrainAsync();
        Time.Advance(TimeSpan.FromDays(31));
        database.Query("CREATE TRIGGER stuck_runs BEFORE DELETE ON runs BEGIN SELECT raise(ABORT, 'stuck'); END");
        database.Query("CREATE TRIGGER stuck_spans BEFORE DELETE ON telemetry_spans BEGIN SELECT raise(ABORT, 'stuck'); END");

        var result = await runs.Retention.SweepAsync(default);

        Assert.Equal([RetentionKind.Runs, RetentionKind.Spans], result.Failed.Keys);
        Assert.Equal((0, 0, 1, 1), (result.Runs, result.Spans, result.Artifacts, result.Metrics));
    }

    private WorkflowHost HostOn(RefusingStorage storage, CapturedLogs logs) => Hosts.OnDisk(
        database,
        app =>
        {
            Configure(app);
            app.BinarySchemes.Add(new BinaryScheme("refusing", _ => storage));
            app.Binary = "refusing://storage";
            app.Services.AddSingleton<ILoggerProvider>(logs);
        },
        Time,
        new Smuggler(),
        new Probe());

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
