using System.Net.Http.Json;
using System.Text.Json;

namespace Codemation.Hosting.Tests.Processes;

public sealed class RunControlProcessTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_run_of_a_server_is_watched_from_another_process()
    {
        app.LetThrough(2);
        await using var server = app.Start("dev", "--urls", "http://127.0.0.1:0", "--json");
        using var client = await ClientAsync(server);
        var run = await StartAsync(client, """[{"number":1,"quantity":1}]""");

        await using var watching = app.Start("runs", "watch", run);
        var first = await watching.FirstErrorLineAsync();
        app.OpenGate();
        var result = await watching.EndAsync();

        Assert.StartsWith("  reserve ", first, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Run {run} completed: 1 out", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await server.TerminateAsync()).ExitCode);
    }

    [Fact]
    public async Task While_a_server_has_the_file_cancelling_is_its_business()
    {
        app.LetThrough(0);
        await using var server = app.Start("dev", "--urls", "http://127.0.0.1:0", "--json", "--set", "GracePeriod=0s");
        using var client = await ClientAsync(server);
        var run = await StartAsync(client, """[{"number":1,"quantity":1}]""");

        var refused = await app.RunAsync("runs", "cancel", run);
        using var asked = await client.PostAsJsonAsync($"/api/v1/runs/{run}/cancel", new { });
        var watched = await app.RunAsync("runs", "watch", run);

        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.EndsWith($"it can do this itself: POST /api/v1/runs/{run}/cancel.\n", refused.Error, StringComparison.Ordinal);
        Assert.True(asked.IsSuccessStatusCode);
        Assert.Equal(1, watched.ExitCode);
        Assert.EndsWith($"Run {run} cancelled\n", watched.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_leaves_runs_for_the_next_one()
    {
        app.LetThrough(1);
        await using var first = app.Start("dev", "--urls", "http://127.0.0.1:0", "--json", "--set", "GracePeriod=100ms");
        using var client = await ClientAsync(first);
        var run = await StartAsync(client, """[{"number":1,"quantity":1}]""");
        var stopped = await first.TerminateAsync();
        app.OpenGate();

        await using var second = app.Start("dev", "--urls", "http://127.0.0.1:0", "--json");
        await second.FirstLineAsync();
        var watched = await app.RunAsync("runs", "watch", run);

        Assert.Equal(0, stopped.ExitCode);
        Assert.Equal(0, watched.ExitCode);
        Assert.Equal(0, (await second.TerminateAsync()).ExitCode);
    }

    [Fact]
    public async Task A_run_that_nobody_executes_is_cancelled_by_the_command()
    {
        app.LetThrough(0);
        await using var server = app.Start("dev", "--urls", "http://127.0.0.1:0", "--json");
        using var client = await ClientAsync(server);
        var run = await StartAsync(client, """[{"number":1,"quantity":1}]""");
        await server.KillAsync();

        var result = await app.RunAsync("runs", "cancel", run);

        Assert.Equal((0, "", $"Run {run} is cancelled.\n"), (result.ExitCode, result.Output, result.Error));
        Assert.Contains(run, (await app.RunAsync("runs", "list", "--status", "cancelled")).Output, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> ClientAsync(AppProcess server)
        => new() { BaseAddress = new Uri(JsonSerializer.Deserialize<JsonElement>(await server.FirstLineAsync()).GetProperty("addresses")[0].GetString()!) };

    private static async Task<string> StartAsync(HttpClient client, string input)
    {
        using var content = new StringContent(input, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync("/api/v1/workflows/effects/runs", content);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetString()!;
    }
}
