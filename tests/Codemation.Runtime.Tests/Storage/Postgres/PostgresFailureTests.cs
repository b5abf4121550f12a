using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;
using Npgsql;

namespace Codemation.Runtime.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresFailureTests : IAsyncLifetime
{
    private TemporaryPostgres temporary = null!;

    public async Task InitializeAsync() => temporary = await PostgresTests.CreateMigratedAsync();

    public async Task DisposeAsync() => await temporary.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_commit_that_was_kept_but_not_answered_is_found_and_not_repeated(int times)
    {
        await using var proxy = new CuttingProxy(temporary.Server.Port);
        await using var database = Through(proxy);
        await using var store = await database.OpenStoreAsync(default);

        for (var number = 1; number <= times; number++)
        {
            proxy.LoseAnswers(1);
            Assert.True((await store.CreateAsync(Stored.Run(number), default)).IsCreated);
            proxy.LoseAnswers(1);
            await store.CommitAsync(Stored.Commit(number, 1, Stored.Completed("map", new TestBatch("1"))), default);
        }

        Assert.Equal(2 * times, proxy.Cuts);
        Assert.Equal(2L * times, await temporary.QueryAsync("SELECT count(*) FROM activations"));
        Assert.Equal((long)times, await temporary.QueryAsync("SELECT sum(records)::bigint FROM runs"));
    }

    [Fact]
    public async Task What_was_sent_in_one_piece_and_not_answered_is_repeated()
    {
        await using var proxy = new CuttingProxy(temporary.Server.Port);
        await using var database = Through(proxy);
        await using var store = await database.OpenStoreAsync(default);

        proxy.LoseAnswers(1);
        await store.PutPlanAsync("hash", "orders", "{}", default);

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal("{}", await store.FindPlanAsync("hash", default));
    }

    [Fact]
    public async Task A_transaction_that_breaks_off_while_it_begins_leaves_a_connection_that_others_can_use()
    {
        await using var database = temporary.Open();

        await Assert.ThrowsAsync<InvalidCastException>(() => database.Transactions.RunAsync(
            async transaction =>
            {
                await using var batch = transaction.Connection.CreateBatch();
                batch.Add("SELECT 'neither an id nor a time'");
                batch.Add("SELECT generate_series(1, 10000)");
                await using var rows = await transaction.ReadAsync(batch);
                return (true, default(NpgsqlBatch?));
            },
            default));

        for (var use = 0; use < 3; use++)
        {
            Assert.True(await database.ExistsAsync(default));
        }
    }

    [Fact]
    public async Task A_commit_that_never_arrived_is_repeated()
    {
        await using var proxy = new CuttingProxy(temporary.Server.Port);
        await using var database = Through(proxy);
        await using var store = await database.OpenStoreAsync(default);

        proxy.LoseCommits(2);

        Assert.True((await store.CreateAsync(Stored.Run(1), default)).IsCreated);
        proxy.LoseCommits(2);
        await store.CommitAsync(Stored.End(1), default);
        Assert.Equal(4, proxy.Cuts);
        Assert.Equal(RunStatus.Completed, (await store.FindAsync(Stored.Id(1), default))!.Status);
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("57P01")]
    public async Task What_the_server_could_not_do_right_now_is_repeated(string state)
    {
        await temporary.QueryAsync(
            $"""
            CREATE SEQUENCE attempts;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF nextval('attempts') <= 3 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '{state}'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON activations FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);

        Assert.True((await store.CreateAsync(Stored.Run(1), default)).IsCreated);

        Assert.Equal("1", await store.TextAsync(1, TriggerBatch.Step));
        Assert.Equal(4L, await temporary.QueryAsync("SELECT last_value FROM attempts"));
    }

    [Fact]
    public async Task A_write_that_the_server_refuses_fails_alone_in_its_group()
    {
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);

        var writes = Enumerable.Range(1, 50)
            .Select(number => store.CreateAsync(Stored.Run(number, workflow: number == 7 ? "nul\0" : "orders"), default).AsTask())
            .ToArray();

        await Assert.ThrowsAsync<PostgresException>(() => writes[6]);
        Assert.All(await Task.WhenAll(writes.Where((_, number) => number != 6)), creation => Assert.True(creation.IsCreated));
        Assert.Equal(49L, await temporary.QueryAsync("SELECT count(*) FROM runs"));
    }

    [Fact]
    public async Task Writes_that_wait_at_the_same_time_share_a_transaction()
    {
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);
        await store.CreateAsync(Stored.Run(0), default);
        Task<RunCreation>[] writes;
        await using (var other = new NpgsqlConnection(temporary.Server.ConnectionStringOf(temporary.Name)))
        {
            await other.OpenAsync();
            await using var blocking = await other.BeginTransactionAsync();
            await using var locking = new NpgsqlCommand("LOCK TABLE runs IN EXCLUSIVE MODE", other);
            await locking.ExecuteNonQueryAsync();
            writes = Enumerable.Range(1, 256).Select(number => store.CreateAsync(Stored.Run(number), default).AsTask()).ToArray();
            await blocking.RollbackAsync();
        }

        Assert.All(await Task.WhenAll(writes), creation => Assert.True(creation.IsCreated));
        // What the lanes had picked up when they met the lock, and the rest.
        Assert.InRange((long)(await temporary.QueryAsync("SELECT count(DISTINCT xmin::text) FROM runs WHERE id > 'run-00000000'"))!, 1, 16);
    }

    [Fact]
    public async Task A_database_that_is_gone_for_good_is_said_to_be_unavailable_and_never_hangs()
    {
        var server = await PostgresServer.StartAsync();
        var name = await server.CreateDatabaseAsync();
        await using var database = new PostgresDatabase(
            (PostgresLocation)DatabaseLocation.Parse(server.AddressOf(name), "/"), new ManualTime { SkipsWaits = true });
        await using var store = await database.OpenStoreAsync(default);
        await store.CreateAsync(Stored.Run(1), default);
        await server.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CreateAsync(Stored.Run(2), default).AsTask());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync(Stored.Id(1), default).AsTask());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 1, default).AsTask());
    }

    [Fact]
    public async Task Writes_outlast_a_server_that_crashes_and_starts_again_under_load()
    {
        await using var server = await PostgresServer.StartAsync();
        var name = await server.CreateDatabaseAsync();
        await using var database = new PostgresDatabase((PostgresLocation)DatabaseLocation.Parse(server.AddressOf(name), "/"), TimeProvider.System);
        await using var store = await database.OpenStoreAsync(default);
        using var crashed = new CancellationTokenSource();
        var accepted = 0;
        var writing = Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            // Until some were written after the crash.
            for (var after = 0; after < 5; after += crashed.IsCancellationRequested ? 1 : 0)
            {
                var number = Interlocked.Increment(ref accepted);
                Assert.True((await store.CreateAsync(Stored.Run(number), default)).IsCreated);
                await store.CommitAsync(Stored.End(number) with { Activations = [Stored.Completed("map", new TestBatch("1"))] }, default);
            }
        })).ToArray();
        while (Volatile.Read(ref accepted) < 200)
        {
            await Task.Yield();
        }

        await server.StopAsync("immediate");
        await server.StartAgainAsync();
        await crashed.CancelAsync();
        await Task.WhenAll(writing);

        Assert.Equal((long)accepted, await server.ExecuteAsync(name, "SELECT count(*) FROM runs WHERE status = 'completed' AND records = 1"));
        Assert.Equal(2L * accepted, await server.ExecuteAsync(name, "SELECT count(*) FROM activations"));
    }

    private PostgresDatabase Through(CuttingProxy proxy)
    {
        var address = temporary.Address.Replace($":{temporary.Server.Port}/", $":{proxy.Port}/", StringComparison.Ordinal);
        return new PostgresDatabase((PostgresLocation)DatabaseLocation.Parse(address, "/"), TimeProvider.System);
    }
}
