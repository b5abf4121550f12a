using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>A database of a PostgreSQL server: how it is reached, and what schema it has.</summary>
internal sealed class PostgresDatabase : IRunDatabase
{
    private const int ConnectSeconds = 5;
    private const int KeepAliveSeconds = 15;
    private const int MostPrepared = 100;

    // A server has 100 by default, for all processes.
    private const int MostConnections = 12;

    // Everything that is asked is found by an index. A planner that knows a table only from when it was empty would read it whole,
    // and go on doing so while it grows.
    private const string Settings = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    // Any number will do, as long as it never changes.
    private const string Turn = "SELECT pg_advisory_xact_lock(7015115)";

    private readonly PostgresLocation location;
    private readonly PostgresMigrations migrations;
    private readonly TimeProvider clock;
    private readonly NpgsqlDataSource writes;

    public PostgresDatabase(PostgresLocation location, TimeProvider clock)
        : this(location, PostgresMigrations.Current, clock)
    {
    }

    public PostgresDatabase(PostgresLocation location, PostgresMigrations migrations, TimeProvider clock)
    {
        this.location = location;
        this.migrations = migrations;
        this.clock = clock;
        var connection = new NpgsqlConnectionStringBuilder(location.ConnectionString)
        {
            MaxAutoPrepare = MostPrepared,
            AutoPrepareMinUsages = 2,
            KeepAlive = KeepAliveSeconds,

            // Nothing is left behind in a session that a later user could stumble over, and the settings are to stay.
            NoResetOnClose = true,
        };
        if (!connection.ShouldSerialize("Application Name"))
        {
            connection.ApplicationName = "codemation";
        }

        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = MostConnections;
        }

        if (!connection.ShouldSerialize("Timeout"))
        {
            connection.Timeout = ConnectSeconds;
        }

        ConnectionString = connection.ConnectionString;
        Source = Build(connection);
        connection.MaxPoolSize = PostgresWriter.LaneCount;
        writes = Build(connection);
        Transactions = new PostgresTransactions(Source, Name, clock);
        Writes = new PostgresTransactions(writes, Name, clock);
        Reads = new PostgresReads(Source, Name, clock);
    }

    public string Name => location.Name;

    /// <summary>For who makes connections of its own. Holds the password: for the driver only.</summary>
    public string ConnectionString { get; }

    /// <summary>Connections, pooled.</summary>
    public NpgsqlDataSource Source { get; }

    public PostgresTransactions Transactions { get; }

    /// <summary>
    /// For the writer alone: were its statements sent by whichever connection of many has rested longest, each of those sessions would have to
    /// prepare them and keep them warm.
    /// </summary>
    public PostgresTransactions Writes { get; }

    public PostgresReads Reads { get; }

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => await VersionAsync(cancellationToken).ConfigureAwait(false) > 0;

    public Task<IReadOnlyList<StoreMigration>> MigrateAsync(CancellationToken cancellationToken) =>
        WithConnectionAsync(connection => migrations.ApplyAsync(connection, Name, cancellationToken), cancellationToken);

    public Task<DatabaseStatus> StatusAsync(CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            var version = await PostgresMigrations.VersionAsync(connection, cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
            await using (command.ConfigureAwait(false))
            {
                return new DatabaseStatus
                {
                    Name = Name,
                    SizeBytes = version == 0 ? null : (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!,
                    SchemaVersion = version,
                    Pending = [.. migrations.Known.Skip(version)],
                    Engine = "PostgreSQL",
                    EngineVersion = connection.PostgreSqlVersion.ToString(),
                };
            }
        },
        cancellationToken);

    public async Task<IRunStore> OpenStoreAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        return new PostgresRunStore(this, clock);
    }

    public async Task<IRunReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var version = await VersionAsync(cancellationToken).ConfigureAwait(false);
        if (version == 0)
        {
            throw SchemaVersions.Missing(Name);
        }

        return SchemaVersions.Pending(migrations.Known, version, Name).Count is > 0 and var missing
            ? throw SchemaVersions.Behind(Name, missing)
            : new PostgresRunReader(Reads);
    }

    public async Task<IScheduleStore> OpenSchedulesAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        return new PostgresScheduleStore(Transactions, Reads);
    }

    /// <summary>The database's clock.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await Reads.ListAsync(batch => batch.Add("SELECT clock_timestamp()"), static row => row.Time(0), cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Does something that one process at a time may do.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    public Task<T> TakeTurnAsync<T>(Func<Task<T>> turn, CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var waiting = new NpgsqlCommand(Turn, connection) { CommandTimeout = 0 };
                await using (waiting.ConfigureAwait(false))
                {
                    await waiting.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                return await turn().ConfigureAwait(false);
            }
        },
        cancellationToken);

    /// <summary>Uses a connection for what may simply be asked again.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    public async Task<T> WithConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await use(connection).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw PostgresErrors.Unavailable(Name, error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writes.DisposeAsync().ConfigureAwait(false);
        await Source.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder connection) => new NpgsqlSlimDataSourceBuilder(connection.ConnectionString)
        .EnableArrays()
        .EnableTransportSecurity()
        .UsePhysicalConnectionInitializer(Initialize, InitializeAsync)
        .Build();

    private static void Initialize(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Settings, connection);
        command.ExecuteNonQuery();
    }

    private static async Task InitializeAsync(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Settings, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private Task<int> VersionAsync(CancellationToken cancellationToken) =>
        WithConnectionAsync(connection => PostgresMigrations.VersionAsync(connection, cancellationToken), cancellationToken);
}
