using System.Text.Json;

namespace Codemation.Hosting.Tests.Http;

public sealed class ScheduleRoutesTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Schedules_are_listed_paused_and_resumed()
    {
        var id = await IdAsync(0);
        Assert.Equal(("active", "2028-02-29T03:00:00+01:00"), Stated(await app.GetAsync("/api/v1/schedules"), 0));

        var paused = await app.PostAsync($"/api/v1/schedules/{id}/pause", "");
        Assert.Equal((200, "paused", ""), (paused.Code, paused["status"], paused["next"]));
        Assert.Equal(("paused", null), Stated(await app.GetAsync("/api/v1/schedules"), 0));

        var resumed = await app.PostAsync($"/api/v1/schedules/{id}/resume", "");
        Assert.Equal((200, "active", id), (resumed.Code, resumed["status"], resumed["id"]));
    }

    [Fact]
    public async Task A_schedule_is_fired_by_hand()
    {
        var fired = await app.PostAsync($"/api/v1/schedules/{await IdAsync(0)}/fire", "");
        var nothing = await app.PostAsync($"/api/v1/schedules/{await IdAsync(1)}/fire", "");
        var failed = await app.PostAsync($"/api/v1/schedules/{await IdAsync(2)}/fire", "");

        Assert.Equal(200, fired.Code);
        Assert.Equal("numbers.rare", (await app.GetAsync($"/api/v1/runs/{fired["runId"]}"))["workflowId"]);
        Assert.Equal((200, ""), (nothing.Code, nothing["runId"]));
        Assert.Equal(500, failed.Code);
        Assert.Contains("InvalidOperationException: no number", failed["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_workflow_that_is_not_active_is_started()
    {
        var deactivated = await app.PostAsync("/api/v1/workflows/numbers.rare/deactivate", "");
        var refused = await app.PostAsync($"/api/v1/schedules/{await IdAsync(0)}/fire", "");

        Assert.Equal((200, "False"), (deactivated.Code, deactivated["active"]));
        Assert.Equal(409, refused.Code);
        Assert.Contains("\"numbers.rare\" is not active", refused["detail"], StringComparison.Ordinal);
        Assert.Equal(("inactive", null), Stated(await app.GetAsync("/api/v1/schedules"), 0));

        Assert.Equal("True", (await app.PostAsync("/api/v1/workflows/numbers.rare/activate", ""))["active"]);
        Assert.Equal(200, (await app.PostAsync($"/api/v1/schedules/{await IdAsync(0)}/fire", "")).Code);
    }

    [Theory]
    [InlineData("/api/v1/schedules/numbers.rare:00000000/pause", "There is no schedule \"numbers.rare:00000000\"")]
    [InlineData("/api/v1/schedules/none/resume", "There is no schedule \"none\"")]
    [InlineData("/api/v1/schedules/none/fire", "There is no schedule \"none\"")]
    [InlineData("/api/v1/workflows/number.rare/activate", "There is no workflow \"number.rare\" (did you mean \"numbers.rare\"?).")]
    [InlineData("/api/v1/workflows/none/deactivate", "There is no workflow \"none\"")]
    public async Task What_is_not_there_is_not_found(string path, string detail)
    {
        var answer = await app.PostAsync(path, "");

        Assert.Equal(404, answer.Code);
        Assert.StartsWith(detail, answer["detail"], StringComparison.Ordinal);
    }

    private static (string? Status, string? Next) Stated(Answer answer, int number)
    {
        var schedule = answer.Json.GetProperty("schedules")[number];
        var next = schedule.GetProperty("next");
        return (schedule.GetProperty("status").GetString(), next.ValueKind == JsonValueKind.Null ? null : next.GetString());
    }

    private async Task<string> IdAsync(int number) =>
        (await app.GetAsync("/api/v1/schedules")).Json.GetProperty("schedules")[number].GetProperty("id").GetString()!;
}
