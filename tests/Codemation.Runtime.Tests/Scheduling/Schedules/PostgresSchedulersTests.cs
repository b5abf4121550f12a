using System.Globalization;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
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

    private async Task<ScheduledNode> OpenAsync(string name)
    {
        var database = temporary.Open();
        databases.Add(database);
        var store = await database.OpenStoreAsync(default);
        return new ScheduledNode(name, store, store.Schedules, TimeProvider.System, logs, MissedFirings.FireAll);
    }
}
