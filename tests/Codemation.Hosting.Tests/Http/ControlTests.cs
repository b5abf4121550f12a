namespace Codemation.Hosting.Tests.Http;

public sealed class ControlTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_suspended_run_is_cancelled_at_once_and_again_without_harm()
    {
        var run = await SuspendedAsync("""{"i":1}""");

        var cancelled = await app.PostAsync($"/api/v1/runs/{run}/cancel", "{}");
        var again = await app.PostAsync($"/api/v1/runs/{run}/cancel", "{}");

        Assert.Equal((200, "cancelled"), (cancelled.Code, cancelled["status"]));
        Assert.Equal((200, "cancelled"), (again.Code, again["status"]));
    }

    [Fact]
    public async Task A_running_step_is_told()
    {
        var started = await app.PostAsync("/api/v1/workflows/numbers.hold/runs", """{"i":1}""");
        await UntilAsync(started["runId"]!, "running");

        var answer = await app.SendAsync(HttpMethod.Post, $"/api/v1/runs/{started["runId"]}/cancel", content: null);

        Assert.Contains(answer.Code, new[] { 200, 202 });
        await UntilAsync(started["runId"]!, "cancelled");
    }

    [Fact]
    public async Task What_has_ended_can_not_be_cancelled()
    {
        var done = await app.PostAsync("/api/v1/workflows/numbers.sum/runs?wait=30s", """{"i":1}""");

        var answer = await app.PostAsync($"/api/v1/runs/{done["runId"]}/cancel", "{}");

        Assert.Equal((409, $"Run \"{done["runId"]}\" has completed already."), (answer.Code, answer["detail"]));
        Assert.Equal(404, (await app.PostAsync("/api/v1/runs/nope/cancel", "{}")).Code);
    }

    [Fact]
    public async Task A_signal_reaches_the_item_that_waits_for_it()
    {
        var run = await SuspendedAsync("""[{"i":1},{"i":2}]""");

        var one = await app.PostAsync($"/api/v1/runs/{run}/signal/approval", """{"correlation":"number-1","payload":{"granted":true}}""");
        var two = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approval", """{"correlation":"number-2","payload":{"granted":true}}""");

        Assert.Equal((202, "delivered", 202, "delivered"), (one.Code, one["outcome"], two.Code, two["outcome"]));
        await UntilAsync(run, "completed");
    }

    [Fact]
    public async Task The_correlation_may_be_left_out_when_one_item_waits()
    {
        var one = await SuspendedAsync("""{"i":1}""");
        var two = await SuspendedAsync("""[{"i":2},{"i":3}]""");

        var toOne = await app.PostAsync($"/api/v1/runs/{one}/signal/approval", """{"payload":{"granted":true}}""");
        var toTwo = await app.PostAsync($"/api/v1/runs/{two}/signal/approval", """{"payload":{"granted":true}}""");
        var toAny = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approval", """{"payload":{"granted":true}}""");

        Assert.Equal("delivered", toOne["outcome"]);
        Assert.Equal(["$.correlation: is missing; it may be left out only when one item waits at step \"approval\""], toTwo.Errors);
        Assert.Equal(["$.correlation: is missing; it says which item the signal is for"], toAny.Errors);
    }

    [Fact]
    public async Task A_signal_that_comes_early_is_kept_and_a_second_one_with_its_key_is_ignored()
    {
        const string signal = """{"correlation":"number-7","payload":{"granted":true}}""";
        void WithKey(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "mail-7");

        var first = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approval", signal, WithKey);
        var second = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approval", signal, WithKey);
        var run = await app.PostAsync("/api/v1/workflows/numbers.approve/runs?wait=30s", """{"i":7}""");

        Assert.Equal(("kept", "duplicate", "completed"), (first["outcome"], second["outcome"], run["status"]));
    }

    [Theory]
    [InlineData("""{"correlation":"a","payload":{"granted":"yes"}}""", "$.payload.granted: expected a boolean, found \"yes\"")]
    [InlineData("""{"correlation":"a"}""", "$: *")]
    [InlineData("""{"correlation":"a","payload":{},"run":1}""", "*")]
    [InlineData("""{"correlation":"a","payload":{},"payload":{}}""", "*")]
    [InlineData("{", "$: *")]
    [InlineData("null", "$: expected an object, found null")]
    [InlineData("", "$: *")]
    public async Task A_signal_that_can_not_be_used_is_refused_with_its_place(string body, string error)
    {
        var answer = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approval", body);

        Assert.Equal(422, answer.Code);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(error).Replace("\\*", ".+", StringComparison.Ordinal)}$", answer.Errors[0]);
    }

    [Fact]
    public async Task A_signal_needs_a_step_that_waits_for_it_and_a_run_that_is_open()
    {
        const string signal = """{"correlation":"a","payload":{"granted":true}}""";
        var done = await app.PostAsync("/api/v1/workflows/numbers.sum/runs?wait=30s", """{"i":1}""");

        var noStep = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/aproval", signal);
        var noWait = await app.PostAsync("/api/v1/workflows/numbers.approve/signal/approved", signal);

        Assert.Equal((404, "Workflow \"numbers.approve\" has no step \"aproval\" (did you mean \"approval\"?)."), (noStep.Code, noStep["detail"]));
        Assert.Equal(409, noWait.Code);
        Assert.Equal(404, (await app.PostAsync("/api/v1/workflows/nope/signal/approval", signal)).Code);
        Assert.Equal(404, (await app.PostAsync("/api/v1/runs/nope/signal/approval", signal)).Code);
        Assert.Equal(409, (await app.PostAsync($"/api/v1/runs/{done["runId"]}/signal/approval", signal)).Code);
    }

    private async Task<string> SuspendedAsync(string input)
    {
        var started = await app.PostAsync("/api/v1/workflows/numbers.approve/runs", input);
        await UntilAsync(started["runId"]!, "suspended");
        return started["runId"]!;
    }

    private async Task UntilAsync(string runId, string status)
    {
        while ((await app.GetAsync($"/api/v1/runs/{runId}"))["status"] is var now && now != status)
        {
            Assert.DoesNotContain(now, new[] { "failed", status == "completed" ? "cancelled" : "completed" });
        }
    }
}
