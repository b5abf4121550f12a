using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Storage;

/// <summary>Opens the store that the host was configured with: to execute runs, which only one process may do on SQLite, or just to look.</summary>
internal sealed class RunStores(bool inMemory, string? database, TimeProvider time) : IAsyncDisposable
{
    private IRunStore? store;

    public SqliteDatabase Database => new(DatabaseLocation.Parse(database, Environment.CurrentDirectory), time);

    public async Task<IRunStore> OpenAsync(CancellationToken cancellationToken)
        => store = inMemory ? new MemoryRunStore(time) : await SqliteRunStore.OpenAsync(Database, time, cancellationToken);

    /// <summary>Opens the stored runs for reading, beside whatever process executes them.</summary>
    public async Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken) => await SqliteRunReader.OpenAsync(Database, cancellationToken);

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? default;
}
