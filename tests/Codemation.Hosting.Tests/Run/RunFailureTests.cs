namespace Codemation.Hosting.Tests.Run;

public sealed class RunFailureTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task The_message_names_step_item_source_line_type_and_message()
    {
        cli.Input = """[{"i":1},{"i":12}]""";

        var result = await cli.RunAsync("run", "numbers.digits", "--input", "-");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches(
            "^Run [0-9a-f]{32} failed at step \"check\", item 1 \\(Workflows\\.cs:[0-9]+\\): " +
            "System\\.NotSupportedException: 12 is not a digit\n  Item: \\{\"i\":12\\}\n$",
            result.Error);
    }

    [Fact]
    public async Task The_source_line_is_that_of_the_step()
    {
        cli.Input = """{"i":12}""";

        var result = await cli.RunAsync("run", "numbers.digits", "--input", "-");
        var step = (await cli.JsonAsync("workflows", "show", "numbers.digits", "--json")).GetProperty("steps")[1];

        Assert.Contains($"({step.GetProperty("source").GetString()})", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_how_many_items_failed()
    {
        cli.Input = """[{"i":12},{"i":1},{"i":13}]""";

        var result = await cli.RunAsync("run", "numbers.digits", "--input", "-");

        Assert.Contains("item 0", result.Error, StringComparison.Ordinal);
        Assert.Contains("\n  2 items failed; this is the first.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_the_message_is_on_the_error_stream_beside_the_document()
    {
        cli.Input = """{"i":12}""";

        var result = await cli.RunAsync("run", "numbers.digits", "--input", "-", "--json");

        Assert.Equal("failed", result.Json.GetProperty("status").GetString());
        Assert.Contains("failed at step \"check\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_is_kept_with_its_error()
    {
        cli.Input = """[{"i":1},{"i":12}]""";
        var run = (await cli.RunAsync("run", "numbers.digits", "--input", "-", "--json")).Json.GetProperty("runId").GetString()!;

        var shown = await cli.JsonAsync("runs", "show", run, "--json");

        Assert.Equal("failed", shown.GetProperty("status").GetString());
        Assert.Equal("check", shown.GetProperty("error").GetProperty("step").GetString());
        Assert.Equal("""{"i":12}""", shown.GetProperty("error").GetProperty("input").GetString());
    }
}
