using Codemation.Testing;

namespace Codemation.Hosting.Tests;

[NeedsPostgres]
public sealed class PostgresDatabaseTests : IAsyncLifetime, IDisposable
{
    private readonly Cli cli = new();
    private TemporaryPostgres temporary = null!;

    public async Task InitializeAsync()
    {
        temporary = await TemporaryPostgres.CreateAsync();
        cli.Variables["DATABASE_URL"] = temporary.Address;
    }

    public async Task DisposeAsync() => await temporary.DisposeAsync();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Status_and_migrate_say_what_is_there_and_what_was_missing()
    {
        var before = await cli.JsonAsync("db", "status", "--json");
        var migrated = await cli.RunAsync("db", "migrate");
        var after = await cli.JsonAsync("db", "status", "--json");
        var text = await cli.RunAsync("db", "status");

        Assert.False(before.GetProperty("exists").GetBoolean());
        Assert.True(before.GetProperty("pendingMigrations").GetInt32() > 0);
        Assert.StartsWith($"postgresql://127.0.0.1:{temporary.Server.Port}/{temporary.Name}: applied 1 (", migrated.Error, StringComparison.Ordinal);
        Assert.Equal(0, after.GetProperty("pendingMigrations").GetInt32());
        Assert.Equal("PostgreSQL", after.GetProperty("engine").GetString());
        Assert.False(after.TryGetProperty("journalMode", out _));
        Assert.Matches("^PostgreSQL +[0-9.]+", text.Lines[1]);
    }

    [Fact]
    public async Task A_run_is_executed_listed_and_shown()
    {
        Assert.Equal("[]\n", (await cli.RunAsync("runs", "list", "--json")).Output);

        var run = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("runId").GetString()!;

        Assert.Equal(run, Assert.Single((await cli.JsonAsync("runs", "list", "--json")).EnumerateArray()).GetProperty("id").GetString());
        var shown = await cli.RunAsync("runs", "show", run);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("completed", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_process_is_gone_is_resumed()
    {
        var run = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("runId").GetString()!;
        await temporary.QueryAsync("DELETE FROM activations WHERE seq > 1; UPDATE runs SET status = 'running', owner = 'gone', finished_at = NULL, items_out = NULL");

        var resumed = await cli.RunAsync("runs", "resume", run);

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal("completed", await temporary.QueryAsync("SELECT status FROM runs"));
    }

    [Fact]
    public async Task A_server_that_can_not_be_reached_is_said_so_without_the_password()
    {
        var result = await cli.RunAsync("run", "numbers.split", "--database", "postgresql://me:secret@127.0.0.1:1/runs");

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("postgresql://127.0.0.1:1/runs can't be used", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said_so()
    {
        var result = await cli.RunAsync("runs", "list", "--database", temporary.Server.AddressOf("missing"));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("database \"missing\" does not exist", result.Error, StringComparison.Ordinal);
    }
}
