using System.Net;
using System.Text.Json;

namespace Codemation.Hosting.Tests.Processes;

public sealed class ServerTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData("dev")]
    [InlineData("serve web")]
    public async Task A_server_prints_its_address_when_it_is_ready_and_ends_with_0_when_it_is_asked_to(string command)
    {
        await using var server = app.Start([.. command.Split(' '), "--urls", AnyPort, "--json"]);

        using var client = new HttpClient { BaseAddress = await AddressAsync(server) };
        var health = await ReadyAsync(client);
        var result = await server.TerminateAsync();

        Assert.Equal("""{"status":"healthy","events":"live"}""", health);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task No_command_is_dev()
    {
        app.WriteFile("appsettings.json", $$"""{ "Codemation": { "Urls": "{{AnyPort}}" } }""");
        await using var server = app.Start();

        await server.FirstErrorLineAsync();
        var result = await server.InterruptAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Matches(@"^Listening on http://127\.0\.0\.1:\d+\n\d+ workflows?; runs are kept in .+\.codemation/codemation\.db and executed here\.", result.Error);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_with_3()
    {
        await using var first = app.Start("dev", "--urls", AnyPort, "--json");
        await AddressAsync(first);

        var second = await app.RunAsync("serve", "web", "--urls", AnyPort);

        Assert.Equal((3, ""), (second.ExitCode, second.Output));
        Assert.Contains("codemation.db", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_on_SQLite_is_refused_with_2()
    {
        var result = await app.RunAsync("serve", "worker");

        Assert.Equal(
            (2, "", "Runs are kept in SQLite, which one process has for itself: \"serve web\" serves and executes there. For workers set DATABASE_URL to a PostgreSQL database.\n"),
            (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task An_address_that_others_reach_needs_a_key()
    {
        var result = await app.RunAsync("serve", "web", "--urls", "http://0.0.0.0:0");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("http://0.0.0.0:0 can be reached from other machines, and there is no API key. Set CODEMATION_API_KEY", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_with_what_to_do()
    {
        await using var first = app.Start("dev", "--urls", AnyPort, "--json");
        var address = await AddressAsync(first);

        var second = await app.RunAsync("dev", "--urls", address.ToString().TrimEnd('/'), "--database", "sqlite:///other.db");

        Assert.Equal((2, ""), (second.ExitCode, second.Output));
        Assert.Contains("--urls http://localhost:PORT", second.Error, StringComparison.Ordinal);
    }

    private static async Task<Uri> AddressAsync(AppProcess server)
        => new(JsonSerializer.Deserialize<JsonElement>(await server.FirstLineAsync()).GetProperty("addresses")[0].GetString()!);

    // It answers before it has opened the database, which may take a while.
    private static async Task<string> ReadyAsync(HttpClient client)
    {
        while (true)
        {
            using var answer = await client.GetAsync("/health/ready");
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return await answer.Content.ReadAsStringAsync();
            }
        }
    }
}
