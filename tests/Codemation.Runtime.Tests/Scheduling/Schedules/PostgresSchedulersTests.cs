using System.Globalization;
using Codemation.Runtime.Events;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Several schedulers, each with connections of its own, and one server that decides between them.</summary>
[NeedsPostgres]
public sealed class PostgresSchedulersTests : IAsyncLifetime, IDisposable
{
    private const int Fires = 500;

    private readonly CapturedLogs logs = new();
    private readonly List<PostgresDatabase> databases = [];
    private readonly Schedule schedule = Schedule.Of(new ClockedEntry("beats", static _ => [1], new PlanTrigger(TriggerKind.Cron, "* * * * * *")), 0);
    private TemporaryPostgres temporary = null!;

    public async Task InitializeAsync() => temporary = await PostgresTests.CreateMigratedAsync();

    public async Task DisposeAsync()
    {
        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }

        await temporary.DisposeAsync();
    }

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Three_of_them_fire_each_instant_once_when_they_fire_all_at_the_same_time()
    {
        var nodes = new[] { await OpenAsync("one"), await OpenAsync("two"), await OpenAsync("three") };
        await temporary.QueryAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO schedules (id, workflow_id, done_until) VALUES ('{schedule.Id}', 'beats', date_trunc('second', clock_timestamp()) - interval '{Fires} seconds')"));

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Firings.FireAsync(schedule, DateTimeOffset.UnixEpoch, default).AsTask())));

        var fired = nodes.SelectMany(static node => node.Fired).Order().ToArray();
        Assert.True(fired.Length >= Fires, $"{fired.Length} fired");
        Assert.Equal(Enumerable.Range(0, fired.Length).Select(second => fired[0].AddSeconds(second)), fired);
        Assert.Equal((long)fired.Length, await temporary.QueryAsync("SELECT count(*) FROM runs"));
        Assert.Equal((long)fired.Length, await temporary.QueryAsync("SELECT count(*) FROM firings"));
    }

    [Fact]
    public async Task Three_of_them_start_one_run_for_each_instant_of_a_workflow_that_keeps_nothing()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);
        var unkept = host.Schedules.Value.All.Single(each => each.Workflow.Id == "scheduling.unkept-leap-day");
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        using var listening = host.Events.Subscribe(happened =>
        {
            if (happened.Kind is RunEventKind.RunCompleted or RunEventKind.RunFailed && Interlocked.Increment(ref count) == 24 * 12)
            {
                ended.SetResult();
            }
        });
        await temporary.QueryAsync($"INSERT INTO schedules (id, workflow_id, done_until) VALUES ('{unkept.Id}', '{unkept.Workflow.Id}', '2024-02-28Z')");
        var nodes = new List<ScheduleFirings>();
        for (var number = 0; number < 3; number++)
        {
            var store = await OpenStoreAsync();
            nodes.Add(new ScheduleFirings(
                store.Schedules, static (_, _, _, _) => throw new InvalidOperationException("It is to be kept."), () => host.Unkept, MissedFirings.FireAll, TimeProvider.System, logs));
        }

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.FireAsync(unkept, DateTimeOffset.UnixEpoch, default).AsTask())));
        await ended.Task;

        Assert.Equal(24 * 11, probe.Entries.Count);
        Assert.Equal(24 * 11, probe.Entries.Distinct().Count());
        Assert.Equal(24 * 12, Volatile.Read(ref count));
        Assert.Equal(0L, await temporary.QueryAsync("SELECT count(*) FROM runs"));
    }

    private async Task<IRunStore> OpenStoreAsync()
    {
        var database = temporary.Open();
        databases.Add(database);
        return await database.OpenStoreAsync(default);
    }

    private async Task<ScheduledNode> OpenAsync(string name)
    {
        var store = await OpenStoreAsync();
        return new ScheduledNode(name, store, store.Schedules, TimeProvider.System, logs, MissedFirings.FireAll);
    }
}
