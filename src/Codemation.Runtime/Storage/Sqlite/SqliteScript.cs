using Codemation.Runtime.Faults;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Executes several statements, one after the other, in whatever transaction is open.</summary>
internal static class SqliteScript
{
    /// <summary>Executes the statements of a text.</summary>
    /// <exception cref="SqliteException">A statement failed.</exception>
    public static void Execute(SqliteConnection connection, string sql)
    {
        var database = connection.Handle!;
        while (sql.Length > 0)
        {
            Fault.Hit(FaultPoint.SqliteMigrationStatement);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement, out sql), database);
            using (statement)
            {
                // What is left at the end is a comment or nothing.
                if (!statement.IsInvalid)
                {
                    int result;
                    while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                    {
                    }

                    SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, database);
                }
            }
        }
    }
}
