using System.Text.Json;

namespace Codemation.Hosting.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly Cli cli = new();

    public DoctorTests() => cli.Variables["CODEMATION_BINARY"] = $"file://{Path.Combine(Path.GetDirectoryName(cli.DatabasePath)!, "binary")}";

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_new_system_is_healthy_and_stays_untouched()
    {
        var document = await cli.JsonAsync("doctor", "--json");

        Assert.True(document.GetProperty("healthy").GetBoolean());
        Assert.Equal(["settings: ok", "workflows: ok", "database: ok", "binary storage: ok", "keys: ok"], States(document));
        Assert.Matches(@"^SQLite 3\.\d+\.\d+, .+runs\.db: not there yet; the first run makes it$", Check(document, "database").GetProperty("detail").GetString());
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task People_see_a_table_and_what_to_do()
    {
        await cli.RunAsync("db", "migrate");
        cli.Variables["ASPNETCORE_URLS"] = "http://0.0.0.0:80";

        var result = await cli.RunAsync("doctor");

        Assert.Equal((3, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"(?m)^database +ok +SQLite .+: schema \d+ *$", result.Output);
        Assert.Matches(@"(?m)^keys +failed +http://0\.0\.0\.0:80 can be reached from other machines", result.Output);
        Assert.EndsWith("keys: Set CODEMATION_API_KEY.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_can_not_be_is_the_first_thing_to_correct()
    {
        cli.Variables["Codemation__Concurency"] = "3";

        var result = await cli.RunAsync("doctor", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["settings: failed"], States(result.Json));
        Assert.Contains("did you mean \"Concurrency\"?", Check(result.Json, "settings").GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_fails()
    {
        await File.WriteAllTextAsync(cli.DatabasePath, "certainly no database, but long enough to have a header of one hundred bytes, which this sentence now has.");

        var result = await cli.RunAsync("doctor", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("database: failed", States(result.Json));
        Assert.Contains("keys: ok", States(result.Json));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_fails()
    {
        cli.Variables["CODEMATION_BINARY"] = $"file://{cli.WriteFile("a-file", "")}/below";

        var result = await cli.RunAsync("doctor", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("binary storage: failed", States(result.Json));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_fails_without_telling_the_password()
    {
        cli.Variables["DATABASE_URL"] = "postgresql://user:hunter2@127.0.0.1:1/runs";
        cli.Variables["REDIS_URL"] = "redis://:hunter2@127.0.0.1:1";

        var result = await cli.RunAsync("doctor", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("database: failed", States(result.Json));
        Assert.Contains("redis: failed", States(result.Json).Select(state => state.ToLowerInvariant()));
        Assert.DoesNotContain("hunter2", result.Output + result.Error, StringComparison.Ordinal);
    }

    private static string[] States(JsonElement document)
        => [.. document.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name").GetString()}: {check.GetProperty("state").GetString()}")];

    private static JsonElement Check(JsonElement document, string name)
        => document.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
}
