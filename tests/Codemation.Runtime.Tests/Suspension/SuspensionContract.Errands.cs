using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Suspension;

/// <content>Work elsewhere, look by look.</content>
public abstract partial class SuspensionContract
{
    private static readonly string[] LooksAfterOneStart =
        ["start Ann", "look at receipt of Ann", "look at receipt of Ann", "look at receipt of Ann, looked at", "look at receipt of Ann, looked at"];

    [Fact]
    public async Task Between_looks_a_run_is_suspended_until_the_next_one()
    {
        var host = Host();
        var (runId, _) = await StartAsync<RunningErrands, Errand, string>(host, new Errand("Ann", "wait wait done"));

        Assert.Equal([RunStatus.Suspended, RunStatus.Suspended, RunStatus.Completed], [await LookAsync(30), await LookAsync(20), await LookAsync(20)]);

        Assert.Equal(
            ["start Ann", "look at receipt of Ann", "look at receipt of Ann", "look at receipt of Ann", "after receipt of Ann"], Probe.Entries);
        Assert.Null((await FindAsync(host, runId)).WakeAt);

        async Task<RunStatus?> LookAsync(int seconds)
        {
            var row = await FindAsync(host, runId);
            Assert.Equal((RunStatus.Suspended, Time.GetUtcNow().AddSeconds(seconds)), (row.Status, row.WakeAt));
            Assert.Equal(0, await host.PollSuspendedAsync());

            Time.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal(1, await host.PollSuspendedAsync());
            return await host.AdvanceAsync(runId);
        }
    }

    [Fact]
    public async Task A_run_that_looks_at_work_elsewhere_keeps_the_state_of_it()
    {
        var host = Host();
        var (runId, _) = await StartAsync<RunningErrands, Errand, string>(host, new Errand("Ann", "done"));

        var wait = Assert.Single((await (await RunsAsync(host)).Store.LoadProgressAsync(runId, default)).Waits);

        Assert.Equal(("errand", 0, WaitKind.Poll), (wait.Step, wait.Item, wait.Kind));
        Assert.Equal("""{"id":"receipt of Ann"}""", System.Text.Encoding.UTF8.GetString(wait.State.Span));
    }

    [Fact]
    public async Task Work_elsewhere_can_follow_on_work_elsewhere()
    {
        var result = (await Host().RunAsync<ChainingErrands>([new Errand("Ann", "wait done")])).EnsureCompleted();

        Assert.Equal(["receipt of the receipt of Ann"], result.Outputs);
        Assert.Equal(
            ["start Ann", "look at receipt of Ann", "look at receipt of Ann", "start the receipt of Ann", "look at receipt of the receipt of Ann"],
            Probe.Entries);
    }

    [Fact]
    public async Task Work_elsewhere_may_give_nothing()
    {
        var result = (await Host().RunAsync<RunningErrands>([new Errand("Ann", "nothing")])).EnsureCompleted();

        Assert.Empty(result.Outputs);
        Assert.DoesNotContain(Probe.Entries, entry => entry.StartsWith("after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_that_fails_fails_the_item_with_its_message()
    {
        var result = await Host().RunAsync<RunningErrands>([new Errand("Ann", "wait broken")]);

        Assert.Equal((RunStatus.Failed, "errand", "Network error: Connection refused"), (result.Status, result.Error!.Step, result.Error.Message));
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated_as_the_retries_say_and_nothing_is_started_again()
    {
        var result = (await Host().RunAsync<RepeatingErrands>([new Errand("Ann", "broken wait broken broken done")])).EnsureCompleted();

        Assert.Equal(["receipt of Ann"], result.Outputs);
        Assert.Equal(["start Ann", .. Enumerable.Repeat("look at receipt of Ann", 5)], Probe.Entries);
    }

    [Fact]
    public async Task A_first_look_at_once_that_fails_is_repeated_after_the_delay_and_nothing_is_started_again()
    {
        var result = (await Host().RunAsync<RepeatingErrands>([new Errand("Ann", "broken again broken done", FirstLook: 0)])).EnsureCompleted();

        Assert.Equal(["receipt of Ann, looked at"], result.Outputs);
        Assert.Equal(LooksAfterOneStart, Probe.Entries);
    }

    [Fact]
    public async Task A_first_look_at_once_that_fails_is_repeated_at_once_and_nothing_is_started_again()
    {
        var result = (await Host().RunAsync<RepeatingErrandsAtOnce>([new Errand("Ann", "broken again broken done", FirstLook: 0)])).EnsureCompleted();

        Assert.Equal(["receipt of Ann, looked at"], result.Outputs);
        Assert.Equal(LooksAfterOneStart, Probe.Entries);
    }

    [Fact]
    public async Task Looks_that_fail_as_often_as_attempts_are_allowed_fail_the_item()
    {
        var result = await Host().RunAsync<RepeatingErrands>([new Errand("Ann", "broken broken broken done")]);

        Assert.Equal("Network error: Connection refused", result.Error?.Message);
        Assert.Equal(["start Ann", .. Enumerable.Repeat("look at receipt of Ann", 3)], Probe.Entries);
    }

    [Fact]
    public async Task Work_elsewhere_that_can_not_be_started_fails_the_item_and_nothing_waits()
    {
        var host = Host();
        var (runId, outcome) = await StartAsync<RunningErrands, Errand, string>(host, new Errand("Ann", ""));

        Assert.Equal((RunStatus.Failed, "Invalid credentials"), (outcome.Status, outcome.Error!.Message));
        Assert.Empty((await (await RunsAsync(host)).Store.LoadProgressAsync(runId, default)).Waits);
        Assert.Equal(["start Ann"], Probe.Entries);
    }

    [Fact]
    public async Task What_a_look_finds_in_a_run_that_was_cancelled_meanwhile_does_not_count()
    {
        var host = Host();
        var (runId, _) = await StartAsync<RunningErrands, Errand, string>(host, new Errand("Ann", "done"));
        Probe.Noted = _ => Assert.True(host.CancelAsync(runId).GetAwaiter().GetResult());

        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(RunStatus.Cancelled, await host.AdvanceAsync(runId));

        Assert.Equal(["start Ann", "look at receipt of Ann"], Probe.Entries);
    }
}
