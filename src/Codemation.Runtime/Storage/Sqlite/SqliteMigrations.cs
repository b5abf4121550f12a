using System.Globalization;
using Codemation.Runtime.Faults;
using Microsoft.Data.Sqlite;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>
/// Brings a database's schema forward, one transaction for each migration. Several processes may do it at once,
/// and what was interrupted goes on with the next call.
/// </summary>
internal sealed class SqliteMigrations
{
    private readonly IReadOnlyList<StoreMigration> known;

    /// <summary>Takes a list of migrations.</summary>
    /// <param name="known">All migrations, numbered from 1 without gaps.</param>
    public SqliteMigrations(IReadOnlyList<StoreMigration> known)
    {
        this.known = known;
        SchemaVersions.EnsureInOrder(known);
    }

    /// <summary>The migrations of this program.</summary>
    public static SqliteMigrations Current { get; } = new(
    [
        new StoreMigration(1, "runs", Migration0001.Sql),
        new StoreMigration(2, "waits and queues", Migration0002.Sql),
        new StoreMigration(3, "events", Migration0003.Sql),
        new StoreMigration(4, "content of attachments", Migration0004.Sql),
        new StoreMigration(5, "telemetry", Migration0005.Sql),
        new StoreMigration(6, "schedules", Migration0006.Sql),
        new StoreMigration(7, "spans of a run together", Migration0007.Sql),
    ]);

    public IReadOnlyList<StoreMigration> Known => known;

    /// <summary>The migrations that are yet to be applied, in order.</summary>
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public IReadOnlyList<StoreMigration> Pending(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        SchemaVersions.Pending(known, Version(connection, transaction), connection.DataSource);

    /// <summary>Applies the migrations that are pending.</summary>
    /// <returns>The migrations that this call applied.</returns>
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public IReadOnlyList<StoreMigration> Apply(SqliteConnection connection, TimeProvider clock)
    {
        var applied = new List<StoreMigration>();
        while (Pending(connection).Count > 0)
        {
            Fault.Hit(FaultPoint.SqliteMigrationStarting);

            // The lock is taken first: another process may have been faster.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Pending(connection, transaction).FirstOrDefault() is not { } next)
            {
                break;
            }

            Execute(connection, transaction, next, clock);
            Fault.Hit(FaultPoint.SqliteMigrationCommitting);
            transaction.Commit();
            Fault.Hit(FaultPoint.SqliteMigrationCommitted);
            applied.Add(next);
        }

        return applied;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, StoreMigration migration, TimeProvider clock)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number     INTEGER PRIMARY KEY,
                name       TEXT NOT NULL,
                applied_at TEXT NOT NULL
            );
            """;
        command.ExecuteNonQuery();
        SqliteScript.Execute(connection, migration.Sql);
        command.CommandText = "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($number, $name, $at)";
        command.Parameters.AddWithValue("$number", migration.Number);
        command.Parameters.AddWithValue("$name", migration.Name);
        command.Parameters.AddWithValue("$at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
    }

    /// <summary>The number of the last migration that was applied; 0 when none was.</summary>
    public static int Version(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return 0;
        }

        command.CommandText = "SELECT coalesce(max(number), 0) FROM schema_migrations";
        return (int)(long)command.ExecuteScalar()!;
    }
}
