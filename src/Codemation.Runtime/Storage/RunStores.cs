using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Storage;

/// <summary>Opens the store that the host was configured with: to execute runs, which only one process may do on SQLite, or just to look.</summary>
internal sealed class RunStores(bool inMemory, string? database, TimeProvider time) : IAsyncDisposable
{
    private SqliteProcessLock? processLock;
    private IRunStore? store;

    public SqliteDatabase Database => new(DatabaseLocation.Parse(database, Environment.CurrentDirectory), time);

    public async Task<IRunStore> OpenAsync(CancellationToken cancellationToken)
    {
        if (inMemory)
        {
            return store = new MemoryRunStore(time);
        }

        var file = Database;
        await file.MigrateAsync(cancellationToken);
        processLock = SqliteProcessLock.Take(file.Path);
        return store = await SqliteRunStore.OpenAsync(file, time, cancellationToken);
    }

    /// <summary>Opens the stored runs for reading, beside whatever process executes them.</summary>
    public async Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken) => await SqliteRunReader.OpenAsync(Database, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        processLock?.Dispose();
    }
}
