using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Api.Runs;

namespace Codemation.Hosting.Tests.Http;

public sealed class StartingTests : IAsyncLifetime
{
    private const string Sum = "/api/v1/workflows/numbers.sum/runs";
    private const string Scale = "/api/v1/workflows/numbers.scale/runs";
    private const string Boxes = "/api/v1/workflows/numbers.boxes/runs";

    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync(web => web.MaxRequestBytes = 100_000);

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_start_is_accepted_with_the_place_of_the_run()
    {
        var answer = await app.PostAsync(Sum, """{"i":1}""");

        Assert.Equal((202, "numbers.sum"), (answer.Code, answer["workflowId"]));
        Assert.Equal($"/api/v1/runs/{answer["runId"]}", answer.Headers.Location!.ToString());
        Assert.Equal(200, (await app.GetAsync(answer.Headers.Location.ToString())).Code);
    }

    [Theory]
    [InlineData("""{"i":1}""", 1)]
    [InlineData("""[{"i":1},{"i":2}]""", 3)]
    [InlineData("  \n[{\"i\":1}]", 1)]
    [InlineData("{\"i\":1}\n{\"i\":2}\n{\"i\":3}", 6)]
    [InlineData("""{"items":{"i":4}}""", 4)]
    [InlineData("""{"items":[{"i":4},{"i":5}]}""", 9)]
    [InlineData("""{"items":[{"i":4}],"config":null,"priority":null,"metadata":null,"queue":null,"stopAfter":null}""", 4)]
    public async Task The_body_is_an_item_or_items_or_a_request_with_items(string body, int sum)
    {
        var answer = await app.PostAsync($"{Sum}?wait=30s", body);

        Assert.Equal((200, "completed"), (answer.Code, answer["status"]));
        Assert.Equal(sum, answer.Json.GetProperty("outputs")[0].GetProperty("json").GetProperty("i").GetInt32());
    }

    [Fact]
    public async Task Who_waits_gets_the_document_that_the_command_prints()
    {
        using var cli = new Cli { Input = """[{"i":4},{"i":5}]""" };
        var printed = await cli.JsonAsync("run", "numbers.split", "--input", "-", "--json");

        var answer = await app.PostAsync("/api/v1/workflows/numbers.split/runs?wait=30s", cli.Input);

        Assert.Equal(printed.GetProperty("outputs").GetRawText(), answer.Json.GetProperty("outputs").GetRawText());
        Assert.Equal(printed.EnumerateObject().Select(member => member.Name), answer.Json.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_failed_run_is_an_outcome_without_a_stack()
    {
        var answer = await app.PostAsync("/api/v1/workflows/numbers.digits/runs?wait=30s", """[{"i":1},{"i":12}]""");

        Assert.Equal((200, "failed"), (answer.Code, answer["status"]));
        Assert.Equal("""{"step":"check","item":1,"type":"System.NotSupportedException","message":"12 is not a digit"}""", answer.Json.GetProperty("error").GetRawText());
    }

    [Fact]
    public async Task Who_waits_for_what_takes_longer_is_told_where_to_look()
    {
        var answer = await app.PostAsync("/api/v1/workflows/numbers.hold/runs?wait=1ms", """{"i":1}""");

        Assert.Equal(202, answer.Code);
        Assert.NotNull(answer.Headers.Location);
    }

    [Fact]
    public async Task A_request_sets_priority_metadata_queue_and_configuration()
    {
        var answer = await app.PostAsync(Scale, """{"items":[{"i":3}],"priority":9,"metadata":{"customer":42,"vip":true},"queue":"gpu","config":{"by":7}}""");
        var run = await app.GetAsync(answer.Headers.Location!.ToString());

        Assert.Equal(("9", "gpu", """{"customer":42,"vip":true}""", """{"by":7}""", "pending"), (run["priority"], run["queue"], run["metadata"], run["config"], run["status"]));
        Assert.Equal(answer["runId"], Assert.Single((await app.GetAsync("/api/v1/runs?metadata.customer=42&queue=gpu")).Json.GetProperty("runs").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Configuration_is_merged_over_the_defaults_and_a_run_may_end_at_a_step()
    {
        Assert.Equal("""[{"json":{"i":6},"paired":[0]}]""", await OutputsAsync(Scale, """{"items":[{"i":3}]}"""));
        Assert.Equal("""[{"json":{"i":21},"paired":[0]}]""", await OutputsAsync(Scale, """{"items":[{"i":3}],"config":{"by":7}}"""));
        Assert.Equal("""[{"json":{"i":1,"of":2},"paired":[0]},{"json":{"i":1,"of":2},"paired":[0]}]""", await OutputsAsync("/api/v1/workflows/numbers.split/runs", """{"items":[{"i":2}],"stopAfter":"halves"}"""));
    }

    [Theory]
    [InlineData(Sum, """[{"i":1},{"i":"two"}]""", "$[1].i: expected an integer, found \"two\"")]
    [InlineData(Sum, """{"items":[{"i":1},{"i":"two"}]}""", "$.items[1].i: expected an integer, found \"two\"")]
    [InlineData(Sum, """{"items":{"i":"two"}}""", "$.items.i: expected an integer, found \"two\"")]
    [InlineData(Sum, "[{\"i\":1},", "$: malformed JSON at line 1, byte 10: *")]
    [InlineData(Sum, """{"i":1,"i":2}""", "*")]
    [InlineData(Sum, """{"items":[],"items":[{"i":1}]}""", "*")]
    [InlineData(Sum, "", "$: the body is empty; send an item, an array of items, or an object with \"items\"")]
    [InlineData(Sum, """{"items":[],"priorty":1}""", "$.priorty: is not known (did you mean \"priority\"?); known are items, config, priority, metadata, queue, stopAfter")]
    [InlineData(Sum, """{"items":[],"priority":10}""", "$.priority: expected a whole number from 0 to 9")]
    [InlineData(Sum, """{"items":[],"priority":"high"}""", "$.priority: expected a whole number from 0 to 9")]
    [InlineData(Sum, """{"items":[],"metadata":[1]}""", "$.metadata: expected an object, found array")]
    [InlineData(Sum, """{"items":[],"queue":""}""", "$.queue: expected a text of 1 to 100 characters")]
    [InlineData(Sum, """{"items":[],"config":{"by":1}}""", "$.config: workflow \"numbers.sum\" takes no configuration")]
    [InlineData(Scale, """{"items":[],"config":{"by":"two"}}""", "$.config.by: expected an integer, found \"two\"")]
    [InlineData(Sum, """{"items":[],"stopAfter":"summ"}""", "$.stopAfter: Workflow \"numbers.sum\" has no step \"summ\" (did you mean \"sum\"?)*")]
    [InlineData("/api/v1/workflows/numbers.split/runs", """{"items":[],"stopAfter":"even"}""", "$.stopAfter: A run can't end at step \"even\": it has several outputs. Name a step behind it.")]
    public async Task What_can_not_be_used_is_refused_with_its_place_and_creates_nothing(string path, string body, string error)
    {
        var answer = await app.PostAsync(path, body);

        Assert.Equal((422, "application/problem+json"), (answer.Code, answer.ContentType));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(error).Replace("\\*", ".*", StringComparison.Ordinal)}$", answer.Errors[0]);
        Assert.Equal(0, (await app.GetAsync("/api/v1/runs")).Json.GetProperty("runs").GetArrayLength());
    }

    [Theory]
    [InlineData("wait=soon", "wait: is a duration up to 5m, such as 30s, not \"soon\"")]
    [InlineData("wait=6m", "wait: is a duration up to 5m, such as 30s, not \"6m\"")]
    [InlineData("wiat=1s", "wiat: is not known (did you mean \"wait\"?); known are wait, body")]
    [InlineData("body=form", "body: is items or request, not \"form\"")]
    public async Task A_query_that_can_not_be_is_refused(string query, string error)
    {
        var answer = await app.PostAsync($"{Sum}?{query}", """{"i":1}""");

        Assert.Equal(400, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task An_item_that_looks_like_a_request_stays_an_item_unless_said_otherwise()
    {
        const string box = """{"items":[{"i":1},{"i":2}],"priority":9}""";

        Assert.Equal("""[{"json":{"i":1},"paired":[0]},{"json":{"i":2},"paired":[0]}]""", await OutputsAsync(Boxes, box));
        Assert.Equal("""[{"json":{"i":1},"paired":[0]},{"json":{"i":2},"paired":[0]}]""", await OutputsAsync($"{Boxes}?body=request", $$"""{"items":[{{box}}]}"""));
        Assert.Equal(422, (await app.PostAsync($"{Sum}?body=items", """{"items":[{"i":1}]}""")).Code);
    }

    [Theory]
    [InlineData("""{"i":1,"$type":"System.IO.FileInfo, System.Private.CoreLib"}""")]
    [InlineData("""{"i":1,"__proto__":{"admin":true}}""")]
    [InlineData("""{"i":1,"binary":{"file":{"id":"../../etc/passwd"}},"files":[{"filepath":"/etc/passwd"}]}""")]
    [InlineData("""{"i":1,"meta":{"_cm":{"origin":7}},"paired":[99]}""")]
    public async Task What_looks_special_in_an_item_is_plain_data(string body)
    {
        Assert.Equal("""[{"json":{"i":1},"paired":[0]}]""", await OutputsAsync(Sum, body));
        var run = (await app.GetAsync("/api/v1/runs?limit=1")).Json.GetProperty("runs")[0].GetProperty("id").GetString();
        var input = await app.GetAsync($"/api/v1/runs/{run}/steps/$trigger/items");
        Assert.Equal("""[{"position":0,"json":{"i":1}}]""", input.Json.GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task A_repeated_request_gives_the_run_of_the_first_and_another_one_is_a_conflict()
    {
        void WithKey(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "order-42");

        var first = await app.PostAsync(Sum, """{"i":1}""", WithKey);
        var again = await app.PostAsync($"{Sum}?wait=30s", """{ "i": 1 }""", WithKey);
        var other = await app.PostAsync(Sum, """{"i":2}""", WithKey);

        Assert.Equal((202, 200, first["runId"]), (first.Code, again.Code, again["runId"]));
        Assert.Equal(409, other.Code);
        Assert.Contains(first["runId"]!, other["detail"], StringComparison.Ordinal);
        Assert.Equal(1, (await app.GetAsync("/api/v1/runs")).Json.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task A_key_is_one_short_text()
    {
        Assert.Equal(400, (await app.PostAsync(Sum, """{"i":1}""", request => request.Headers.Add("Idempotency-Key", new string('k', 201)))).Code);
        Assert.Equal(400, (await app.PostAsync(Sum, """{"i":1}""", request => request.Headers.TryAddWithoutValidation("Idempotency-Key", ""))).Code);
    }

    [Fact]
    public async Task A_workflow_that_is_not_there_is_not_found()
    {
        var answer = await app.PostAsync("/api/v1/workflows/numbers.som/runs", """{"i":1}""");

        Assert.Equal((404, "There is no workflow \"numbers.som\" (did you mean \"numbers.sum\"?)."), (answer.Code, answer["detail"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read(bool chunked)
    {
        using var content = new StringContent($"[{string.Join(',', Enumerable.Repeat("""{"i":1}""", 20_000))}]", new MediaTypeHeaderValue("application/json"));

        var answer = await app.SendAsync(HttpMethod.Post, Sum, content, request => request.Headers.TransferEncodingChunked = chunked);

        Assert.Equal((413, "application/problem+json"), (answer.Code, answer.ContentType));
    }

    [Fact]
    public async Task Depth_is_no_danger()
    {
        var deep = $"{new string('[', 40_000)}{new string(']', 40_000)}";

        Assert.Equal(422, (await app.PostAsync(Sum, deep)).Code);
        Assert.Equal(422, (await app.PostAsync(Sum, $$"""{"items":{{deep}}}""")).Code);
        Assert.Equal(422, (await app.PostAsync(Sum, $"{{\"items\":[],\"metadata\":{{\"a\":{deep}}}}}")).Code);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Only_JSON_is_taken(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"i":1}"""));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await app.SendAsync(HttpMethod.Post, Sum, content);

        Assert.Equal((415, "application/problem+json"), (answer.Code, answer.ContentType));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_changes_nothing(string header, string value)
    {
        var run = (await app.PostAsync("/api/v1/workflows/numbers.approve/runs", """{"i":1}"""))["runId"];

        foreach (var path in new[] { Sum, $"/api/v1/runs/{run}/cancel", $"/api/v1/runs/{run}/signal/approval", "/api/v1/workflows/numbers.approve/signal/approval" })
        {
            Assert.Equal(403, (await app.PostAsync(path, """{"i":1}""", request => request.Headers.Add(header, value))).Code);
        }
    }

    [Fact]
    public async Task The_own_origin_may()
    {
        var answer = await app.PostAsync(Sum, """{"i":1}""", request =>
        {
            request.Headers.Add("Origin", app.Client.BaseAddress!.ToString().TrimEnd('/'));
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        });

        Assert.Equal(202, answer.Code);
    }

    [Fact]
    public void What_is_described_of_outcomes_and_requests_is_what_is_written_and_read()
    {
        Assert.Equal(
            ["runId", "workflowId", "status", "outputs", "error"],
            DocumentJson.Default.OutcomeDocument.Properties.Select(property => property.Name));
        Assert.Equal(RunRequestOptions.Known, DocumentJson.Default.RunRequest.Properties.Select(property => property.Name));
    }

    private async Task<string> OutputsAsync(string path, string body)
    {
        var answer = await app.PostAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}wait=30s", body);
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Json.GetProperty("outputs").GetRawText();
    }
}
