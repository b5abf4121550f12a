using System.Text.Json;

namespace Codemation.Hosting.Tests.Http;

public sealed class ReadingTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_root_says_what_is_there()
    {
        var answer = await app.GetAsync("/");

        Assert.Equal((200, "application/json"), (answer.Code, answer.ContentType));
        Assert.Equal("/api/v1/runs", answer["runsUrl"]);
    }

    [Fact]
    public async Task Workflows_are_listed_and_shown_as_the_commands_do()
    {
        using var cli = new Cli();

        var list = await app.GetAsync("/api/v1/workflows");
        var one = await app.GetAsync("/api/v1/workflows/numbers.split");
        var schema = await app.GetAsync("/api/v1/workflows/numbers.split/schema");

        Assert.True(JsonElement.DeepEquals(await cli.JsonAsync("workflows", "list", "--json"), list.Json.GetProperty("workflows")));
        Assert.True(JsonElement.DeepEquals(await cli.JsonAsync("workflows", "show", "numbers.split", "--json"), one.Json));
        Assert.True(JsonElement.DeepEquals(await cli.JsonAsync("workflows", "schema", "numbers.split"), schema.Json));
    }

    [Theory]
    [InlineData("/api/v1/workflows/number.split", "There is no workflow \"number.split\" (did you mean \"numbers.split\"?).")]
    [InlineData("/api/v1/workflows/number.split/schema", "There is no workflow \"number.split\" (did you mean \"numbers.split\"?).")]
    [InlineData("/api/v1/runs/nope", "There is no run \"nope\".")]
    [InlineData("/api/v1/runs/nope/steps", "There is no run \"nope\".")]
    [InlineData("/api/v1/runs/nope/steps/even/items", "There is no run \"nope\".")]
    public async Task What_is_not_there_is_a_problem_with_a_trace_id(string path, string detail)
    {
        var answer = await app.GetAsync(path);

        Assert.Equal((404, "application/problem+json", detail), (answer.Code, answer.ContentType, answer["detail"]));
        Assert.NotEmpty(answer["traceId"]!);
    }

    [Fact]
    public async Task A_run_is_shown_with_its_steps()
    {
        var run = await app.RunAsync("numbers.split", "[{\"i\":4},{\"i\":5}]");

        var answer = await app.GetAsync($"/api/v1/runs/{run.Id}");
        var steps = await app.GetAsync($"/api/v1/runs/{run.Id}/steps");

        Assert.Equal(("completed", "2", "3", "5", "default"), (answer["status"], answer["itemsIn"], answer["itemsOut"], answer["priority"], answer["queue"]));
        Assert.Equal(["even", "halves", "whole", "parts"], answer.Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()));
        Assert.True(JsonElement.DeepEquals(answer.Json.GetProperty("steps"), steps.Json.GetProperty("steps")));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_a_page_at_a_time()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await app.RunAsync("numbers.sum", "{\"i\":1}")).Id);
        }

        var seen = new List<string>();
        var pages = 0;
        var cursor = "";
        do
        {
            var page = await app.GetAsync($"/api/v1/runs?limit=2{cursor}");
            seen.AddRange(page.Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString()!));
            cursor = $"&cursor={page["next"]}";
            pages++;
        }
        while (cursor != "&cursor=");

        Assert.Equal(ids, seen);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task Runs_are_found_by_workflow_and_status()
    {
        var sum = await app.RunAsync("numbers.sum", "{\"i\":1}");
        var failed = await app.RunAsync("numbers.digits", "{\"i\":10}");

        Assert.Equal([sum.Id], await ListAsync("workflow=numbers.sum"));
        Assert.Equal([failed.Id], await ListAsync("status=failed"));
        Assert.Empty(await ListAsync("status=failed&workflow=numbers.sum"));
        Assert.Equal([failed.Id, sum.Id], await ListAsync("since=2020-01-01T00:00:00Z"));
        Assert.Empty(await ListAsync("until=2020-01-01T00:00:00Z"));
        Assert.Empty(await ListAsync("metadata.customer=42"));
    }

    [Theory]
    [InlineData("stauts=failed", "stauts: is not known (did you mean \"status\"?); known are workflow, status, queue, since, until, limit, cursor, metadata.NAME")]
    [InlineData("status=broken", "status: is one of pending, running, suspended, completed, failed, cancelled, not \"broken\"")]
    [InlineData("limit=0", "limit: is a number from 1 to 500, not \"0\"")]
    [InlineData("limit=501", "limit: is a number from 1 to 500, not \"501\"")]
    [InlineData("since=yesterday", "since: is a time such as 2030-05-01T12:00:00Z, not \"yesterday\"")]
    [InlineData("status=failed&status=completed", "status: is given more than once")]
    public async Task A_query_that_can_not_be_is_refused_by_its_name(string query, string error)
    {
        var answer = await app.GetAsync($"/api/v1/runs?{query}");

        Assert.Equal(400, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("numbers.sum'; DROP TABLE runs; --")]
    public async Task What_is_looked_for_is_never_part_of_the_question(string text)
    {
        var run = await app.RunAsync("numbers.sum", "{\"i\":1}");
        var value = Uri.EscapeDataString(text);

        Assert.Empty(await ListAsync($"workflow={value}"));
        Assert.Empty(await ListAsync($"queue={value}"));
        Assert.Empty(await ListAsync($"metadata.a={value}"));
        Assert.Empty(await ListAsync($"metadata.{value}=1"));
        Assert.Equal(404, (await app.GetAsync($"/api/v1/runs/{value}")).Code);
        Assert.Equal([run.Id], await ListAsync(""));
    }

    [Fact]
    public async Task The_items_of_a_step_come_a_page_at_a_time()
    {
        var run = await app.RunAsync("numbers.split", "[{\"i\":2},{\"i\":3},{\"i\":4}]");

        var input = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/$trigger/items");
        var first = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/parts/items?limit=3");
        var last = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/parts/items?limit=3&cursor={first["next"]}");

        Assert.Equal("""[{"i":2},{"i":3},{"i":4}]""", Items(input));
        Assert.Equal(("5", "3", """[{"i":1,"of":2},{"i":1,"of":2},{"i":3,"of":3}]"""), (first["total"], first["next"], Items(first)));
        Assert.Equal(("", """[{"i":2,"of":4},{"i":2,"of":4}]"""), (last["next"], Items(last)));
        Assert.Equal([3, 4], last.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("position").GetInt32()));
    }

    [Fact]
    public async Task A_page_of_large_items_ends_early_and_none_is_lost()
    {
        var text = new string('x', 700_000);
        var run = await app.RunAsync("numbers.label", $"[{string.Join(',', Enumerable.Range(0, 10).Select(i => $$"""{"i":{{i}},"text":"{{text}}"}"""))}]");

        var seen = new List<int>();
        var pages = 0;
        for (string? cursor = "0"; cursor is { Length: > 0 }; pages++)
        {
            var page = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/label/items?cursor={cursor}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("json").GetProperty("i").GetInt32()));
            cursor = page["next"];
        }

        Assert.Equal(Enumerable.Range(0, 10), seen);
        Assert.Equal(2, pages);
    }

    [Fact]
    public async Task A_list_leaves_out_what_may_be_large()
    {
        var run = await app.RunAsync("numbers.digits", """{"i":12}""");

        var listed = (await app.GetAsync("/api/v1/runs")).Json.GetProperty("runs")[0].GetProperty("error");
        var shown = (await app.GetAsync($"/api/v1/runs/{run.Id}")).Json.GetProperty("error");

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "12 is not a digit"), (listed.GetProperty("input").ValueKind, listed.GetProperty("stack").ValueKind, listed.GetProperty("message").GetString()));
        Assert.Equal("""{"i":12}""", shown.GetProperty("input").GetString());
    }

    [Fact]
    public async Task The_outputs_of_a_router_are_told_apart_by_name_or_number()
    {
        var run = await app.RunAsync("numbers.split", "[{\"i\":2},{\"i\":3},{\"i\":4}]");
        var ports = SplitNumbers.Plan.Steps[0].Ports.Select(port => port.Name).ToArray();

        var byName = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/even/items?port={ports[1]}");
        var byNumber = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/even/items?port=1");

        Assert.Equal((ports[1], """[{"i":3}]"""), (byName["port"], Items(byName)));
        Assert.Equal(byName.Text, byNumber.Text);
        Assert.Equal(404, (await app.GetAsync($"/api/v1/runs/{run.Id}/steps/even/items?port=nope")).Code);
        Assert.Equal(404, (await app.GetAsync($"/api/v1/runs/{run.Id}/steps/nope/items")).Code);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("cursor=x")]
    public async Task A_page_that_can_not_be_is_refused(string query)
        => Assert.Equal(400, (await app.GetAsync($"/api/v1/runs/x/steps/y/items?{query}")).Code);

    [Fact]
    public async Task The_description_is_OpenAPI_3_1()
    {
        var answer = await app.GetAsync("/openapi/v1.json");

        Assert.StartsWith("3.1.", answer["openapi"], StringComparison.Ordinal);
        Assert.True(answer.Json.GetProperty("paths").TryGetProperty("/api/v1/runs/{id}", out _));
        Assert.Equal("bearer", answer.Json.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
    }

    private static string Items(Answer answer)
        => $"[{string.Join(',', answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("json").GetRawText()))}]";

    private async Task<string[]> ListAsync(string query)
        => [.. (await app.GetAsync($"/api/v1/runs?{query}")).Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetString()!)];
}
