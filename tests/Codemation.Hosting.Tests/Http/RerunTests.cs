using System.Text.Json;

namespace Codemation.Hosting.Tests.Http;

public sealed class RerunTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_run_is_repeated_as_a_new_one()
    {
        var source = await app.RunAsync("numbers.split", """[{"i":4},{"i":5}]""");

        var accepted = await app.SendAsync(HttpMethod.Post, $"/api/v1/runs/{source.Id}/rerun", content: null);
        var ended = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun?wait=30s", "{}");

        Assert.Equal(202, accepted.Code);
        Assert.NotEqual(source.Id, accepted["runId"]);
        Assert.Equal((200, "completed"), (ended.Code, ended["status"]));
        Assert.Equal("""[{"i":2,"of":4},{"i":2,"of":4},{"i":5,"of":5}]""", Values(ended));
    }

    [Fact]
    public async Task It_begins_at_a_step_with_other_items_and_ends_at_one()
    {
        var source = await app.RunAsync("numbers.digits", """[{"i":1},{"i":12}]""");

        var from = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun?wait=30s", """{"from":"check","items":[{"i":1},{"i":2}]}""");
        var whole = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun?wait=30s", """{"items":{"i":7}}""");
        var part = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun?wait=30s", """{"stopAfter":"fetch"}""");

        Assert.Equal("""[{"i":1},{"i":2}]""", Values(from));
        Assert.Equal("""[{"i":7}]""", Values(whole));
        Assert.Equal("""[{"i":1},{"i":12}]""", Values(part));
    }

    [Fact]
    public async Task A_pinned_step_does_not_run()
    {
        var source = await app.RunAsync("numbers.digits", """[{"i":12}]""");

        var ended = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun?wait=30s", """{"pinned":{"fetch":[{"i":3}]}}""");

        Assert.Equal("""[{"i":3}]""", Values(ended));
    }

    [Fact]
    public async Task Only_what_failed_runs_again_where_that_is_asked_for()
    {
        var completed = await app.RunAsync("numbers.split", """[{"i":4}]""");
        var failed = await app.RunAsync("numbers.digits", """[{"i":1},{"i":12}]""");

        var refused = await app.PostAsync($"/api/v1/runs/{completed.Id}/rerun", """{"failedOnly":true}""");
        var again = await app.PostAsync($"/api/v1/runs/{failed.Id}/rerun?wait=30s", """{"failedOnly":true}""");

        Assert.Equal((409, $"Run {completed.Id} did not fail at a step, so there are no items that failed."), (refused.Code, refused["detail"]));
        Assert.Equal((200, "failed"), (again.Code, again["status"]));
        Assert.Equal("check", again.Json.GetProperty("error").GetProperty("step").GetString());
    }

    [Fact]
    public async Task Only_what_failed_runs_again_where_the_command_asks_for_it()
    {
        using var cli = new Cli();
        var source = (await cli.JsonAsync("run", "numbers.split", "--json")).GetProperty("runId").GetString()!;

        var refused = await cli.RunAsync("runs", "rerun", source, "--failed-only");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("did not fail at a step, so there are no items that failed", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"from":"chek"}""", "$.from: Step \"chek\" not found in workflow \"numbers.digits\" (did you mean \"check\"?)")]
    [InlineData("""{"stopAfter":"nope"}""", "$.stopAfter: *")]
    [InlineData("""{"items":[{"i":"two"}]}""", "$.items[0].i: expected an integer, found \"two\"")]
    [InlineData("""{"pinned":{"fetch":[{"i":"two"}]}}""", "$.pinned.fetch[0].i: expected an integer, found \"two\"")]
    [InlineData("""{"step":"check"}""", "*")]
    public async Task What_can_not_be_used_is_refused_with_its_place(string body, string error)
    {
        var source = await app.RunAsync("numbers.digits", """[{"i":1}]""");

        var answer = await app.PostAsync($"/api/v1/runs/{source.Id}/rerun", body);

        Assert.Equal(422, answer.Code);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(error).Replace("\\*", ".+", StringComparison.Ordinal)}$", answer.Errors[0]);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_not_found()
        => Assert.Equal(404, (await app.PostAsync("/api/v1/runs/nope/rerun", "{}")).Code);

    [Fact]
    public async Task The_command_does_the_same()
    {
        using var cli = new Cli { Input = """[{"i":1},{"i":12}]""" };
        var source = (await cli.RunAsync("run", "numbers.digits", "--input", "-", "--json")).Json.GetProperty("runId").GetString()!;
        cli.Input = """[{"i":1},{"i":2}]""";

        var result = await cli.RunAsync("runs", "rerun", source[..20], "--from", "check", "--input", "-");
        var refused = await cli.RunAsync("runs", "rerun", source, "--from", "chek");

        Assert.Equal((0, "{\"i\":1}\n{\"i\":2}\n"), (result.ExitCode, result.Output));
        Assert.Equal((2, "", "Step \"chek\" not found in workflow \"numbers.digits\"\n"), (refused.ExitCode, refused.Output, refused.Error));
    }

    private static string Values(Answer answer)
        => $"[{string.Join(',', answer.Json.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("json").GetRawText()))}]";
}
