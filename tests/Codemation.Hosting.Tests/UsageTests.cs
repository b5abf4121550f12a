namespace Codemation.Hosting.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("", "dev", "serve", "run", "workflows", "runs", "db", "--database")]
    [InlineData("run", "<workflow>", "--input", "--config", "--memory", "--json", "--database", "Examples:")]
    [InlineData("workflows", "list", "show", "graph", "schema")]
    [InlineData("workflows list", "--json")]
    [InlineData("workflows show", "<id>", "--json", "Examples:")]
    [InlineData("workflows graph", "<id>", "--format", "mermaid", "Examples:")]
    [InlineData("workflows schema", "<id>")]
    [InlineData("runs", "list", "show", "watch", "resume", "rerun", "cancel", "--database")]
    [InlineData("runs rerun", "<id>", "--from", "--input", "--failed-only", "--stop-after", "--json", "Examples:")]
    [InlineData("runs watch", "<id>", "--json")]
    [InlineData("runs cancel", "<id>", "--json")]
    [InlineData("doctor", "--json", "--database")]
    [InlineData("runs list", "--workflow", "--status", "--queue", "--metadata", "--limit", "--before", "--json", "--database", "Examples:")]
    [InlineData("runs show", "<id>", "--json", "--database")]
    [InlineData("runs resume", "<id>", "--json", "--database")]
    [InlineData("dev", "--urls", "--concurrency", "--json", "--database", "--set", "Examples:")]
    [InlineData("serve", "web", "worker")]
    [InlineData("serve web", "--urls", "--concurrency", "--json", "Examples:")]
    [InlineData("serve worker", "--queue", "--concurrency", "--json", "Examples:")]
    [InlineData("db", "migrate", "status", "--database")]
    [InlineData("db migrate", "--json", "--database")]
    [InlineData("db status", "--json", "--database")]
    public async Task Help_names_everything_a_command_takes(string command, params string[] expected)
    {
        var result = await cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(expected, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("runs")]
    [InlineData("nonsense")]
    [InlineData("run numbers.split --nonsense")]
    [InlineData("runs list --limit 0")]
    [InlineData("runs list --limit many")]
    [InlineData("runs list --status nonsense")]
    [InlineData("workflows graph numbers.split --format nonsense")]
    public async Task Bad_usage_is_2_with_a_pointer_to_the_help_and_nothing_on_standard_output(string command)
    {
        var result = await cli.RunAsync(command.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches("Try \".+ --help\"\\.\n$", result.Error);
    }

    [Fact]
    public async Task Redis_beside_SQLite_is_refused()
    {
        cli.Variables["REDIS_URL"] = "redis://localhost:6379";

        var result = await cli.RunAsync("run", "numbers.split");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("REDIS_URL is set, but runs are kept in SQLite: events between processes need PostgreSQL. Unset REDIS_URL.\n", result.Error);
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Theory]
    [InlineData("postgresql://user:secret@host")]
    [InlineData("mysql://user:secret@host/db")]
    public async Task A_database_that_is_not_supported_is_refused_without_repeating_its_password(string address)
    {
        var result = await cli.RunAsync("run", "numbers.split", "--database", address);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("postgresql://user:password@host:5432/database", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }
}
