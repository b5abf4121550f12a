namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads the runs of a database file, also while another process executes them.</summary>
internal sealed class SqliteRunReader : IRunReader
{
    private const string Select = $"SELECT {SqliteRunRow.Columns} FROM runs WHERE id = ?";

    private readonly SqliteReaders readers;

    /// <summary>Reads a database whose schema is current.</summary>
    public SqliteRunReader(SqliteDatabase database) => readers = new SqliteReaders(database);

    /// <summary>Opens a database for reading only.</summary>
    /// <exception cref="StoreUnavailableException">There is no database, or its schema is not this program's.</exception>
    public static async Task<SqliteRunReader> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        await Task.Run(database.EnsureCurrent, cancellationToken).ConfigureAwait(false);
        return new SqliteRunReader(database);
    }

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(runId, static (session, id) =>
        {
            var select = session[Select].Bind(id);
            if (!select.Step())
            {
                return null;
            }

            var row = SqliteRunRow.Read(select);
            select.Reset();
            return row;
        }));
    }

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(query, RunListing.Read));
    }

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(runId, StoredProgress.Read));
    }

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(StoredItems.Find(readers, runId, step, port));
    }

    public ValueTask DisposeAsync()
    {
        readers.Dispose();
        return default;
    }
}
