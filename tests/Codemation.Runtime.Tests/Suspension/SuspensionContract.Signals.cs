using Codemation.Runtime.Storage;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Suspension;

/// <content>Signals.</content>
public abstract partial class SuspensionContract
{
    [Fact]
    public async Task A_signal_ends_the_wait_of_the_item_that_it_names()
    {
        var host = Host();
        var running = host.RunAsync<Approving>(["A-1", "A-2"]);

        await host.SignalAsync("suspension.approve", "decide", "A-2", new Decision(false, "Bo"));
        await host.SignalAsync("suspension.approve", "decide", "A-1", new Decision(true, "Ann"));

        Assert.Equal(["A-1: yes by Ann", "A-2: no by Bo"], (await running).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_signal_that_comes_before_the_wait_is_kept_for_it()
    {
        var host = Host();

        Assert.Equal(SignalOutcome.Kept, await host.SignalAsync("suspension.approve", "decide", "A-1", new Decision(true, "Ann")));

        Assert.Equal(["A-1: yes by Ann"], (await host.RunAsync<Approving>(["A-1"])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_signal_with_the_key_of_another_is_ignored()
    {
        var host = Host();
        await StartAsync<Approving, string, string>(host, "A-1", "A-1");

        var first = await host.SignalAsync("suspension.approve", "decide", "A-1", new Decision(true, "Ann"), new SignalOptions { IdempotencyKey = "k" });
        var again = await host.SignalAsync("suspension.approve", "decide", "A-1", new Decision(true, "Ann"), new SignalOptions { IdempotencyKey = "k" });

        Assert.Equal((SignalOutcome.Delivered, SignalOutcome.Duplicate), (first, again));
    }

    [Fact]
    public async Task A_signal_for_one_run_reaches_no_other()
    {
        var host = Host();
        var (first, _) = await StartAsync<Approving, string, string>(host, "A-1");
        var (second, _) = await StartAsync<Approving, string, string>(host, "A-1");

        await host.SignalAsync("suspension.approve", "decide", "A-1", new Decision(true, "Ann"), new SignalOptions { RunId = second });

        Assert.Equal((RunStatus.Suspended, RunStatus.Pending), ((await FindAsync(host, first)).Status, (await FindAsync(host, second)).Status));
    }

    [Fact]
    public async Task A_signal_of_the_wrong_shape_is_refused_with_its_place()
    {
        var host = Host();

        var refused = await Assert.ThrowsAsync<InputException>(
            () => host.SignalAsync("suspension.approve", "decide", "A-1", System.Text.Json.Nodes.JsonNode.Parse("""{"approved":"maybe","by":"Ann"}""")));

        Assert.StartsWith("signal.approved: expected a boolean", refused.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_to_a_step_that_waits_for_none_names_those_that_do()
    {
        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => Host().SignalAsync("suspension.approve", "tell", "A-1", new Decision(true, "Ann")));

        Assert.Equal("Step \"tell\" of workflow \"suspension.approve\" waits for no signal. These do: decide.", refused.Message);
    }

    [Fact]
    public async Task When_no_signal_comes_in_time_the_item_goes_on_as_the_author_says()
    {
        var began = Time.GetUtcNow();

        var result = (await Host().RunAsync<ApprovingInTime>(["A-1"])).EnsureCompleted();

        Assert.Equal(["A-1: no by the clock"], result.Outputs);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(92));
    }

    [Fact]
    public async Task When_no_signal_comes_in_time_and_the_author_says_nothing_the_item_fails()
    {
        var result = await Host().RunAsync<ApprovingOrFailing>(["A-1"]);

        Assert.Equal(typeof(TimeoutException).FullName, result.Error!.Type);
        Assert.Equal("No signal with correlation \"A-1\" came to step \"decide\" within its time-out of 00:01:30.", result.Error.Message);
    }

    [Fact]
    public async Task A_suspended_run_says_which_signal_it_waits_for()
    {
        var host = Host();
        var (runId, _) = await StartAsync<Approving, string, string>(host, "A-1", "A-2");

        var row = await FindAsync(host, runId);

        Assert.Equal("step \"decide\" waits for a signal with correlation \"A-1\", and 1 more", row.WaitReason);
        Assert.Null(row.WakeAt);
    }
}
