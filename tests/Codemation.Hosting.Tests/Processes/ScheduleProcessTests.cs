using Codemation.Testing;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>Workers on one database that come and go, and a schedule that fires each second.</summary>
[NeedsPostgres]
public sealed class ScheduleProcessTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly TestApp app = new();
    private readonly List<AppProcess> workers = [];
    private TemporaryPostgres temporary = null!;

    public async Task InitializeAsync() => temporary = await TemporaryPostgres.CreateAsync();

    public async Task DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        await temporary.DisposeAsync();
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Every_second_has_one_run_although_workers_are_killed()
    {
        app.WriteFile("ticks", "");
        await app.RunAsync("db", "migrate", "--database", temporary.Address);
        Start();
        Start();
        Start();
        await FiredAsync(3);
        await workers[0].KillAsync();
        await FiredAsync(6);
        await workers[1].KillAsync();
        Start();
        await FiredAsync(9);
        await workers[2].KillAsync();
        await FiredAsync(12);

        var first = "(SELECT min(scheduled_at) FROM firings)";
        Assert.Equal(0L, await temporary.QueryAsync($"SELECT count(*) FROM generate_series({first}, (SELECT max(scheduled_at) FROM firings), interval '1 second') AS due WHERE due NOT IN (SELECT scheduled_at FROM firings)"));

        // In one statement: it goes on firing meanwhile.
        Assert.Equal(true, await temporary.QueryAsync("SELECT (SELECT count(*) FROM firings) = (SELECT count(*) FROM runs WHERE workflow_id = 'ticks')"));
    }

    private void Start() => workers.Add(app.Start("serve", "worker", "--database", temporary.Address));

    private async Task FiredAsync(long least)
    {
        while ((long)(await temporary.QueryAsync("SELECT count(*) FROM firings"))! < least)
        {
            await Task.Delay(Pace, TimeProvider.System);
        }
    }
}
