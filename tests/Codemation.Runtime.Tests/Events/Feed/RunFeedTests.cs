using System.Diagnostics;
using Codemation.Runtime.Events;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Events.Feed;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Codemation.Runtime.Tests.Events.Feed;

public sealed class RunFeedTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Two seconds is what is promised; the rest is for other programs that have the processors.</summary>
    internal static readonly TimeSpan Convergence = TimeSpan.FromSeconds(2 + 8);

    private readonly FaultyTransport transport = new();
    private readonly StoredRuns runs = new();
    private readonly RunFeed feed;

    public RunFeedTests() => feed = new RunFeed(transport, _ => new ValueTask<IRunReader>(runs.Reader), TimeProvider.System, NullLogger.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await feed.DisposeAsync();
        await transport.DisposeAsync();
        await runs.DisposeAsync();
    }

    [Fact]
    public async Task Events_are_told_as_they_come()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All));

        transport.Deliver(await runs.CreateAsync(1));
        transport.Deliver(await runs.SaveAsync(1));
        transport.Deliver(await runs.EndAsync(1));

        await reading.UntilAsync(news => news.Event is { IsEnd: true });
        Assert.Equal([RunNewsKind.Delivery, RunNewsKind.Event, RunNewsKind.Event, RunNewsKind.Event], reading.Read.Select(news => news.Kind));
        Assert.Equal(EventDelivery.Live, reading.Read[0].Delivery);
    }

    [Fact]
    public async Task A_follower_hears_only_of_what_it_follows()
    {
        await using var ofWorkflow = new Reading(feed.Follow(new RunFilter { WorkflowId = "invoices" }));
        await using var ofRun = new Reading(feed.Follow(new RunFilter { RunId = Stored.Id(3) }));

        transport.Deliver(await runs.CreateAsync(1));
        transport.Deliver(await runs.CreateAsync(2, "invoices"));
        transport.Deliver(await runs.CreateAsync(3));

        Assert.Equal(Stored.Id(2), RunOf(await ofWorkflow.UntilAsync(news => RunOf(news) is not null)));
        Assert.Equal(Stored.Id(3), RunOf(await ofRun.UntilAsync(news => RunOf(news) is not null)));
    }

    [Fact]
    public async Task Who_follows_one_run_is_first_told_how_it_is_stored()
    {
        await runs.CreateAsync(1);
        await runs.SaveAsync(1);
        await using var reading = new Reading(feed.Follow(new RunFilter { RunId = Stored.Id(1) }));

        var stored = await reading.UntilAsync(news => news.Kind == RunNewsKind.Stored);

        Assert.Equal((Stored.Id(1), 2), (stored.Run!.Id, stored.Run.EventSeq));
    }

    [Fact]
    public async Task A_gap_has_the_run_read_from_the_database()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All));
        transport.Deliver(await runs.CreateAsync(1));
        await runs.SaveAsync(1);
        await runs.SaveAsync(1);

        transport.Deliver(await runs.SaveAsync(1));

        Assert.Equal(4, (await reading.UntilAsync(news => news.Kind == RunNewsKind.Stored)).Run!.EventSeq);
    }

    [Fact]
    public async Task What_comes_twice_or_too_late_is_told_once()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All));
        var created = await runs.CreateAsync(1);
        var saved = await runs.SaveAsync(1);
        foreach (var delivered in new[] { created, created, saved, created, saved })
        {
            transport.Deliver(delivered);
        }

        transport.Deliver(await runs.EndAsync(1));

        await reading.UntilAsync(news => news.Event is { IsEnd: true });
        Assert.Equal([1L, 2, 3], reading.Read.Where(news => news.Event is not null).Select(news => news.Event!.Seq));
    }

    [Fact]
    public async Task A_lost_last_event_is_found_within_two_seconds()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All));
        transport.Deliver(await runs.CreateAsync(1));
        await reading.UntilAsync(news => news.Event is not null);
        var lost = Stopwatch.StartNew();

        await runs.EndAsync(1);

        Assert.Equal(RunStatus.Completed, (await reading.UntilAsync(news => news.Kind == RunNewsKind.Stored)).Run!.Status);
        Assert.InRange(lost.Elapsed, TimeSpan.Zero, Convergence);
    }

    [Fact]
    public async Task While_no_events_arrive_the_database_is_read_and_followers_know()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All));
        transport.Deliver(await runs.CreateAsync(1));
        transport.Become(EventDelivery.Fallback);
        await reading.UntilAsync(news => news is { Kind: RunNewsKind.Delivery, Delivery: EventDelivery.Fallback });
        var lost = Stopwatch.StartNew();

        await runs.EndAsync(1);

        await reading.UntilAsync(news => news.Run is { Status: RunStatus.Completed });
        Assert.InRange(lost.Elapsed, TimeSpan.Zero, Convergence);
    }

    [Fact]
    public async Task After_a_reconnection_everything_is_as_it_is_stored_within_two_seconds()
    {
        await using var reading = new Reading(feed.Follow(RunFilter.All, capacity: 10_000));
        for (var run = 0; run < 1_000; run++)
        {
            transport.Deliver(await runs.CreateAsync(run));
        }

        transport.Become(EventDelivery.Fallback);
        for (var run = 0; run < 1_000; run++)
        {
            await runs.EndAsync(run);
        }

        transport.Become(EventDelivery.Live);
        var back = Stopwatch.StartNew();

        var ended = new HashSet<string>();
        await reading.UntilAsync(news => news.Run is { Status: RunStatus.Completed } run && ended.Add(run.Id) && ended.Count == 1_000);
        Assert.InRange(back.Elapsed, TimeSpan.Zero, Convergence);
    }

    [Fact]
    public async Task Who_is_too_slow_is_dropped_with_a_notice_and_the_others_are_not()
    {
        var slow = feed.Follow(RunFilter.All, capacity: 10);
        await using var reading = new Reading(feed.Follow(RunFilter.All, capacity: 1_000));
        for (var run = 0; run < 100; run++)
        {
            transport.Deliver(await runs.CreateAsync(run));
        }

        await reading.UntilAsync(news => news.Event?.RunId == Stored.Id(99));
        await using var late = new Reading(slow);
        await late.UntilAsync(news => news.Kind == RunNewsKind.Dropped);

        Assert.Equal(11, late.Read.Count);
    }

    [Fact]
    public async Task Nobody_listens_while_nobody_follows()
    {
        var reading = new Reading(feed.Follow(RunFilter.All));
        Assert.True(transport.IsHeard);

        await reading.DisposeAsync();

        Assert.False(transport.IsHeard);
    }

    [Fact]
    public async Task A_hundred_thousand_events_of_which_many_are_lost_repeated_and_swapped_end_in_what_is_stored()
    {
        const int Runs = 1_000;
        var random = new Random(20_261_121);
        await using var reading = new Reading(feed.Follow(RunFilter.All, capacity: 400_000));
        RunEvent? held = null;
        for (var step = 0; step < 100; step++)
        {
            for (var run = 0; run < Runs; run++)
            {
                var happened = step == 0 ? await runs.CreateAsync(run) : step == 99 ? await runs.EndAsync(run) : await runs.SaveAsync(run);
                if (random.Next(10) == 0)
                {
                    continue;
                }

                if (held is null && random.Next(10) == 0)
                {
                    held = happened;
                    continue;
                }

                transport.Deliver(happened);
                if (random.Next(10) == 0)
                {
                    transport.Deliver(happened);
                }

                if (held is not null && random.Next(10) == 0)
                {
                    transport.Deliver(held);
                    held = null;
                }
            }
        }

        var known = new Dictionary<string, long>();
        var ended = new HashSet<string>();
        while (ended.Count < Runs)
        {
            var news = await reading.NextAsync();
            if (news.Event is { } happened)
            {
                Assert.True(happened.Seq > known.GetValueOrDefault(happened.RunId), "An event was told again, or after a later one.");
                known[happened.RunId] = happened.Seq;
            }
            else if (news.Run is { } row)
            {
                known[row.Id] = Math.Max(known.GetValueOrDefault(row.Id), row.EventSeq);
            }

            if (news.Event is { IsEnd: true } end)
            {
                ended.Add(end.RunId);
            }
            else if (news.Run is { Status: RunStatus.Completed } completed)
            {
                ended.Add(completed.Id);
            }
        }

        Assert.All(Enumerable.Range(0, Runs), run => Assert.Equal(runs.LastEventOf(run), known[Stored.Id(run)]));
    }

    private static string? RunOf(RunNews news) => news.Event?.RunId ?? news.Run?.Id;
}
