namespace Codemation.Runtime.Storage;

/// <summary>A database that runs can be kept in: what is to be known of it before and besides using it.</summary>
internal interface IRunDatabase : IAsyncDisposable
{
    /// <summary>What people know it by; never holds a password.</summary>
    string Name { get; }

    /// <summary>Whether it was ever migrated.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>Creates what is missing, and brings the schema to this program's version.</summary>
    /// <returns>The migrations that this call applied.</returns>
    /// <exception cref="StoreUnavailableException">It can't be used.</exception>
    Task<IReadOnlyList<StoreMigration>> MigrateAsync(CancellationToken cancellationToken);

    Task<DatabaseStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>Opens it for executing its runs, and brings its schema forward.</summary>
    /// <exception cref="StoreUnavailableException">It can't be used, or only by another process.</exception>
    Task<IRunStore> OpenStoreAsync(CancellationToken cancellationToken);

    /// <summary>Opens it for looking at its runs, beside whatever process executes them. Changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">It can't be used, or its schema is not this program's.</exception>
    Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Opens it for what is kept of schedules, beside whatever process executes its runs, and brings its schema forward.</summary>
    /// <exception cref="StoreUnavailableException">It can't be used.</exception>
    Task<IScheduleStore> OpenSchedulesAsync(CancellationToken cancellationToken);
}
