using System.Text.Json;

namespace Codemation.Hosting.Tests;

public sealed class RunsTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("runs", "list")]
    [InlineData("runs", "list", "--json")]
    public async Task Before_the_first_run_the_list_is_empty_and_no_database_is_made(params string[] command)
    {
        var result = await cli.RunAsync(command);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(command.Length == 3 ? "[]\n" : "", result.Output);
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        var first = await RunAsync("numbers.split");
        var second = await RunAsync("numbers.log");

        Assert.Equal([second, first], await IdsAsync("runs", "list", "--json"));
    }

    [Fact]
    public async Task The_list_can_be_narrowed_and_paged()
    {
        var first = await RunAsync("numbers.split");
        var second = await RunAsync("numbers.split");
        await FailAsync();

        Assert.Equal([second, first], await IdsAsync("runs", "list", "--json", "--workflow", "numbers.split"));
        Assert.Equal([second], await IdsAsync("runs", "list", "--json", "--status", "completed", "--limit", "1"));
        Assert.Equal([first], await IdsAsync("runs", "list", "--json", "--before", second));
    }

    [Fact]
    public async Task The_table_shows_state_counts_and_error()
    {
        await RunAsync("numbers.split");
        await FailAsync();

        var result = await cli.RunAsync("runs", "list");

        Assert.Matches("^RUN +WORKFLOW +STATUS +CREATED +TOOK +IN +OUT +DETAIL", result.Lines[0]);
        Assert.Matches("^[0-9a-f]{32} +numbers\\.digits +failed .* 1 +check: 12 is not a digit", result.Lines[1]);
        Assert.Matches("^[0-9a-f]{32} +numbers\\.split +completed .* 2 +3 *$", result.Lines[2]);
    }

    [Fact]
    public async Task A_run_is_shown_step_by_step()
    {
        var run = await RunAsync("numbers.split");

        var result = await cli.RunAsync("runs", "show", run);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal($"Run {run} of numbers.split: completed", result.Lines[0]);
        Assert.Contains("2 items in, 3 out", result.Lines[1], StringComparison.Ordinal);
        Assert.Matches("^even +completed +1 .* 2 +1 \\+ 1", result.Lines[3]);
    }

    [Fact]
    public async Task A_run_as_JSON_has_the_items_of_each_step()
    {
        var run = await RunAsync("numbers.split");

        var shown = await cli.JsonAsync("runs", "show", run, "--json");

        Assert.Equal(run, shown.GetProperty("id").GetString());
        Assert.Equal(2, shown.GetProperty("itemsIn").GetInt32());
        Assert.Equal(3, shown.GetProperty("itemsOut").GetInt32());
        Assert.Equal(
            ["even 2 [1,1]", "halves 1 [2]", "whole 1 [1]", "parts 3 [3]"],
            shown.GetProperty("steps").EnumerateArray().Select(step =>
                $"{step.GetProperty("step").GetString()} {step.GetProperty("itemsIn").GetInt32()} {step.GetProperty("itemsOut").GetRawText()}"));
    }

    [Fact]
    public async Task The_beginning_of_an_id_is_enough()
    {
        var run = await RunAsync("numbers.split");

        Assert.Equal(run, (await cli.JsonAsync("runs", "show", run[..20], "--json")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_beginning_that_several_runs_share_is_refused_with_their_ids()
    {
        string[] runs = [await RunAsync("numbers.split"), await RunAsync("numbers.split")];
        var shared = runs[0].Zip(runs[1]).TakeWhile(pair => pair.First == pair.Second).Count();

        var result = await cli.RunAsync("runs", "show", runs[0][..shared]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.All(runs, run => Assert.Contains(run, result.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("runs show 0123456789abcdef")]
    [InlineData("runs show 0")]
    [InlineData("runs resume 0123456789abcdef")]
    public async Task An_id_of_no_run_is_bad_usage(string command)
    {
        await RunAsync("numbers.split");

        var result = await cli.RunAsync(command.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("There is no run 0", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs show 0123456789abcdef")]
    [InlineData("runs resume 0123456789abcdef")]
    public async Task Without_a_database_there_is_no_run_and_none_is_made(string command)
    {
        var result = await cli.RunAsync(command.Split(' '));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.NotEqual("", result.Error);
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task A_run_that_has_ended_is_not_resumed()
    {
        var run = await RunAsync("numbers.split");

        var result = await cli.RunAsync("runs", "resume", run);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal($"Run {run} has completed already.\n", result.Error);
    }

    private async Task<string> RunAsync(string workflow)
        => (await cli.JsonAsync("run", workflow, "--json")).GetProperty("runId").GetString()!;

    private async Task FailAsync()
    {
        cli.Input = """{"i":12}""";
        Assert.Equal(1, (await cli.RunAsync("run", "numbers.digits", "--input", "-")).ExitCode);
    }

    private async Task<string[]> IdsAsync(params string[] command)
        => [.. (await cli.JsonAsync(command)).EnumerateArray().Select(run => run.GetProperty("id").GetString()!)];
}
