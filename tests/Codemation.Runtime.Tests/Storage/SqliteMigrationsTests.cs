using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;
using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Tests.Storage;

public sealed class SqliteMigrationsTests : IDisposable
{
    private static readonly StoreMigration Later = new(
        SqliteMigrations.Current.Known.Count + 1, "later", "ALTER TABLE runs ADD COLUMN later TEXT; CREATE TABLE later_things (id INTEGER PRIMARY KEY);");

    private readonly TemporaryDatabase temporary = new();

    /// <summary>Every schema that a released program may have left behind.</summary>
    public static TheoryData<int> EarlierVersions => new(Enumerable.Range(0, SqliteMigrations.Current.Known.Count));

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_older_database_gets_the_schema_of_a_new_one(int version)
    {
        using var fresh = new TemporaryDatabase();
        await fresh.Database.MigrateAsync(default);
        await DatabaseWith(SqliteMigrations.Current.Known.Take(version)).MigrateAsync(default);

        var applied = await temporary.Database.MigrateAsync(default);

        Assert.Equal(SqliteMigrations.Current.Known.Skip(version), applied);
        Assert.Equal(SchemaOf(fresh), SchemaOf(temporary));
    }

    [Fact]
    public async Task A_database_that_is_current_is_left_alone()
    {
        await temporary.Database.MigrateAsync(default);

        Assert.Empty(await temporary.Database.MigrateAsync(default));
    }

    [Fact]
    public async Task Runs_survive_the_next_migration()
    {
        await using (var store = await temporary.OpenStoreAsync())
        {
            await store.CreateAsync(Stored.Run(1), default);
        }

        Assert.Equal([Later], await DatabaseWith([.. SqliteMigrations.Current.Known, Later]).MigrateAsync(default));
        Assert.Equal(Stored.Id(1), temporary.Query("SELECT id FROM runs WHERE later IS NULL"));
    }

    [Fact]
    public async Task Runs_of_the_first_schema_are_executed_under_today_s()
    {
        await DatabaseWith(SqliteMigrations.Current.Known.Take(1)).MigrateAsync(default);
        temporary.Query(
            """
            INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, created_at, items_in, depth, records)
                VALUES ('run-00000001', 'orders', 'plan', 'pending', 0, 1000000, 1, 0, 1),
                       ('run-00000002', 'orders', 'plan', 'completed', 1, 2000000, 1, 0, 1);
            INSERT INTO payloads (id, used) VALUES (1, 1);
            INSERT INTO payload_chunks (payload_id, chunk, count, items) VALUES (1, 0, 2, '7' || char(10) || '8');
            INSERT INTO batches (run_id, seq, port, count, lineage, items) VALUES ('run-00000001', 0, 0, 1, x'', '5');
            INSERT INTO activations (run_id, step, seq, status, attempt, started_at, items_in, count, lineage, payload_id)
                VALUES ('run-00000001', 'map', 1, 'completed', 1, 1000000, 1, 2, x'', 1);
            """);

        await using var store = await temporary.OpenStoreAsync();

        var claimed = Assert.Single(await store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default));
        Assert.Equal((Stored.Id(1), "default", 5, 0), (claimed.Id, claimed.Queue, claimed.Priority, claimed.Deaths));
        Assert.Equal(("5", "7\n8"), (await store.TextAsync(1, TriggerBatch.Step), await store.TextAsync(1, "map")));
        await store.CommitAsync(Stored.Commit(1, 1) with { Suspension = new RunSuspension("waits", null) }, default);
        Assert.Equal(RunStatus.Suspended, (await store.FindAsync(Stored.Id(1), default))!.Status);
        Assert.Equal("ok", temporary.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Spans_that_were_rows_of_their_own_are_kept()
    {
        await DatabaseWith(SqliteMigrations.Current.Known.Take(6)).MigrateAsync(default);
        temporary.Query(
            """
            INSERT INTO telemetry_spans
                (run_id, workflow_id, trace_id, span_id, parent_id, kind, name, status, message, step, item, attempt, started_at, at)
                VALUES ('a', 'orders', 't', '2', '1', 2, 'charge', 2, 'no "money"', 'charge', 3, 2, 2000000, 3000000),
                       ('b', 'orders', 't', '4', NULL, 1, 'orders', 1, NULL, NULL, NULL, 0, 1000000, 9000000),
                       ('a', 'orders', 't', '1', NULL, 1, 'orders', 1, NULL, NULL, NULL, 0, 1000000, 4000000);
            """);

        await using var store = await temporary.OpenStoreAsync();

        Assert.Equal(SpansOfOldSchemas.OfRunA, await store.Telemetry.SpansAsync("a", default));
        Assert.Equal(1, await store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", DateTimeOffset.UnixEpoch.AddSeconds(5), 10, default));
        Assert.Single(await store.Telemetry.SpansAsync("b", default));
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => temporary.Database.MigrateAsync(default)));

        Assert.Equal(SqliteMigrations.Current.Known, applied.SelectMany(migrations => migrations).OrderBy(migration => migration.Number));
        Assert.Equal("ok", temporary.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_behind_and_can_be_repeated()
    {
        var broken = Later with { Sql = Later.Sql + "; INSERT INTO nowhere VALUES (1);" };
        await Assert.ThrowsAnyAsync<Exception>(() => DatabaseWith([.. SqliteMigrations.Current.Known, broken]).MigrateAsync(default));
        Assert.Equal(0L, temporary.Query("SELECT count(*) FROM sqlite_master WHERE name = 'later_things'"));

        Assert.Equal([Later], await DatabaseWith([.. SqliteMigrations.Current.Known, Later]).MigrateAsync(default));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await DatabaseWith([.. SqliteMigrations.Current.Known, Later]).MigrateAsync(default);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => temporary.OpenStoreAsync());
        Assert.Contains("newer version of the program", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteRunReader.OpenAsync(temporary.Database, default));
        Assert.Equal(Later.Number, (await temporary.Database.StatusAsync(default)).SchemaVersion);
    }

    [Fact]
    public async Task Reading_does_not_migrate()
    {
        var missing = await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteRunReader.OpenAsync(temporary.Database, default));
        Assert.Contains("no database", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(temporary.Path));

        await DatabaseWith([]).MigrateAsync(default);
        var older = await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteRunReader.OpenAsync(temporary.Database, default));
        Assert.Contains("db migrate", older.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_tells_what_is_there_and_what_is_missing()
    {
        var before = await temporary.Database.StatusAsync(default);
        await temporary.Database.MigrateAsync(default);
        var after = await temporary.Database.StatusAsync(default);

        Assert.Equal((null, null, SqliteMigrations.Current.Known.Count), (before.SizeBytes, before.JournalMode, before.Pending.Count));
        Assert.Equal((temporary.Path, "wal", 0), (after.Name, after.JournalMode, after.Pending.Count));
        Assert.Equal(SqliteMigrations.Current.Known.Count, after.SchemaVersion);
        Assert.True(after.SizeBytes > 0);
        Assert.True(Version.Parse(after.EngineVersion) >= new Version(3, 35, 5));
    }

    public void Dispose() => temporary.Dispose();

    private static string SchemaOf(TemporaryDatabase database) =>
        (string)database.Query("SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY type, name)");

    private SqliteDatabase DatabaseWith(IEnumerable<StoreMigration> migrations) =>
        new(new SqliteLocation(temporary.Path), new SqliteMigrations(migrations.ToArray()), TimeProvider.System);
}
