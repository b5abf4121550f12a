using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Failures;

[Workflow("failures.side-by-side")]
public sealed partial class SideBySide(Crossing crossing) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var left = start.MapAsync("left", (n, ctx) => crossing.WaitForRightAsync(n));
        var right = start.MapAsync("right", (n, ctx) => crossing.FailAsync());
        return Flow.Merge("joined", left, right).Map("after", n => crossing.Note(n));
    }
}

[Workflow("failures.interrupted-try")]
public sealed partial class InterruptedInATry(Interruption interruption) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f.MapAsync("work", (n, ctx) => interruption.DisguiseAsync(n, ctx)),
            @catch: f => f.Map("explain", e => $"caught {e.Message}"))
        .Merge("joined");
}

[Workflow("failures.interrupted-line")]
public sealed partial class InterruptedBetweenSteps(Interruption interruption) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", (n, ctx) => interruption.CancelAsync(n))
        .Map("second", n => interruption.Note(n));
}

/// <summary>Two branches of which one fails while the other is in the middle of its work.</summary>
public sealed class Crossing
{
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool LeftFinished { get; private set; }

    public bool WentOn { get; private set; }

    public async ValueTask<int> WaitForRightAsync(int n)
    {
        started.SetResult();
        await failed.Task;
        await Task.Yield();
        LeftFinished = true;
        return n;
    }

    public async ValueTask<int> FailAsync()
    {
        await started.Task;
        failed.SetResult();
        throw new InvalidOperationException("right failed");
    }

    public int Note(int n)
    {
        WentOn = true;
        return n;
    }
}

/// <summary>Interrupts the execution from inside of a step, once.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<int> notes = [];

    public CancellationToken Token => source.Token;

    public IReadOnlyList<int> Notes => notes;

    public Func<Task>? Before { get; set; }

    public async ValueTask<string> DisguiseAsync(int n, StepContext ctx)
    {
        await Task.Yield();
        if (n == 2 && !source.IsCancellationRequested)
        {
            await source.CancelAsync();
            throw new IOException($"connection lost ({ctx.CancellationToken.IsCancellationRequested})");
        }

        return $"{n} done";
    }

    public async ValueTask<int> CancelAsync(int n)
    {
        await (Before?.Invoke() ?? Task.CompletedTask);
        await source.CancelAsync();
        return n;
    }

    public int Note(int n)
    {
        notes.Add(n);
        return n;
    }

    public void Dispose() => source.Dispose();
}

public sealed class InterruptionTests
{
    [Fact]
    public async Task When_one_branch_fails_the_other_finishes_what_it_is_doing_and_nothing_new_starts()
    {
        var crossing = new Crossing();
        await using var host = Hosts.InMemory(crossing);

        var result = await host.RunAsync<SideBySide>([1]);

        Assert.Equal(("right", "right failed"), (result.Error!.Step, result.Error.Message));
        Assert.True(crossing.LeftFinished);
        Assert.False(crossing.WentOn);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_starts_is_not_created()
    {
        using var database = new TemporaryDatabase();
        await using var host = Hosts.OnDisk(database);
        await host.OpenAsync(default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunAsync<Steps.Doubling>([1], cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(await RunsOf(database));
    }

    [Fact]
    public async Task An_interrupted_run_stays_and_can_go_on()
    {
        using var database = new TemporaryDatabase();
        using var interruption = new Interruption();
        await using (var host = Hosts.OnDisk(database, interruption))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunAsync<InterruptedBetweenSteps>([1, 2], cancellationToken: interruption.Token));
        }

        var run = Assert.Single(await RunsOf(database));
        Assert.Equal(RunStatus.Running, run.Status);
        Assert.Empty(interruption.Notes);

        await using var next = Hosts.OnDisk(database, interruption);
        var outcome = await (await next.OpenAsync(default)).ResumeAsync(run.Id, default);
        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal([1, 2], interruption.Notes);
    }

    [Fact]
    public async Task What_callbacks_make_of_an_interruption_is_not_caught_as_a_failure_of_their_items()
    {
        using var database = new TemporaryDatabase();
        using var interruption = new Interruption();
        await using var host = Hosts.OnDisk(database, interruption);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunAsync<InterruptedInATry>([1, 2, 3], cancellationToken: interruption.Token));

        var outcome = await (await host.OpenAsync(default)).ResumeAsync(Assert.Single(await RunsOf(database)).Id, default);

        Assert.Equal(["1 done", "2 done", "3 done"], ((Codemation.Runtime.Engine.Batch<string>)outcome.Output!).Values.ToArray());
    }

    [Fact]
    public async Task An_execution_whose_run_another_one_took_over_ends_with_an_error_and_changes_nothing()
    {
        using var database = new TemporaryDatabase();
        using var interruption = new Interruption();
        await using var host = Hosts.OnDisk(database, interruption);
        interruption.Before = () => TakeOver(database);

        await Assert.ThrowsAsync<RunFencedException>(() => host.RunAsync<InterruptedBetweenSteps>([1]));

        Assert.Empty(interruption.Notes);
        Assert.Equal(RunStatus.Running, Assert.Single(await RunsOf(database)).Status);
    }

    private static Task TakeOver(TemporaryDatabase database)
    {
        database.Query("UPDATE runs SET epoch = epoch + 1 RETURNING id");
        return Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<RunRow>> RunsOf(TemporaryDatabase database)
    {
        await using var reader = await Codemation.Runtime.Storage.Sqlite.SqliteRunReader.OpenAsync(database.Database, default);
        return await reader.ListAsync(new RunQuery(), default);
    }
}
