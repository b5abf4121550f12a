using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Suspension;

public sealed record Decision(bool Approved, string By);

[Workflow("suspension.wait")]
public sealed partial class Waiting(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("before", async (n, ctx) => await probe.NotedAsync($"before {n}", n))
        .Wait("pause", TimeSpan.FromMinutes(1))
        .MapAsync("after", async (n, ctx) => await probe.NotedAsync($"after {n}", n + 1));
}

[Workflow("suspension.wait-until")]
public sealed partial class WaitingUntil : Workflow<int, int>
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected override Flow<int> Define(Start<int> start) => start
        .WaitUntil("until", n => n < 0 ? throw new InvalidOperationException("no such time") : Epoch.AddSeconds(n));
}

[Workflow("suspension.wait-until-in-try")]
public sealed partial class WaitingUntilInATry : Workflow<int, string>
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected override Flow<string> Define(Start<int> start) => start
        .Try("careful",
            f => f.WaitUntil("until", n => n < 0 ? throw new InvalidOperationException("no such time") : Epoch.AddSeconds(n)).Map("ok", n => $"{n}"),
            e => e.Map("sorry", error => error.Message))
        .Merge("all");
}

[Workflow("suspension.approve")]
public sealed partial class Approving : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .WaitFor<Decision>("decide", order => order)
        .Map("tell", s => $"{s.Json}: {(s.Signal.Approved ? "yes" : "no")} by {s.Signal.By}");
}

[Workflow("suspension.approve-in-time")]
public sealed partial class ApprovingInTime : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .WaitFor<Decision>("decide", order => order, new() { Timeout = TimeSpan.FromSeconds(90), OnTimeout = _ => new Decision(false, "the clock") })
        .Map("tell", s => $"{s.Json}: {(s.Signal.Approved ? "yes" : "no")} by {s.Signal.By}");
}

[Workflow("suspension.approve-or-fail")]
public sealed partial class ApprovingOrFailing : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .WaitFor<Decision>("decide", order => order, new() { Timeout = TimeSpan.FromSeconds(90) })
        .Map("tell", s => s.Json);
}

[Workflow("suspension.retry")]
public sealed partial class RetryingLate(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync(
            "flaky",
            (n, ctx) =>
            {
                probe.Note($"{n} attempt {ctx.Attempt} key {ctx.IdempotencyKey}");
                return ctx.Attempt >= n ? new ValueTask<int>(n) : throw new InvalidOperationException($"attempt {ctx.Attempt} failed");
            },
            new() { Retry = Retry.Fixed(3, TimeSpan.FromSeconds(30)) });
}

[Workflow("suspension.retry-batch")]
public sealed partial class RetryingABatch(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Callback(
            "flaky",
            (items, ctx) =>
            {
                probe.Note($"attempt {ctx.Attempt}");
                return ctx.Attempt >= 3
                    ? new ValueTask<IEnumerable<int>>(items.Select(item => item.Json).ToArray())
                    : throw new InvalidOperationException($"attempt {ctx.Attempt} failed");
            },
            new() { Retry = Retry.Fixed(3, TimeSpan.FromSeconds(30)) });
}

[Workflow("suspension.beside")]
public sealed partial class WaitingBeside(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Fork(
            f => f.Wait("short", TimeSpan.FromSeconds(20)).MapAsync("quick", async (n, ctx) => await probe.NotedAsync("quick", n)),
            f => f.Wait("long", TimeSpan.FromSeconds(60)).MapAsync("slow", async (n, ctx) => await probe.NotedAsync("slow", n)))
        .Merge("both", (a, b) => a + b);
}

public sealed record Job(int Looks, string End) : INodeRequest<string>;

public sealed record JobState(string Id, int Left);

public sealed class JobNode(Probe probe) : SuspendableNode<Job, JobState, string>
{
    public override ValueTask<Suspended<JobState>> StartAsync(Job request, StepContext ctx)
    {
        probe.Note($"start {request.End}");
        return new(new Suspended<JobState>(new JobState($"job-{request.End}", request.Looks), TimeSpan.FromSeconds(10)));
    }

    public override ValueTask<Poll<JobState, string>> PollAsync(Job request, JobState state, StepContext ctx)
    {
        probe.Note($"look at {state.Id}, {state.Left} left");
        if (state.Left > 1)
        {
            return new(Poll<JobState, string>.Running(state with { Left = state.Left - 1 }, TimeSpan.FromSeconds(10)));
        }

        return new(request.End == "bad" ? Poll<JobState, string>.Failed("the job broke") : Poll<JobState, string>.Done($"{state.Id} done"));
    }
}

[Workflow("suspension.jobs")]
public sealed partial class WatchingJobs : Workflow<Job, string>
{
    protected override Flow<string> Define(Start<Job> start) => start
        .Run("job", job => job, new() { Retry = Retry.Fixed(3, TimeSpan.FromSeconds(5)) });
}

[Workflow("suspension.calling")]
public sealed partial class CallingAWaiter(Waiting waiting) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Call("inner", waiting)
        .Map("done", n => n * 10);
}

[Workflow("suspension.endless")]
public sealed partial class Endless(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync("forever", async (n, ctx) =>
    {
        probe.Note("forever");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ctx.CancellationToken);
        return n;
    });
}

[Workflow("suspension.calling-endless")]
public sealed partial class CallingTheEndless(Endless endless) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Call("inner", endless);
}

[Workflow("suspension.retry-endless")]
public sealed partial class RetryingTheEndless(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.MapAsync(
        "forever",
        async (n, ctx) =>
        {
            probe.Note("forever");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ctx.CancellationToken);
            return n;
        },
        new() { Retry = Retry.Fixed(3, TimeSpan.Zero) });
}
