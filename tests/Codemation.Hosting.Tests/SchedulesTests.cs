using System.Text.Json;

namespace Codemation.Hosting.Tests;

public sealed class SchedulesTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Schedules_are_listed_with_their_next_instants()
    {
        var all = await cli.JsonAsync("schedules", "list", "--json");

        Assert.Equal(["0 3 29 2 *", "0 4 29 2 *", "0 5 29 2 *"], all.EnumerateArray().Select(each => each.GetProperty("expression").GetString()));
        Assert.Equal(
            ("numbers.rare", "Europe/Amsterdam", "active", "2028-02-29T03:00:00+01:00"),
            (Text(all[0], "workflowId"), Text(all[0], "timeZone"), Text(all[0], "status"), Text(all[0], "next")));
        Assert.Equal("UTC", Text(all[1], "timeZone"));
        Assert.Contains("2028-02-29 03:00:00 +01:00", (await cli.RunAsync("schedules", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_paused_and_resumed()
    {
        var id = await IdAsync(0);

        Assert.Equal($"Schedule {id} is now paused.\n", (await cli.RunAsync("schedules", "pause", id)).Error);
        Assert.Equal($"Schedule {id} was already paused.\n", (await cli.RunAsync("schedules", "pause", id)).Error);
        var paused = (await cli.JsonAsync("schedules", "list", "--json"))[0];
        Assert.Equal(("paused", JsonValueKind.Null), (Text(paused, "status"), paused.GetProperty("next").ValueKind));
        Assert.Equal($"Schedule {id} is now not paused.\n", (await cli.RunAsync("schedules", "resume", id)).Error);
        Assert.Equal("active", Text((await cli.JsonAsync("schedules", "list", "--json"))[0], "status"));
    }

    [Fact]
    public async Task Firing_a_schedule_leaves_a_run_for_a_process_that_executes_runs()
    {
        var fired = await cli.RunAsync("schedules", "fire", await IdAsync(0));

        var run = await cli.JsonAsync("runs", "show", Assert.Single(fired.Lines), "--json");
        Assert.Equal(("numbers.rare", "pending", "1"), (Text(run, "workflowId"), Text(run, "status"), run.GetProperty("itemsIn").ToString()));
    }

    [Fact]
    public async Task A_schedule_that_makes_no_items_has_nothing_to_run()
    {
        var fired = await cli.RunAsync("schedules", "fire", await IdAsync(1));

        Assert.Equal((0, ""), (fired.ExitCode, fired.Output));
        Assert.Contains("made no items", fired.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_whose_code_fails_says_where_it_is()
    {
        var fired = await cli.RunAsync("schedules", "fire", await IdAsync(2));

        Assert.Equal(1, fired.ExitCode);
        Assert.Matches("at RareNumbers.cs:\\d+, failed, so no run was started: System.InvalidOperationException: no number", fired.Error);
    }

    [Fact]
    public async Task A_workflow_with_several_schedules_names_none_of_them()
    {
        var refused = await cli.RunAsync("schedules", "pause", "numbers.rare");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"has several schedules: {await IdAsync(0)}, ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("schedules", "pause", "numbers.none")).ExitCode);
    }

    [Fact]
    public async Task A_workflow_that_was_deactivated_starts_no_runs()
    {
        Assert.Equal("Workflow \"numbers.rare\" is now not active.\n", (await cli.RunAsync("workflows", "deactivate", "numbers.rare")).Error);

        var run = await cli.RunAsync("run", "numbers.rare");
        var fire = await cli.RunAsync("schedules", "fire", await IdAsync(0));

        const string Refusal = "Workflow \"numbers.rare\" is not active, so no runs of it are started. Activate it first: workflows activate numbers.rare.\n";
        Assert.Equal((2, Refusal), (run.ExitCode, run.Error));
        Assert.Equal((2, Refusal), (fire.ExitCode, fire.Error));
        Assert.Equal("inactive", Text((await cli.JsonAsync("schedules", "list", "--json"))[0], "status"));
        Assert.Equal(0, (await cli.RunAsync("run", "numbers.rare", "--memory")).ExitCode);

        await cli.RunAsync("workflows", "activate", "numbers.rare");
        Assert.Equal(0, (await cli.RunAsync("run", "numbers.rare")).ExitCode);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<string> IdAsync(int number) => Text((await cli.JsonAsync("schedules", "list", "--json"))[number], "id")!;
}
