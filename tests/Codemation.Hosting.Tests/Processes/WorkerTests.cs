using System.Net.Http.Headers;
using System.Text.Json;
using Codemation.Testing;

namespace Codemation.Hosting.Tests.Processes;

[NeedsPostgres]
public sealed class WorkerTests : IAsyncLifetime, IDisposable
{
    private readonly TestApp app = new();
    private TemporaryPostgres database = null!;

    public async Task InitializeAsync() => database = await TemporaryPostgres.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_web_and_a_worker_process_share_a_database_and_stop_when_asked()
    {
        await using var worker = app.Start("serve", "worker", "--json", "--database", database.Address);
        await worker.FirstLineAsync();
        await using var web = app.Start("serve", "web", "--json", "--urls", "http://127.0.0.1:0", "--database", database.Address);
        using var client = new HttpClient
        {
            BaseAddress = new Uri(JsonSerializer.Deserialize<JsonElement>(await web.FirstLineAsync()).GetProperty("addresses")[0].GetString()!),
        };

        using var content = new StringContent("""[{"number":1,"quantity":2}]""", new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync("/api/v1/workflows/effects/runs?wait=60s", content);
        var outcome = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var watched = await app.RunAsync("runs", "watch", outcome.GetProperty("runId").GetString()!, "--database", database.Address);
        var stopped = (await web.TerminateAsync(), await worker.TerminateAsync());

        Assert.Equal("completed", outcome.GetProperty("status").GetString());
        Assert.Equal(0, watched.ExitCode);
        Assert.Equal((0, "", 0, ""), (stopped.Item1.ExitCode, stopped.Item1.Error, stopped.Item2.ExitCode, stopped.Item2.Error));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_3()
    {
        var web = await app.RunAsync("serve", "web", "--urls", "http://127.0.0.1:0", "--database", "postgresql://postgres@127.0.0.1:1/none");

        Assert.Equal((3, ""), (web.ExitCode, web.Output));
        Assert.Contains("127.0.0.1:1", web.Error, StringComparison.Ordinal);
    }
}
