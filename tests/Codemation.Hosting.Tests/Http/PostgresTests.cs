using Codemation.Testing;

namespace Codemation.Hosting.Tests.Http;

[NeedsPostgres]
public sealed class PostgresTests : IAsyncLifetime
{
    private TemporaryPostgres database = null!;

    public async Task InitializeAsync() => database = await TemporaryPostgres.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_web_process_leaves_runs_to_workers_and_waits_for_them()
    {
        await using var web = await WebApp.StartAsync(configure: Web);

        var early = await web.PostAsync("/api/v1/workflows/numbers.sum/runs?wait=50ms", """[{"i":1},{"i":2}]""");
        var pending = await web.GetAsync($"/api/v1/runs/{early["runId"]}");
        await using var worker = await WebApp.StartAsync(configure: Worker);
        var late = await web.PostAsync("/api/v1/workflows/numbers.sum/runs?wait=30s", """[{"i":3},{"i":4}]""");

        Assert.Equal((202, "pending"), (early.Code, pending["status"]));
        Assert.Equal((200, """[{"json":{"i":7},"paired":[0,1]}]"""), (late.Code, late.Json.GetProperty("outputs").GetRawText()));
        while ((await web.GetAsync($"/api/v1/runs/{early["runId"]}"))["status"] != "completed")
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task While_the_database_is_away_the_answer_is_503_and_then_all_is_well_again()
    {
        await using var network = new FaultProxy(database.Server.Port);
        await using var web = await WebApp.StartAsync(configure: app =>
        {
            Web(app);
            app.Database = $"postgresql://postgres@127.0.0.1:{network.Port}/{database.Name}";
        });
        await ReadyAsync(web);

        network.Cut();
        var ready = await web.GetAsync("/health/ready");
        var read = await web.GetAsync("/api/v1/runs");
        var live = await web.GetAsync("/health/live");
        network.Heal();
        var start = await web.PostAsync("/api/v1/workflows/numbers.sum/runs", """{"i":1}""");

        Assert.Equal((503, "unhealthy", 200), (ready.Code, ready["status"], live.Code));
        Assert.Equal((503, "application/problem+json", TimeSpan.FromSeconds(5)), (read.Code, read.ContentType, read.Headers.RetryAfter!.Delta));
        Assert.DoesNotContain("postgres", read.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(202, start.Code);
    }

    // Until then it makes its tables, which may take longer than those who ask are made to wait.
    private static async Task ReadyAsync(WebApp web)
    {
        while (await web.GetAsync("/health/ready") is { Code: var code } && code != 200)
        {
            Assert.Equal(503, code);
            await Task.Yield();
        }
    }

    private void Web(CodemationBuilder app)
    {
        app.Database = database.Address;
        app.ExecutesRuns = false;
    }

    private void Worker(CodemationBuilder app) => app.Database = database.Address;
}
