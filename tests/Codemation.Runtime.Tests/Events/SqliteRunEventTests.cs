using Codemation.Runtime.Events;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Events;

public sealed class SqliteRunEventTests : RunEventContract, IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    private protected override WorkflowHost CreateHost() => Hosts.OnDisk(database, Probe);

    [Fact]
    public async Task Nothing_is_told_before_the_store_has_it()
    {
        var ahead = new List<RunEvent>();
        using var heard = new HeardEvents(Host, happened =>
        {
            using var connection = database.Connect();
            if ((long)connection.Query($"SELECT events FROM runs WHERE id = '{happened.RunId}'") < happened.Seq)
            {
                ahead.Add(happened);
            }
        });

        await Host.RunAsync<ToldWorkflow>([1, 2]);

        Assert.Empty(ahead);
        Assert.NotEmpty(heard.All);
    }

    [Fact]
    public async Task A_step_with_effects_is_told_to_have_started_before_it_runs()
    {
        using var heard = new HeardEvents(Host);
        var known = Array.Empty<string>();
        Probe.Noted = _ => known = [.. heard.Kinds];

        await Host.RunAsync<ToldWorkflow>([1]);

        Assert.Contains("NodeStarted effect", known);
    }

    [Fact]
    public async Task The_numbers_of_an_interrupted_run_go_on_in_another_process_without_a_gap_or_a_repetition()
    {
        using var interruption = new CancellationTokenSource();
        Probe.Noted = _ => interruption.Cancel();
        using var first = new HeardEvents(Host);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.RunAsync<ToldWorkflow>([1], cancellationToken: interruption.Token));
        await Host.DisposeAsync();
        Probe.Noted = null;

        await using var second = CreateHost();
        using var rest = new HeardEvents(second);
        await (await second.OpenAsync(default)).ResumeAsync(first.All[0].RunId, default);

        Assert.Equal("RunResumed", rest.Kinds.First());
        Assert.Contains(rest.All, happened => happened is { Kind: RunEventKind.NodeStarted, Node: { Step: "effect", Attempt: 2 } });
        Assert.Equal(RunEventKind.RunCompleted, rest.All[^1].Kind);
        var numbers = first.Numbers.Concat(rest.Numbers).ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task An_output_that_cannot_be_stored_leaves_no_gap_and_no_false_end()
    {
        using var heard = new HeardEvents(Host);
        await Host.RunAsync<Failures.DividingByZero>([1, 0]);

        Assert.Equal(RunEventKind.RunFailed, Assert.Single(heard.All, happened => happened.IsEnd).Kind);
        Assert.Equal(Enumerable.Range(1, heard.All.Count).Select(number => (long)number), heard.Numbers);
    }

    [Fact]
    public async Task A_step_that_waits_for_a_place_is_told_as_queued_while_it_waits()
    {
        using var other = new TemporaryDatabase();
        await using var narrow = Hosts.OnDisk(other, app => app.Limits = new RunLimits { ConcurrentSteps = 1 }, Probe);
        using var heard = new HeardEvents(narrow);
        var known = new List<string[]>();
        Probe.Noted = _ => known.Add([.. heard.Kinds]);

        await narrow.RunAsync<ForkedWorkflow>([1]);

        Assert.Equal(2, known.Count);
        Assert.Contains("NodeQueued second", heard.Kinds);
        Assert.True(
            heard.Kinds.ToList().IndexOf("NodeQueued second") < heard.Kinds.ToList().IndexOf("NodeCompleted first"),
            string.Join(Environment.NewLine, heard.Kinds));
        Assert.Single(heard.Kinds, kind => kind == "NodeQueued second");
    }
}
