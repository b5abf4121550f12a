using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Storage;

/// <summary>Opens the store that the host was configured with: to execute runs, or just to look.</summary>
internal sealed class RunStores(bool inMemory, string? address, TimeProvider time) : IAsyncDisposable
{
    private IRunStore? store;
    private IRunDatabase? database;
    private IScheduleStore? schedules;

    /// <summary>What people know the place by where runs are kept.</summary>
    public string Name => inMemory ? "memory" : Database.Name;

    public IRunDatabase Database => database ??= DatabaseLocation.Parse(address, Environment.CurrentDirectory) switch
    {
        PostgresLocation postgres => new PostgresDatabase(postgres, time),
        SqliteLocation sqlite => new SqliteDatabase(sqlite, time),
        var other => throw new NotSupportedException($"No store keeps runs at {other}."),
    };

    /// <summary>The database that other processes may execute runs of too; null when there is none.</summary>
    public PostgresDatabase? Shared => inMemory ? null : Database as PostgresDatabase;

    public async Task<IRunStore> OpenAsync(CancellationToken cancellationToken)
        => store ??= inMemory ? new MemoryRunStore(time) : await Database.OpenStoreAsync(cancellationToken);

    /// <summary>Opens the stored runs for reading, beside whatever process executes them.</summary>
    public Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken) => Database.OpenReaderAsync(cancellationToken);

    /// <summary>Opens what is kept of schedules, also while another process executes the runs.</summary>
    public async Task<IScheduleStore> OpenSchedulesAsync(CancellationToken cancellationToken) => schedules ??= inMemory || store is not null
        ? (await OpenAsync(cancellationToken)).Schedules
        : await Database.OpenSchedulesAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The host does so, and then whoever owns its services.
        if (Interlocked.Exchange(ref schedules, null) is { } kept)
        {
            await kept.DisposeAsync();
        }

        if (Interlocked.Exchange(ref store, null) is { } open)
        {
            await open.DisposeAsync();
        }

        if (Interlocked.Exchange(ref database, null) is { } used)
        {
            await used.DisposeAsync();
        }
    }
}
