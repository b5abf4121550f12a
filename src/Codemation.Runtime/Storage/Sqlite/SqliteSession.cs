using Microsoft.Data.Sqlite;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    // Every statement's text is one constant, so that its identity is enough.
    private readonly Dictionary<string, SqliteStatement> statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>The statement of a constant SQL text, ready to be bound.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement))
            {
                statement = new SqliteStatement(connection.Handle!, sql);
                statements.Add(sql, statement);
            }

            statement.EnsureReset();
            return statement;
        }
    }

    /// <summary>How many rows the last statement inserted, updated or deleted.</summary>
    public int Changes => SQLitePCL.raw.sqlite3_changes(connection.Handle!);

    public long LastInsertedId => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);

    /// <summary>Whether a transaction is open: some errors have rolled it back already.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0;

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
