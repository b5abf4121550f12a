using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>Shorthand for tests against a server.</summary>
internal static class PostgresTests
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateTemplateAsync);

    /// <summary>A database with this program's schema.</summary>
    public static async Task<TemporaryPostgres> CreateMigratedAsync() => await TemporaryPostgres.CreateAsync(await Migrated.Value);

    /// <summary>Connects as a program does.</summary>
    public static PostgresDatabase Open(this TemporaryPostgres temporary, PostgresMigrations? migrations = null) =>
        Open(temporary.Address, migrations ?? PostgresMigrations.Current);

    private static PostgresDatabase Open(string address, PostgresMigrations migrations) =>
        new((PostgresLocation)DatabaseLocation.Parse(address, "/"), migrations, TimeProvider.System);

    private static async Task<string> MigrateTemplateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var template = await server.CreateDatabaseAsync();
        await using var database = Open(server.AddressOf(template), PostgresMigrations.Current);
        await database.MigrateAsync(default);
        return template;
    }
}
