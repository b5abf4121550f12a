using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Hosting.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Status_of_a_database_that_is_not_there_makes_none()
    {
        var status = await cli.JsonAsync("db", "status", "--json");

        Assert.False(status.GetProperty("exists").GetBoolean());
        Assert.Equal(cli.DatabasePath, status.GetProperty("database").GetString());
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_may_be_repeated()
    {
        var first = await cli.RunAsync("db", "migrate");
        var second = await cli.RunAsync("db", "migrate");

        Assert.Equal((0, "", 0, ""), (first.ExitCode, first.Output, second.ExitCode, second.Output));
        Assert.StartsWith($"{cli.DatabasePath}: applied 1 (", first.Error, StringComparison.Ordinal);
        Assert.Equal($"{cli.DatabasePath} is up to date.\n", second.Error);
    }

    [Fact]
    public async Task Migrate_tells_programs_what_it_applied()
    {
        var first = await cli.JsonAsync("db", "migrate", "--json");
        var second = await cli.JsonAsync("db", "migrate", "--json");

        Assert.Equal(1, first.GetProperty("applied")[0].GetInt32());
        Assert.Equal(0, second.GetProperty("applied").GetArrayLength());
    }

    [Fact]
    public async Task After_migrate_nothing_is_pending()
    {
        await cli.RunAsync("db", "migrate");

        var status = await cli.JsonAsync("db", "status", "--json");

        Assert.True(status.GetProperty("exists").GetBoolean());
        Assert.Equal(0, status.GetProperty("pendingMigrations").GetInt32());
        Assert.True(status.GetProperty("schemaVersion").GetInt32() > 0);
        Assert.Equal("wal", status.GetProperty("journalMode").GetString());
    }

    [Fact]
    public async Task Status_as_text_says_where_the_database_is()
    {
        Assert.Contains("There is no database yet", (await cli.RunAsync("db", "status")).Output, StringComparison.Ordinal);
        await cli.RunAsync("db", "migrate");

        var result = await cli.RunAsync("db", "status");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal($"Database  {cli.DatabasePath}", result.Lines[0]);
        Assert.Contains(result.Lines, line => line.StartsWith("Schema ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_whose_runs_another_executes_is_not_reachable()
    {
        using var held = SqliteProcessLock.Take(cli.DatabasePath);

        var result = await cli.RunAsync("run", "numbers.split");

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains($"being executed by another process (pid {Environment.ProcessId})", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_looked_at_beside_the_process_that_executes_them()
    {
        await cli.JsonAsync("run", "numbers.split", "--json");
        using var held = SqliteProcessLock.Take(cli.DatabasePath);

        Assert.Equal(1, (await cli.JsonAsync("runs", "list", "--json")).GetArrayLength());
    }
}
