using System.Security.Cryptography;
using System.Text;
using Codemation.Runtime.Binary;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Which runs hold which content of binary storage.</content>
public abstract partial class RunStoreContract
{
    // Later than everything that was held: no test waits for time to pass.
    private static readonly TimeSpan NoGrace = TimeSpan.FromMinutes(-1);

    [Fact]
    public async Task Content_is_found_through_the_run_that_holds_it_only()
    {
        await CreateRunsAsync(2);

        var held = await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default);

        Assert.Equal(held, await Store.Blobs.FindAsync(Stored.Id(1), HashOf("a"), default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("a"), default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(1), HashOf("b"), default));
    }

    [Fact]
    public async Task The_same_content_has_one_key_whoever_holds_it()
    {
        await CreateRunsAsync(2);
        var first = NewBlob("a");

        Assert.Equal(first, await Store.Blobs.HoldAsync(Stored.Id(1), first, default));
        Assert.Equal(first, await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default));
        Assert.Equal(first, await Store.Blobs.HoldAsync(Stored.Id(2), NewBlob("a"), default));
        Assert.Equal(first, await Store.Blobs.FindAsync(Stored.Id(2), HashOf("a"), default));
    }

    [Fact]
    public async Task A_run_that_is_not_there_holds_nothing()
    {
        Assert.Null(await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default));
        Assert.Empty(await Store.Blobs.DropAsync(NoGrace, 10, default));
    }

    [Fact]
    public async Task A_run_shares_what_it_holds_and_nothing_else()
    {
        await CreateRunsAsync(3);
        await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default);
        await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("b"), default);
        await Store.Blobs.HoldAsync(Stored.Id(3), NewBlob("theirs"), default);

        await Store.Blobs.ShareAsync(Stored.Id(1), Stored.Id(2), [HashOf("a"), HashOf("theirs")], default);
        await Store.Blobs.ShareAsync(Stored.Id(1), Stored.Id(2), [HashOf("a")], default);

        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("a"), default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("b"), default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("theirs"), default));
    }

    [Fact]
    public async Task A_new_run_holds_from_the_start_what_it_was_given_or_took_over()
    {
        await CreateRunsAsync(1);
        await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default);
        await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("b"), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("1"))), default);

        await Store.CreateAsync(Stored.Run(2) with { ParentRunId = Stored.Id(1), Attachments = new BlobShare(Stored.Id(1), [HashOf("a")]) }, default);
        await Store.CreateAsync(Stored.Run(3) with { TakesOver = new TakeOver(Stored.Id(1), ["map"]) }, default);

        await Store.CreateAsync(Stored.Run(4) with { Attachments = new BlobShare(Stored.Id(1), null) }, default);

        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("a"), default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("b"), default));
        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(4), HashOf("b"), default));
        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(3), HashOf("a"), default));
        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(3), HashOf("b"), default));
    }

    [Fact]
    public async Task Content_is_dropped_when_the_last_run_that_held_it_is_removed()
    {
        await CreateRunsAsync(2);
        var shared = await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("shared"), default);
        var own = await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("own"), default);
        await Store.Blobs.ShareAsync(Stored.Id(1), Stored.Id(2), [HashOf("shared")], default);

        await EndAndRemoveAsync(1);
        Assert.Equal([own!.Value], await Store.Blobs.DropAsync(NoGrace, 10, default));

        await EndAndRemoveAsync(2);
        Assert.Equal(
            new[] { own.Value, shared!.Value }.OrderBy(KeyOf), (await Store.Blobs.DropAsync(NoGrace, 10, default)).OrderBy(KeyOf));
    }

    [Fact]
    public async Task What_is_to_be_removed_is_named_until_it_is_forgotten()
    {
        await CreateRunsAsync(1);
        for (var n = 0; n < 5; n++)
        {
            await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob($"{n}"), default);
        }

        await EndAndRemoveAsync(1);
        var first = await Store.Blobs.DropAsync(NoGrace, 3, default);
        Assert.Equal(3, first.Count);

        await Store.Blobs.ForgetAsync(first, default);
        var rest = await Store.Blobs.DropAsync(NoGrace, 3, default);
        await Store.Blobs.ForgetAsync(rest, default);

        Assert.Equal(5, first.Concat(rest).Distinct().Count());
        Assert.Empty(await Store.Blobs.DropAsync(NoGrace, 3, default));
    }

    [Fact]
    public async Task What_a_run_held_a_moment_ago_stays_for_a_while()
    {
        await CreateRunsAsync(1);
        await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default);
        await EndAndRemoveAsync(1);

        Assert.Empty(await Store.Blobs.DropAsync(TimeSpan.FromHours(1), 10, default));
    }

    [Fact]
    public async Task Content_that_comes_again_while_it_is_being_removed_gets_another_key()
    {
        await CreateRunsAsync(2);
        var first = await Store.Blobs.HoldAsync(Stored.Id(1), NewBlob("a"), default);
        await EndAndRemoveAsync(1);
        var dropped = await Store.Blobs.DropAsync(NoGrace, 10, default);

        var second = await Store.Blobs.HoldAsync(Stored.Id(2), NewBlob("a"), default);
        await Store.Blobs.ForgetAsync(dropped, default);

        Assert.NotEqual(first, second);
        Assert.Equal(second, await Store.Blobs.FindAsync(Stored.Id(2), HashOf("a"), default));
    }

    [Fact]
    public async Task Runs_that_ended_let_go_of_content_and_open_ones_never()
    {
        await CreateRunsAsync(3);
        await Store.CreateAsync(Stored.Run(4, workflow: "other"), default);
        for (var number = 1; number <= 4; number++)
        {
            await Store.Blobs.HoldAsync(Stored.Id(number), NewBlob($"{number}"), default);
        }

        await Store.CommitAsync(Stored.End(1), default);
        await Store.CommitAsync(Stored.End(2) with { End = new RunEnd(RunStatus.Failed, AfterAllEnded, null, null) }, default);
        await Store.CommitAsync(Stored.End(4), default);

        Assert.Equal(1, await Store.Blobs.ReleaseAsync(AfterAllEnded, "orders", 10, default));
        Assert.Null(await Store.Blobs.FindAsync(Stored.Id(1), HashOf("1"), default));
        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(2), HashOf("2"), default));
        Assert.NotNull(await Store.Blobs.FindAsync(Stored.Id(3), HashOf("3"), default));
        Assert.NotNull(await Store.FindAsync(Stored.Id(1), default));

        Assert.Equal(1, await Store.Blobs.ReleaseAsync(AfterAllEnded.AddDays(1), null, 1, default));
        Assert.Equal(1, await Store.Blobs.ReleaseAsync(AfterAllEnded.AddDays(1), null, 1, default));
        Assert.Equal(0, await Store.Blobs.ReleaseAsync(AfterAllEnded.AddDays(1), null, 1, default));
        Assert.Equal(3, (await Store.Blobs.DropAsync(NoGrace, 10, default)).Count);
    }

    [Fact]
    public async Task The_same_content_at_once_gets_one_key()
    {
        await CreateRunsAsync(8);

        var held = await Task.WhenAll(Enumerable.Range(1, 8).Select(async number =>
            await Store.Blobs.HoldAsync(Stored.Id(number), NewBlob("a"), default)));

        Assert.Single(held.Distinct());
        for (var number = 1; number <= 8; number++)
        {
            await EndAndRemoveAsync(number);
        }

        Assert.Equal([held[0]!.Value], await Store.Blobs.DropAsync(NoGrace, 10, default));
    }

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static Blob NewBlob(string content) => new(BlobKey.New(HashOf(content)), content.Length);

    private static string KeyOf(Blob blob) => blob.Key.ToString();

    private async Task CreateRunsAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await Store.CreateAsync(Stored.Run(number), default);
        }
    }

    private async Task EndAndRemoveAsync(int number)
    {
        await Store.CommitAsync(Stored.End(number), default);
        Assert.Equal(1, await Store.DeleteEndedAsync(AfterAllEnded, null, 1, default));
    }
}
