using Codemation.Runtime.Faults;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// Brings a database's schema forward, one transaction for each migration, under a lock that lets one process at a time do so:
/// what was interrupted at any statement goes on with the next call.
/// </summary>
internal sealed class PostgresMigrations
{
    // Any number will do, as long as it never changes.
    private const string Lock = "SELECT pg_advisory_xact_lock(7015113)";

    private const string Table =
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number     integer     NOT NULL PRIMARY KEY,
            name       text        NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """;

    private const string HasTable = "SELECT to_regclass('schema_migrations') IS NOT NULL";

    private const string LastNumber = "SELECT coalesce(max(number), 0) FROM schema_migrations";

    private readonly IReadOnlyList<StoreMigration> known;

    /// <summary>Takes a list of migrations.</summary>
    /// <param name="known">All migrations, numbered from 1 without gaps.</param>
    public PostgresMigrations(IReadOnlyList<StoreMigration> known)
    {
        this.known = known;
        SchemaVersions.EnsureInOrder(known);
    }

    /// <summary>The migrations of this program.</summary>
    public static PostgresMigrations Current { get; } = new(
    [
        new StoreMigration(1, "runs, waits and queues", Migration0001.Sql),
        new StoreMigration(2, "events", Migration0002.Sql),
        new StoreMigration(3, "content of attachments", Migration0003.Sql),
        new StoreMigration(4, "telemetry", Migration0004.Sql),
        new StoreMigration(5, "schedules", Migration0005.Sql),
        new StoreMigration(6, "faster compression", Migration0006.Sql),
        new StoreMigration(7, "spans of a run together", Migration0007.Sql),
    ]);

    public IReadOnlyList<StoreMigration> Known => known;

    /// <summary>The number of the last migration that was applied; 0 when none was.</summary>
    public static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ScalarAsync<bool>(connection, HasTable, cancellationToken).ConfigureAwait(false)
            ? await ScalarAsync<int>(connection, LastNumber, cancellationToken).ConfigureAwait(false)
            : 0;

    /// <summary>Applies the migrations that are pending.</summary>
    /// <returns>The migrations that this call applied.</returns>
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public async Task<IReadOnlyList<StoreMigration>> ApplyAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        var applied = new List<StoreMigration>();
        while (SchemaVersions.Pending(known, await VersionAsync(connection, cancellationToken).ConfigureAwait(false), database).Count > 0)
        {
            Fault.Hit(FaultPoint.PostgresMigrationStarting);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // The lock is taken first: another process may have been faster.
                await ExecuteAsync(connection, Lock, cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(connection, Table, cancellationToken).ConfigureAwait(false);
                var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
                if (SchemaVersions.Pending(known, version, database) is not [var next, ..])
                {
                    break;
                }

                await ExecuteAsync(connection, next.Sql, cancellationToken).ConfigureAwait(false);
                Fault.Hit(FaultPoint.PostgresMigrationApplied);
                await RecordAsync(connection, next, cancellationToken).ConfigureAwait(false);
                Fault.Hit(FaultPoint.PostgresMigrationCommitting);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                Fault.Hit(FaultPoint.PostgresMigrationCommitted);
                applied.Add(next);
            }
        }

        return applied;
    }

    private static async Task RecordAsync(NpgsqlConnection connection, StoreMigration migration, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("INSERT INTO schema_migrations (number, name) VALUES ($1, $2)", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = migration.Number });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }
}
