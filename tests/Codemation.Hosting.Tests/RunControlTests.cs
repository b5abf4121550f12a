namespace Codemation.Hosting.Tests;

public sealed class RunControlTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Watch_tells_what_became_of_the_steps_and_ends_as_the_run_did()
    {
        var run = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("runId").GetString()!;

        var result = await cli.RunAsync("runs", "watch", run);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Matches($@"^(  \S+ completed: .+\n){{4}}Run {run} completed: 3 out, took .+\n$", result.Error);
    }

    [Fact]
    public async Task Watch_of_a_failed_run_ends_with_1_and_prints_it_as_JSON()
    {
        cli.Input = """{"i":12}""";
        var run = (await cli.RunAsync("run", "numbers.digits", "--input", "-", "--json")).Json.GetProperty("runId").GetString()!;

        var result = await cli.RunAsync("runs", "watch", run, "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("failed", result.Json.GetProperty("status").GetString());
        Assert.Contains($"Run {run} failed at step \"check\": 12 is not a digit\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_over_can_not_be_cancelled()
    {
        var run = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("runId").GetString()!;

        var result = await cli.RunAsync("runs", "cancel", run);

        Assert.Equal((2, "", $"Run {run} has completed already.\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("cancel")]
    public async Task A_run_that_is_not_there_is_bad_usage(string command)
    {
        await cli.RunAsync("db", "migrate");

        var result = await cli.RunAsync("runs", command, "nope");

        Assert.Equal((2, "There is no run nope. \"runs list\" names the latest ones.\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_run_takes_its_configuration_as_JSON_or_from_a_file()
    {
        cli.Input = """{"i":3}""";
        var file = cli.WriteFile("config.json", """{ "by": 5 }""");

        Assert.Equal("{\"i\":6}\n", (await cli.RunAsync("run", "numbers.scale", "--input", "-")).Output);
        Assert.Equal("{\"i\":21}\n", (await cli.RunAsync("run", "numbers.scale", "--input", "-", "--config", """{"by":7}""")).Output);
        Assert.Equal("{\"i\":15}\n", (await cli.RunAsync("run", "numbers.scale", "--input", "-", "--config", file)).Output);
    }

    [Theory]
    [InlineData("numbers.scale", """{"by":"two"}""", "config.by: expected an integer, found \"two\"\n")]
    [InlineData("numbers.sum", """{"by":2}""", "config: workflow \"numbers.sum\" takes no configuration\n")]
    [InlineData("numbers.scale", """{"by":""", "--config takes a JSON object, or a file with one: *")]
    [InlineData("numbers.scale", "nope.json", "The file \"nope.json\" can't be read: *")]
    public async Task A_configuration_that_can_not_be_is_refused(string workflow, string config, string error)
    {
        cli.Input = """{"i":3}""";

        var result = await cli.RunAsync("run", workflow, "--input", "-", "--config", config);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(error).Replace("\\*", "[^$]+", StringComparison.Ordinal)}$", result.Error);
    }
}
