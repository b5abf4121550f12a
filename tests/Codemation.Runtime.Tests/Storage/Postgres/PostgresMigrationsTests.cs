using System.Text.RegularExpressions;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Runtime.Telemetry;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresMigrationsTests : IAsyncLifetime
{
    private static readonly StoreMigration Later = new(
        PostgresMigrations.Current.Known.Count + 1, "later", "ALTER TABLE runs ADD COLUMN later text; CREATE TABLE later_things (id integer PRIMARY KEY);");

    // What a function's body consists of is indented.
    private static readonly Regex BetweenStatements = new(@";\n+(?=\S)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private TemporaryPostgres temporary = null!;
    private PostgresDatabase database = null!;

    /// <summary>Every schema that a released program may have left behind.</summary>
    public static TheoryData<int> EarlierVersions => new(Enumerable.Range(0, PostgresMigrations.Current.Known.Count));

    public async Task InitializeAsync()
    {
        temporary = await TemporaryPostgres.CreateAsync();
        database = temporary.Open();
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await temporary.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_older_database_gets_the_schema_of_a_new_one(int version)
    {
        await using var fresh = await PostgresTests.CreateMigratedAsync();
        await MigrateAsync(PostgresMigrations.Current.Known.Take(version));

        var applied = await database.MigrateAsync(default);

        Assert.Equal(PostgresMigrations.Current.Known.Skip(version), applied);
        Assert.Equal(await SchemaOfAsync(fresh), await SchemaOfAsync(temporary));
    }

    [Fact]
    public async Task A_database_that_is_current_is_left_alone()
    {
        await database.MigrateAsync(default);

        Assert.Empty(await database.MigrateAsync(default));
    }

    [Fact]
    public async Task Runs_survive_the_next_migration()
    {
        await using (var store = await database.OpenStoreAsync(default))
        {
            await store.CreateAsync(Stored.Run(1), default);
        }

        Assert.Equal([Later], await MigrateAsync([.. PostgresMigrations.Current.Known, Later]));
        Assert.Equal(Stored.Id(1), await temporary.QueryAsync("SELECT id FROM runs WHERE later IS NULL"));
    }

    [Fact]
    public async Task A_process_that_runs_goes_on_while_a_newer_one_brings_the_schema_forward()
    {
        await using var store = await database.OpenStoreAsync(default);
        await store.CreateAsync(Stored.Run(1, owner: "me"), default);

        await MigrateAsync([.. PostgresMigrations.Current.Known, Later]);

        await store.CommitAsync(Stored.End(1), default);
        await store.CreateAsync(Stored.Run(2, owner: null), default);
        Assert.Equal(Stored.Id(2), Assert.Single(await store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default)).Id);
        Assert.Equal(RunStatus.Completed, (await store.FindAsync(Stored.Id(1), default))!.Status);
    }

    [Fact]
    public async Task Runs_of_the_first_schema_are_executed_under_today_s()
    {
        await MigrateAsync(PostgresMigrations.Current.Known.Take(1));
        await temporary.QueryAsync(
            """
            INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, created_at, items_in, depth, records, queue, priority)
                VALUES ('run-00000001', 'orders', 'plan', 'pending', 0, now(), 1, 0, 1, 'default', 5),
                       ('run-00000002', 'orders', 'plan', 'completed', 1, now(), 1, 0, 1, 'default', 5);
            INSERT INTO payloads (used) VALUES (true);
            INSERT INTO payload_chunks (payload_id, chunk, count, items) VALUES (1, 0, 2, E'7\n8');
            INSERT INTO activations (run_id, seq, step, status, attempt, started_at, items_in, count, lineage, items, payload_id)
                VALUES ('run-00000001', 0, '$trigger', 'completed', 1, now(), 0, 1, '', '5', NULL),
                       ('run-00000001', 1, 'map', 'completed', 1, now(), 1, 2, '', NULL, 1);
            """);

        await using var store = await database.OpenStoreAsync(default);

        Assert.Equal(Stored.Id(1), Assert.Single(await store.ClaimPendingAsync("me", RunQueues.OnlyDefault, 10, default)).Id);
        Assert.Equal(("5", "7\n8"), (await store.TextAsync(1, TriggerBatch.Step), await store.TextAsync(1, "map")));
        await store.CommitAsync(Stored.Commit(1, 1) with { Suspension = new RunSuspension("waits", null) }, default);
        Assert.Equal(RunStatus.Suspended, (await store.FindAsync(Stored.Id(1), default))!.Status);
    }

    [Fact]
    public async Task Spans_that_were_rows_of_their_own_are_kept()
    {
        await MigrateAsync(PostgresMigrations.Current.Known.Take(6));
        await temporary.QueryAsync(
            """
            INSERT INTO telemetry_spans
                (run_id, workflow_id, trace_id, span_id, parent_id, kind, name, status, message, step, item, attempt, started_at, at)
                VALUES ('a', 'orders', 't', '2', '1', 2, 'charge', 2, 'no "money"', 'charge', 3, 2, to_timestamp(2), to_timestamp(3)),
                       ('b', 'orders', 't', '4', NULL, 1, 'orders', 1, NULL, NULL, NULL, 0, to_timestamp(1), to_timestamp(9)),
                       ('a', 'orders', 't', '1', NULL, 1, 'orders', 1, NULL, NULL, NULL, 0, to_timestamp(1), to_timestamp(4));
            """);

        await using var store = await database.OpenStoreAsync(default);

        Assert.Equal(SpansOfOldSchemas.OfRunA, await store.Telemetry.SpansAsync("a", default));
        Assert.Equal(1, await store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", DateTimeOffset.UnixEpoch.AddSeconds(5), 10, default));
        Assert.Single(await store.Telemetry.SpansAsync("b", default));
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        var processes = Enumerable.Range(0, 8).Select(_ => temporary.Open()).ToArray();

        var applied = await Task.WhenAll(processes.Select(process => process.MigrateAsync(default)));

        Assert.Equal(PostgresMigrations.Current.Known, applied.SelectMany(migrations => migrations).OrderBy(migration => migration.Number));
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_killed_at_any_statement_leaves_nothing_behind_and_can_be_repeated()
    {
        const string Kill = "SELECT pg_terminate_backend(pg_backend_pid())";
        foreach (var migration in PostgresMigrations.Current.Known)
        {
            var statements = BetweenStatements.Split(migration.Sql);
            var before = await SchemaOfAsync(temporary);
            for (var done = 0; done <= statements.Length; done++)
            {
                string[] killed = [.. statements.Take(done), Kill, .. statements.Skip(done)];
                var earlier = PostgresMigrations.Current.Known.Take(migration.Number - 1);
                await Assert.ThrowsAsync<StoreUnavailableException>(() => MigrateAsync([.. earlier, migration with { Sql = string.Join(";\n", killed) }]));
                Assert.Equal(before, await SchemaOfAsync(temporary));
            }

            Assert.Equal([migration], await MigrateAsync(PostgresMigrations.Current.Known.Take(migration.Number)));
        }

        await using var fresh = await PostgresTests.CreateMigratedAsync();
        Assert.Equal(await SchemaOfAsync(fresh), await SchemaOfAsync(temporary));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await MigrateAsync([.. PostgresMigrations.Current.Known, Later]);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.OpenStoreAsync(default));
        Assert.Contains("newer version of the program", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.OpenReaderAsync(default));
        Assert.Equal(Later.Number, (await database.StatusAsync(default)).SchemaVersion);
    }

    [Fact]
    public async Task Reading_does_not_migrate()
    {
        var missing = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.OpenReaderAsync(default));
        Assert.Contains("no database", missing.Message, StringComparison.Ordinal);
        Assert.False(await database.ExistsAsync(default));

        await MigrateAsync(PostgresMigrations.Current.Known);
        await using var later = temporary.Open(new PostgresMigrations([.. PostgresMigrations.Current.Known, Later]));
        var older = await Assert.ThrowsAsync<StoreUnavailableException>(() => later.OpenReaderAsync(default));
        Assert.Contains("db migrate", older.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<StoreMigration>> MigrateAsync(IEnumerable<StoreMigration> migrations)
    {
        await using var other = temporary.Open(new PostgresMigrations([.. migrations]));
        return await other.MigrateAsync(default);
    }

    private static async Task<string> SchemaOfAsync(TemporaryPostgres database) => (string)(await database.QueryAsync(
        """
        SELECT coalesce(string_agg(line, E'\n' ORDER BY line), '') FROM (
            SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations'
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migrations') AS lines
        """))!;
}
