namespace Codemation.Hosting.Tests;

public sealed class DatabaseAddressTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task The_option_wins_over_the_variable()
    {
        var other = Path.Combine(Path.GetDirectoryName(cli.DatabasePath)!, "other.db");

        await cli.JsonAsync("run", "numbers.split", "--json", "--database", $"sqlite:///{other}");

        Assert.True(File.Exists(other));
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task The_application_wins_over_the_variable()
    {
        var other = Path.Combine(Path.GetDirectoryName(cli.DatabasePath)!, "other.db");
        cli.App = new AppWithDatabase($"sqlite:///{other}");

        await cli.JsonAsync("run", "numbers.split", "--json");

        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var other = Path.Combine(Path.GetDirectoryName(cli.DatabasePath)!, "a", "b", "runs.db");

        await cli.JsonAsync("run", "numbers.split", "--json", "--database", $"sqlite:///{other}");

        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task A_path_that_can_not_be_a_file_is_not_reachable()
    {
        var file = cli.WriteFile("file", "");

        var result = await cli.RunAsync("run", "numbers.split", "--database", $"sqlite:///{file}/runs.db");

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_not_reachable()
    {
        var file = cli.WriteFile("notes.txt", new string('x', 10_000));

        var result = await cli.RunAsync("run", "numbers.split", "--database", $"sqlite:///{file}");

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
    }

    private sealed class AppWithDatabase(string address) : CodemationApp
    {
        protected internal override void Configure(CodemationBuilder app) => app.Database = address;
    }
}
