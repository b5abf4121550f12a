using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Events.Feed;
using Codemation.Runtime.Tests.Events.Feed;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage.Postgres;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Events.Redis;

/// <summary>One host executes runs, another follows them, as two processes on one database do.</summary>
[NeedsPostgres]
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private readonly Probe probe = new();
    private TemporaryPostgres database = null!;
    private RedisServer redis = null!;
    private WorkflowHost worker = null!;
    private WorkflowHost web = null!;

    public async Task InitializeAsync()
    {
        if (RedisServer.Missing is not null)
        {
            return;
        }

        database = await PostgresTests.CreateMigratedAsync();
        redis = await RedisServer.StartAsync();
        worker = Host();
        web = Host();
    }

    public async Task DisposeAsync()
    {
        if (RedisServer.Missing is not null)
        {
            return;
        }

        await web.DisposeAsync();
        await worker.DisposeAsync();
        await redis.DisposeAsync();
        await database.DisposeAsync();
    }

    [RedisFact]
    public async Task A_run_is_followed_live_from_its_creation_to_its_end()
    {
        await using var ofWorker = new Reading(worker.Feed.Follow(RunFilter.All));
        await using var reading = new Reading(web.Feed.Follow(new RunFilter { WorkflowId = "events.told" }));
        await ofWorker.UntilAsync(news => news.Delivery == EventDelivery.Live);
        await reading.UntilAsync(news => news.Delivery == EventDelivery.Live);

        // What was missed before both were connected is read from the database; that is over when this one has ended.
        var first = await worker.RunAsync<ToldWorkflow>([1]);
        await reading.UntilAsync(news => HasEnded(news, first.RunId));

        var result = await worker.RunAsync<ToldWorkflow>([1, 2]);

        await reading.UntilAsync(news => HasEnded(news, result.RunId));
        var events = reading.Read.Where(news => news.Event?.RunId == result.RunId).Select(news => news.Event!.Seq).ToArray();
        Assert.NotEmpty(events);
        Assert.Equal(events.Distinct().Order(), events);
        if (!reading.Read.Any(news => news.Run?.Id == result.RunId))
        {
            Assert.Equal(Enumerable.Range(1, events.Length).Select(number => (long)number), events);
        }
    }

    [RedisFact]
    public async Task Without_Redis_runs_go_on_and_views_converge_from_the_database_and_say_so()
    {
        await using var reading = new Reading(web.Feed.Follow(RunFilter.All));
        await reading.UntilAsync(news => news.Delivery == EventDelivery.Live);
        await redis.KillAsync();
        await reading.UntilAsync(news => news is { Kind: RunNewsKind.Delivery, Delivery: EventDelivery.Fallback });

        var result = await worker.RunAsync<ToldWorkflow>([1, 2]);
        var ended = Stopwatch.StartNew();

        Assert.Equal(RunStatus.Completed, result.Status);
        await reading.UntilAsync(news => news.Run is { Status: RunStatus.Completed } run && run.Id == result.RunId);
        Assert.InRange(ended.Elapsed, TimeSpan.Zero, Feed.RunFeedTests.Convergence);
    }

    [Fact]
    public void Redis_without_a_database_that_processes_share_is_refused()
    {
        var services = new ServiceCollection();
        services.AddCodemation(app =>
        {
            app.Database = "sqlite:///runs.db";
            app.Redis = "redis://127.0.0.1";
        });
        using var provider = services.BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IRunEventTransport>);

        Assert.Contains("postgresql://", refusal.Message, StringComparison.Ordinal);
    }

    private static bool HasEnded(RunNews news, string runId)
        => (news.Event is { IsEnd: true } happened && happened.RunId == runId) || (news.Run is { Status: RunStatus.Completed } run && run.Id == runId);

    private WorkflowHost Host() => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = database.Address;
        app.Redis = $"redis://127.0.0.1:{redis.Port.ToString(CultureInfo.InvariantCulture)}";
        app.Services.AddSingleton(probe);
    });
}
