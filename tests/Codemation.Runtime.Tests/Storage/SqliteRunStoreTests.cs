using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

public sealed class SqliteRunStoreTests : RunStoreContract, IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    [Fact]
    public async Task Runs_outlive_the_store()
    {
        await Store.CreateAsync(Stored.Run(1, input: ["1", "2", "3"]), default);
        await Store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("map", new TestBatch("\"kept\""))), default);
        await Store.DisposeAsync();

        await using var again = await temporary.OpenStoreAsync();

        Assert.Equal(2, (await again.ClaimAsync(Stored.Id(1), "next", default))!.Epoch);
        Assert.Equal("1\n2\n3", await again.TextAsync(1, TriggerBatch.Step));
        Assert.Equal("\"kept\"", await again.TextAsync(1, "map"));
        Assert.True(again.IsDurable);
    }

    [Fact]
    public async Task Outputs_of_a_run_that_ended_are_kept()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.End(1) with { Activations = [Stored.Completed("map", new TestBatch("1"))] }, default);

        Assert.Equal("1", await Store.TextAsync(1, "map"));
    }

    [Fact]
    public async Task Attachments_are_kept_beside_the_items()
    {
        await Store.CreateAsync(Stored.Run(1) with { Input = new TestBatch("1") { Attachments = "{\"photo\":\"sha\"}" } }, default);

        var batch = await Store.ReadBatchAsync(Stored.Id(1), TriggerBatch.Step, 0, default);

        await foreach (var chunk in batch!.Chunks!)
        {
            Assert.Equal("{\"photo\":\"sha\"}"u8.ToArray(), chunk.Attachments.ToArray());
        }
    }

    [Fact]
    public async Task Writes_that_wait_at_the_same_time_share_a_transaction()
    {
        await Store.CreateAsync(Stored.Run(0), default);
        var store = (SqliteRunStore)Store;
        var before = store.Transactions;
        Task<RunCreation>[] writes;
        using (var other = temporary.Connect())
        {
            using var blocking = other.BeginTransaction(deferred: false);
            writes = Enumerable.Range(1, 64).Select(number => store.CreateAsync(Stored.Run(number), default).AsTask()).ToArray();
            blocking.Rollback();
        }

        Assert.All(await Task.WhenAll(writes), creation => Assert.True(creation.IsCreated));
        Assert.InRange(store.Transactions - before, 1, 2); // what the writer had picked up when it met the lock, and the rest
    }

    [Fact]
    public async Task A_fenced_write_fails_alone_in_its_group()
    {
        for (var number = 0; number < 10; number++)
        {
            await Store.CreateAsync(Stored.Run(number), default);
        }

        Task[] writes;
        using (var other = temporary.Connect())
        {
            using var blocking = other.BeginTransaction(deferred: false);
            writes = Enumerable.Range(0, 10)
                .Select(number => Store.CommitAsync(Stored.End(number, epoch: number == 5 ? 9 : 1), default).AsTask())
                .ToArray();
            blocking.Rollback();
        }

        await Assert.ThrowsAsync<RunFencedException>(() => writes[5]);
        await Task.WhenAll(writes.Where((_, number) => number != 5));
        Assert.Equal(Stored.Id(5), Assert.Single(await Store.ListAsync(new() { Status = RunStatus.Running }, default)).Id);
    }

    [Theory]
    [InlineData("PRAGMA synchronous", 2)]
    [InlineData("PRAGMA foreign_keys", 1)]
    [InlineData("PRAGMA auto_vacuum", 2)]
    public void What_was_answered_survives_the_machine_and_freed_space_is_given_back(string setting, long value)
    {
        using var session = temporary.Database.OpenForWriting();
        var read = session[setting];

        Assert.True(read.Step());
        Assert.Equal(value, read.Int64(0));
    }

    [Fact]
    public async Task The_database_of_other_users_is_closed_to_them()
    {
        if (!OperatingSystem.IsWindows())
        {
            await Store.CreateAsync(Stored.Run(1), default);

            var open = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(temporary.Path) & open);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(temporary.WalPath) & open);
        }
    }

    [Fact]
    public async Task Runs_can_be_read_while_another_process_executes_them()
    {
        await Store.CreateAsync(Stored.Run(1), default);

        await using var reader = await SqliteRunReader.OpenAsync(temporary.Database, default);

        Assert.NotNull(await reader.FindAsync(Stored.Id(1), default));
        await Store.CommitAsync(Stored.End(1), default);
        Assert.Equal(RunStatus.Completed, (await reader.FindAsync(Stored.Id(1), default))!.Status);
    }

    public void Dispose() => temporary.Dispose();

    private protected override async Task<IRunStore> OpenAsync() => await temporary.OpenStoreAsync();
}
