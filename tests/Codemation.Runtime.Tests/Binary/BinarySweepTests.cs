using Codemation.Runtime.Binary;
using Codemation.Runtime.Tests.Running;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Binary;

/// <summary>How content comes to its end.</summary>
public sealed class BinarySweepTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly BinaryHost at;

    public BinarySweepTests() => at = new BinaryHost(time, new Probe(), new Smuggler());

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Content_goes_with_the_last_run_that_held_it_but_not_within_an_hour()
    {
        var runs = await at.Host.OpenAsync(default);
        await at.Host.RunAsync<Letters>([new("shared"), new("own")]);
        time.Advance(TimeSpan.FromMinutes(10));
        await at.Host.RunAsync<Letters>([new("shared")]);

        Assert.Equal(1, await runs.Store.DeleteEndedAsync(time.GetUtcNow() - TimeSpan.FromMinutes(5), null, 10, default));
        time.Advance(TimeSpan.FromMinutes(49));
        Assert.Equal(0, await runs.BinarySweep.RemoveUnheldAsync(10, default));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await runs.BinarySweep.RemoveUnheldAsync(10, default));

        Assert.Equal("shared", await File.ReadAllTextAsync(Assert.Single(at.Files).FullName));
        Assert.Equal(0, await runs.BinarySweep.RemoveUnheldAsync(10, default));
    }

    [Fact]
    public async Task Attachments_may_go_long_before_their_run_does()
    {
        var runs = await at.Host.OpenAsync(default);
        var result = await at.Host.RunAsync<Letters>([new("text")]);
        time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await runs.BinarySweep.ReleaseAsync(time.GetUtcNow() - TimeSpan.FromDays(1), null, 10, default));
        Assert.Equal(1, await runs.BinarySweep.RemoveUnheldAsync(10, default));

        Assert.Empty(at.Files);
        Assert.NotNull(await runs.Store.FindAsync(result.RunId, default));
    }

    [Fact]
    public async Task A_sweep_takes_no_more_than_it_is_asked_to()
    {
        var runs = await at.Host.OpenAsync(default);
        await at.Host.RunAsync<Letters>(Enumerable.Range(0, 25).Select(n => new Letter($"{n}")));
        time.Advance(TimeSpan.FromDays(2));
        await runs.Store.DeleteEndedAsync(time.GetUtcNow(), null, 10, default);

        Assert.Equal(10, await runs.BinarySweep.RemoveUnheldAsync(10, default));
        Assert.Equal(15, at.Files.Count);
        Assert.Equal(10, await runs.BinarySweep.RemoveUnheldAsync(10, default));
        Assert.Equal(5, await runs.BinarySweep.RemoveUnheldAsync(10, default));
        Assert.Empty(at.Files);
        Assert.Equal(0L, at.Query("SELECT count(*) FROM blobs"));
    }

    [Fact]
    public async Task What_an_interrupted_sweep_left_the_next_one_removes()
    {
        var runs = await at.Host.OpenAsync(default);
        await at.Host.RunAsync<Letters>([new("text")]);
        time.Advance(TimeSpan.FromDays(2));
        await runs.Store.DeleteEndedAsync(time.GetUtcNow(), null, 10, default);
        await runs.Store.Blobs.DropAsync(BinarySweep.Grace, 10, default);

        await at.RestartAsync();

        Assert.Equal(1, await (await at.Host.OpenAsync(default)).BinarySweep.RemoveUnheldAsync(10, default));
        Assert.Empty(at.Files);
    }

    [Fact]
    public async Task What_an_interrupted_attachment_left_is_removed_after_an_hour()
    {
        await at.Host.RunAsync<Letters>([new("text")]);
        var left = Path.Combine(at.Folder, "incoming", "left");
        await File.WriteAllTextAsync(left, "half of somethi");
        File.SetLastWriteTimeUtc(left, time.GetUtcNow().UtcDateTime);
        var runs = await at.Host.OpenAsync(default);

        time.Advance(TimeSpan.FromMinutes(59));
        await runs.BinarySweep.RemoveUnheldAsync(10, default);
        Assert.True(File.Exists(left));

        time.Advance(TimeSpan.FromMinutes(2));
        await runs.BinarySweep.RemoveUnheldAsync(10, default);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task Content_that_a_run_in_progress_holds_is_never_removed()
    {
        var probe = new Probe();
        await using var other = new BinaryHost(time, probe);
        var itsRuns = await other.Host.OpenAsync(default);
        probe.Noted = _ =>
        {
            time.Advance(TimeSpan.FromDays(400));
            itsRuns.BinarySweep.ReleaseAsync(time.GetUtcNow(), null, 10, default).AsTask().GetAwaiter().GetResult();
            itsRuns.BinarySweep.RemoveUnheldAsync(10, default).AsTask().GetAwaiter().GetResult();
        };

        var result = await other.Host.RunAsync<InterruptedReading>([new("old, but in use")]);

        Assert.Equal(["old, but in use"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Attaching_while_others_let_go_of_the_same_content_never_loses_it()
    {
        var runs = await at.Host.OpenAsync(default);

        // Files have the time of the disk, which the clock of this test runs ahead of.
        await using var storages = new BinaryStorages(inMemory: false, at.Folder, []);
        var sweep = new BinarySweep(runs.Store.Blobs, storages, TimeProvider.System);
        var removed = 0;
        using var done = new CancellationTokenSource();
        var sweeping = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                time.Advance(TimeSpan.FromHours(2));
                await sweep.ReleaseAsync(time.GetUtcNow(), null, 100, default);
                removed += await sweep.RemoveUnheldAsync(100, default);
            }
        });

        var results = new List<RunResult<string>>();
        for (var round = 0; round < 60; round++)
        {
            results.AddRange(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => at.Host.RunAsync<Letters>([new("contested")]))));
        }

        await done.CancelAsync();
        await sweeping;
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.True(removed > 0, "Nothing was removed meanwhile, so nothing was contested.");
    }
}
