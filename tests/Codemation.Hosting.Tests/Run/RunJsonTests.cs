using System.Text.Json;

namespace Codemation.Hosting.Tests.Run;

public sealed class RunJsonTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_completed_run_is_exactly_one_document()
    {
        cli.Input = """[{"i":4},{"i":5}]""";

        var result = await cli.RunAsync("run", "numbers.split", "--input", "-", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Equal(
            """
            {"runId":"*","workflowId":"numbers.split","status":"completed","outputs":[{"json":{"i":2,"of":4},"paired":[0]},{"json":{"i":2,"of":4},"paired":[0]},{"json":{"i":5,"of":5},"paired":[1]}],"error":null}

            """,
            WithoutRunId(result));
    }

    [Fact]
    public async Task An_output_of_the_whole_batch_is_paired_with_all_of_it()
    {
        cli.Input = """[{"i":1},{"i":2},{"i":3}]""";

        var outputs = (await cli.JsonAsync("run", "numbers.sum", "--input", "-", "--json")).GetProperty("outputs");

        Assert.Equal("""[{"json":{"i":6},"paired":[0,1,2]}]""", outputs.GetRawText());
    }

    [Fact]
    public async Task An_output_with_attachments_names_them()
    {
        cli.Input = """{"name":"note.txt","text":"x"}""";

        var outputs = (await cli.JsonAsync("run", "files.attach", "--input", "-", "--json", "--memory")).GetProperty("outputs");

        Assert.Equal(
            """[{"json":"note.txt","binary":{"note.txt":{"contentType":"text/plain; charset=utf-8","size":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}},"paired":[0]}]""",
            outputs.GetRawText());
    }

    [Fact]
    public async Task A_failed_run_is_exactly_one_document_too()
    {
        cli.Input = """[{"i":1},{"i":12},{"i":13}]""";

        var result = await cli.RunAsync("run", "numbers.digits", "--input", "-", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            {"runId":"*","workflowId":"numbers.digits","status":"failed","outputs":[],"error":{"step":"check","item":1,"type":"System.NotSupportedException","message":"12 is not a digit"}}

            """,
            WithoutRunId(result));
    }

    [Fact]
    public async Task A_failure_of_the_whole_batch_names_no_item()
    {
        cli.Input = $$"""[{"i":{{int.MaxValue}}},{"i":1}]""";

        var result = await cli.RunAsync("run", "numbers.sum", "--input", "-", "--json");

        Assert.Equal(1, result.ExitCode);
        var error = result.Json.GetProperty("error");
        Assert.Equal("sum", error.GetProperty("step").GetString());
        Assert.Equal(JsonValueKind.Null, error.GetProperty("item").ValueKind);
        Assert.Equal("System.OverflowException", error.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Without_json_every_output_is_a_line()
    {
        var result = await cli.RunAsync("run", "numbers.split");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("{\"i\":2,\"of\":4}\n{\"i\":2,\"of\":4}\n{\"i\":5,\"of\":5}\n", result.Output);
    }

    [Fact]
    public async Task What_is_run_in_memory_is_not_kept()
    {
        var document = await cli.JsonAsync("run", "numbers.split", "--memory", "--json");

        Assert.Equal(3, document.GetProperty("outputs").GetArrayLength());
        Assert.False(File.Exists(cli.DatabasePath));
    }

    [Fact]
    public async Task Logs_of_steps_go_to_the_error_stream_with_run_and_step()
    {
        var result = await cli.RunAsync("run", "numbers.log", "--json");

        var run = result.Json.GetProperty("runId").GetString();
        Assert.Matches($"^info Codemation\\.Workflows\\S* {run} log: saw 1\n$", result.Error);
    }

    private static string WithoutRunId(CliResult result)
    {
        var run = result.Json.GetProperty("runId").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", run);
        return result.Output.Replace(run, "*", StringComparison.Ordinal);
    }
}
