namespace Codemation.Testing;

/// <summary>A database on the shared server, removed when disposed of.</summary>
internal sealed class TemporaryPostgres : IAsyncDisposable
{
    private TemporaryPostgres(PostgresServer server, string name)
    {
        Server = server;
        Name = name;
    }

    public PostgresServer Server { get; }

    public string Name { get; }

    /// <summary>Its address, as <c>DATABASE_URL</c> takes it.</summary>
    public string Address => Server.AddressOf(Name);

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database to copy; an empty one when null.</param>
    public static async Task<TemporaryPostgres> CreateAsync(string? template = null)
    {
        var server = await PostgresServer.SharedAsync();
        return new TemporaryPostgres(server, await server.CreateDatabaseAsync(template ?? "template0"));
    }

    /// <summary>Executes a statement on a connection of its own.</summary>
    /// <returns>The first value it gives.</returns>
    public Task<object?> QueryAsync(string sql) => Server.ExecuteAsync(Name, sql);

    public async ValueTask DisposeAsync() => await Server.DropDatabaseAsync(Name);
}
