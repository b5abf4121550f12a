using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>A database on the shared server, removed with it.</summary>
internal sealed class PostgresTestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateTemplateAsync);

    private readonly PostgresServer server;
    private readonly string name;

    private PostgresTestDatabase(PostgresServer server, string name)
    {
        this.server = server;
        this.name = name;
    }

    /// <summary>Its address, as <c>DATABASE_URL</c> takes it.</summary>
    public string Address => server.AddressOf(name);

    /// <summary>A database with this program's schema, or with none.</summary>
    public static async Task<PostgresTestDatabase> CreateAsync(bool migrated = true)
    {
        var shared = await PostgresServer.SharedAsync();
        return new PostgresTestDatabase(shared, await shared.CreateDatabaseAsync(migrated ? await Migrated.Value : "template0"));
    }

    /// <summary>Connects as a program does.</summary>
    public PostgresDatabase Open(PostgresMigrations? migrations = null) => Open(Address, migrations);

    /// <summary>Executes a statement on a connection of its own.</summary>
    public Task<object?> QueryAsync(string sql) => server.ExecuteAsync(name, sql);

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(name);

    private static PostgresDatabase Open(string address, PostgresMigrations? migrations) =>
        new((PostgresLocation)DatabaseLocation.Parse(address, "/"), migrations ?? PostgresMigrations.Current, TimeProvider.System);

    private static async Task<string> MigrateTemplateAsync()
    {
        var shared = await PostgresServer.SharedAsync();
        var template = await shared.CreateDatabaseAsync();
        await using var database = Open(shared.AddressOf(template), null);
        await database.MigrateAsync(default);
        return template;
    }
}
