using System.Text.Json;

namespace Codemation.Hosting.Tests.Run;

public sealed class RunInputTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("""{"i":7}""", 7)]
    [InlineData("""[{"i":7},{"i":8}]""", 15)]
    [InlineData("{\"i\":7}\n{\"i\":8}\n{\"i\":9}\n", 24)]
    public async Task Standard_input_is_a_value_an_array_or_lines(string input, int sum)
    {
        cli.Input = input;

        var result = await cli.RunAsync("run", "numbers.sum", "--input", "-");

        Assert.Equal((0, $"{{\"i\":{sum}}}\n"), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("""{"i":7}""", 7)]
    [InlineData("""[{"i":7},{"i":8}]""", 15)]
    [InlineData("{\"i\":7}\n{\"i\":8}\n{\"i\":9}\n", 24)]
    public async Task A_file_is_a_value_an_array_or_lines(string input, int sum)
    {
        var result = await cli.RunAsync("run", "numbers.sum", "-i", cli.WriteFile("numbers.json", input));

        Assert.Equal((0, $"{{\"i\":{sum}}}\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task No_items_at_all_are_a_run_too()
    {
        cli.Input = "[]";

        var document = await cli.JsonAsync("run", "numbers.split", "--input", "-", "--json");

        Assert.Equal("completed", document.GetProperty("status").GetString());
        Assert.Equal(0, document.GetProperty("outputs").GetArrayLength());
    }

    [Fact]
    public async Task Without_input_the_samples_of_the_author_are_run()
    {
        var outputs = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("outputs");

        Assert.Equal([4, 4, 5], outputs.EnumerateArray().Select(output => output.GetProperty("json").GetProperty("of").GetInt32()));
    }

    [Fact]
    public async Task Without_input_and_samples_the_message_says_how_to_give_some()
    {
        var result = await cli.RunAsync("run", "numbers.sum");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "Workflow \"numbers.sum\" needs input: pass --input FILE, or --input - to read standard input. " +
            "\"workflows schema numbers.sum\" says what it takes.\n",
            result.Error);
    }

    [Fact]
    public async Task Input_of_another_shape_is_refused_with_its_place_and_creates_no_run()
    {
        cli.Input = """[{"i":1},{"i":"two"}]""";

        var result = await cli.RunAsync("run", "numbers.sum", "--input", "-", "--json");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("$[1].i: expected an integer, found \"two\"\n", result.Error);
        Assert.Equal("[]", (await cli.JsonAsync("runs", "list", "--json")).GetRawText());
    }

    [Fact]
    public async Task Every_place_that_is_wrong_is_named()
    {
        cli.Input = """[{"i":"one"},{"i":2},{}]""";

        var result = await cli.RunAsync("run", "numbers.sum", "--input", "-");

        Assert.Equal(2, result.ExitCode);
        Assert.Collection(
            result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            first => Assert.Equal("$[0].i: expected an integer, found \"one\"", first),
            second => Assert.StartsWith("$[2]", second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"i":1},""")]
    [InlineData("i = 1")]
    [InlineData("")]
    public async Task What_is_no_JSON_is_refused_and_creates_no_run(string input)
    {
        cli.Input = input;

        var result = await cli.RunAsync("run", "numbers.sum", "--input", "-");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.NotEqual("", result.Error);
        Assert.Equal("[]", (await cli.JsonAsync("runs", "list", "--json")).GetRawText());
    }

    [Fact]
    public async Task Bad_input_creates_no_run_among_others()
    {
        await cli.JsonAsync("run", "numbers.split", "--json");
        cli.Input = """{"i":true}""";

        Assert.Equal(2, (await cli.RunAsync("run", "numbers.split", "--input", "-")).ExitCode);

        Assert.Equal(1, (await cli.JsonAsync("runs", "list", "--json")).GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var result = await cli.RunAsync("run", "numbers.sum", "--input", "missing.json");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("The file \"missing.json\" can't be read: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_not_an_input_file()
    {
        var result = await cli.RunAsync("run", "numbers.sum", "--input", Path.GetDirectoryName(cli.DatabasePath)!);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("can't be read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_workflow_is_answered_with_the_nearest_one()
    {
        var result = await cli.RunAsync("run", "number.split");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("There is no workflow \"number.split\" (did you mean \"numbers.split\"?); the workflows are ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_like_no_other_gets_no_suggestion()
    {
        var result = await cli.RunAsync("run", "zzz");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("There is no workflow \"zzz\"; the workflows are ", result.Error, StringComparison.Ordinal);
    }
}
