using Codemation.Runtime.Lifetimes;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Storage;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Lifetimes;

/// <summary>What is removed when, and what stays, wherever runs are kept.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private readonly DirectoryInfo attachments = Directory.CreateTempSubdirectory("codemation-tests-");

    private protected WorkflowHost Host { get; private set; } = null!;

    private protected ManualTime Time { get; } = new() { SkipsWaits = false };

    public virtual Task InitializeAsync()
    {
        Host = CreateHost();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        attachments.Delete(recursive: true);
    }

    private protected abstract WorkflowHost CreateHost();

    [Fact]
    public async Task Each_kind_of_data_is_removed_when_its_own_time_is_over_and_no_other_with_it()
    {
        var runId = (await Host.RunAsync<ShortRetention>([1])).RunId;

        Assert.Equal("run spans artifacts metrics", await LeftAfterAsync(runId, TimeSpan.FromMinutes(59)));
        Assert.Equal("spans artifacts metrics", await LeftAfterAsync(runId, TimeSpan.FromMinutes(2)));
        Assert.Equal("artifacts metrics", await LeftAfterAsync(runId, TimeSpan.FromHours(2)));
        Assert.Equal("metrics", await LeftAfterAsync(runId, TimeSpan.FromHours(1)));
        Assert.Equal("", await LeftAfterAsync(runId, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Where_a_workflow_says_nothing_the_host_decides()
    {
        var runId = (await Host.RunAsync<HostRetention>([1])).RunId;

        Assert.Equal("run spans artifacts metrics", await LeftAfterAsync(runId, TimeSpan.FromHours(20)));
        Assert.Equal("spans artifacts metrics", await LeftAfterAsync(runId, TimeSpan.FromHours(5)));
    }

    [Fact]
    public async Task What_is_kept_for_ever_stays()
    {
        var runId = (await Host.RunAsync<ForeverRetention>([1])).RunId;

        Assert.Equal("run", await LeftAfterAsync(runId, TimeSpan.FromDays(10_000)));
    }

    [Fact]
    public async Task A_run_that_is_open_stays_with_all_that_it_told()
    {
        var store = (await Host.OpenAsync(default)).Store;
        var open = Stored.Run(1, owner: null, workflow: "retention.short") with { CreatedAt = Time.GetUtcNow() };
        await store.CreateAsync(open, default);
        var batch = new Codemation.Runtime.Telemetry.TelemetryBatch();
        batch.Add(new Codemation.Runtime.Telemetry.MetricPoint
        {
            RunId = open.Id, WorkflowId = open.WorkflowId, Step = "tell", Item = 0, SpanId = "0000000000000001", Name = "rows", Value = 1, At = Time.GetUtcNow(),
        });
        await store.Telemetry.WriteAsync(batch, default);

        Assert.Equal("run metrics", await LeftAfterAsync(open.Id, TimeSpan.FromDays(10_000)));
    }

    [Fact]
    public async Task Runs_of_workflows_that_no_host_has_any_more_are_removed_as_the_host_says()
    {
        var runs = await Host.OpenAsync(default);
        var store = runs.Store;
        var gone = Stored.Run(1, runs.Owner, workflow: "gone") with { CreatedAt = Time.GetUtcNow() };
        await store.CreateAsync(gone, default);
        await store.CommitAsync(Stored.End(1) with { End = new RunEnd(RunStatus.Completed, Time.GetUtcNow(), null, 1) }, default);

        Assert.Equal("run", await LeftAfterAsync(gone.Id, TimeSpan.FromHours(23)));
        Assert.Equal("", await LeftAfterAsync(gone.Id, TimeSpan.FromHours(2)));
    }

    private async Task<string> LeftAfterAsync(string runId, TimeSpan passed)
    {
        var runs = await Host.OpenAsync(default);
        await runs.Telemetry.DrainAsync();
        Time.Advance(passed);
        await runs.Retention.SweepAsync(default);
        var left = new List<string>();
        Add("run", await runs.Store.FindAsync(runId, default) is not null);
        Add("spans", (await runs.Store.Telemetry.SpansAsync(runId, default)).Count > 0);
        Add("artifacts", (await runs.Store.Telemetry.ArtifactsAsync(runId, default)).Count > 0);
        Add("metrics", (await runs.Store.Telemetry.PointsAsync(runId, default)).Count > 0);
        return string.Join(' ', left);

        void Add(string kind, bool isThere)
        {
            if (isThere)
            {
                left.Add(kind);
            }
        }
    }

    private protected void Configure(CodemationBuilder app)
    {
        app.Binary = $"file://{attachments.FullName}";
        app.Retention = new RetentionPeriods
        {
            Runs = TimeSpan.FromDays(1),
            Binary = TimeSpan.FromDays(1),
            Spans = TimeSpan.FromDays(30),
            Artifacts = TimeSpan.FromDays(30),
            Metrics = TimeSpan.FromDays(30),
        };
    }
}
