using Microsoft.Data.Sqlite;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A database file: how it is opened, and what schema it has.</summary>
internal sealed class SqliteDatabase(SqliteLocation location, SqliteMigrations migrations, TimeProvider clock) : IRunDatabase
{
    private const string Engine = "SQLite";

    public SqliteDatabase(SqliteLocation location, TimeProvider clock)
        : this(location, SqliteMigrations.Current, clock)
    {
    }

    public string Path => location.Path;

    public string Name => Path;

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(Exists);

    private bool Exists => File.Exists(Path);

    /// <summary>Creates the database unless it is there, and brings its schema to this program's version.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="StoreUnavailableException">The file can't be used.</exception>
    public Task<IReadOnlyList<StoreMigration>> MigrateAsync(CancellationToken cancellationToken) => Task.Run(Migrate, cancellationToken);

    public Task<DatabaseStatus> StatusAsync(CancellationToken cancellationToken) => Task.Run(Status, cancellationToken);

    public async Task<IRunStore> OpenStoreAsync(CancellationToken cancellationToken) => await SqliteRunStore.OpenAsync(this, clock, cancellationToken);

    public async Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken) => await SqliteRunReader.OpenAsync(this, cancellationToken);

    public async Task<IScheduleStore> OpenSchedulesAsync(CancellationToken cancellationToken) =>
        await SqliteScheduleStore.OpenAsync(this, clock, cancellationToken);

    public ValueTask DisposeAsync() => default;

    /// <summary>Opens a connection for writing. The schema must be current.</summary>
    public SqliteSession OpenForWriting() => OpenSession("");

    /// <summary>Opens a connection that can't write. The schema must be current.</summary>
    public SqliteSession OpenForReading() => OpenSession("PRAGMA query_only = 1;");

    /// <summary>Finds out whether the database can be read as it is.</summary>
    /// <exception cref="StoreUnavailableException">There is no database, or its schema is not this program's.</exception>
    public void EnsureCurrent()
    {
        if (!Exists)
        {
            throw SchemaVersions.Missing(Path);
        }

        using var connection = Open(SqliteOpenMode.ReadWrite);
        if (migrations.Pending(connection).Count is > 0 and var missing)
        {
            throw SchemaVersions.Behind(Path, missing);
        }
    }

    private IReadOnlyList<StoreMigration> Migrate()
    {
        location.CreateFolder();
        CreateFile();
        using var connection = Open(SqliteOpenMode.ReadWriteCreate);

        // Takes effect only before the first table is made.
        Execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        Execute(connection, "PRAGMA journal_mode = WAL");
        return migrations.Apply(connection, clock);
    }

    private DatabaseStatus Status()
    {
        SqliteLibrary.EnsureLoaded();
        if (!Exists)
        {
            return new DatabaseStatus { Name = Path, Pending = migrations.Known, Engine = Engine, EngineVersion = SqliteLibrary.Version };
        }

        using var connection = Open(SqliteOpenMode.ReadWrite);
        var version = SqliteMigrations.Version(connection);
        return new DatabaseStatus
        {
            Name = Path,
            SizeBytes = new FileInfo(Path).Length,
            SchemaVersion = version,
            Pending = migrations.Known.Skip(version).ToArray(),
            Engine = Engine,
            EngineVersion = SqliteLibrary.Version,
            JournalMode = (string)Scalar(connection, "PRAGMA journal_mode"),
        };
    }

    // Items may be confidential. Only a file that is not there yet is touched: closing one that SQLite has open would drop SQLite's locks on it.
    private void CreateFile()
    {
        if (Exists || OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            new FileStream(Path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
        catch (IOException) when (Exists)
        {
            // Another process was faster, with the same mode.
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StoreUnavailableException($"The database \"{Path}\" can't be made: {refused.Message}", refused);
        }
    }

    private SqliteSession OpenSession(string settings)
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            // FULL: a commit survives the loss of the machine. Larger, rarer checkpoints write a page that changed often only once.
            Execute(connection,
                $"""
                PRAGMA busy_timeout = 10000;
                PRAGMA foreign_keys = ON;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 4000;
                PRAGMA journal_size_limit = 67108864;
                {settings}
                """);
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        SqliteLibrary.EnsureLoaded();
        var open = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
        };
        var connection = new SqliteConnection(open.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA schema_version"); // opening reads nothing: a file that is no database shows here
            return connection;
        }
        catch (SqliteException refused)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"The database \"{Path}\" can't be opened: {refused.Message}", refused);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
