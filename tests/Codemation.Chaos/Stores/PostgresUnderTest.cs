using System.Data.Common;
using Codemation.Testing;
using Npgsql;

namespace Codemation.Chaos.Stores;

/// <param name="server">The server.</param>
/// <param name="database">A database on it that nobody else uses.</param>
/// <param name="port">Where workers connect: a proxy's port, or the server's.</param>
internal sealed class PostgresUnderTest(PostgresServer server, string database, int port) : IStoreUnderTest
{
    public string Address => $"postgresql://postgres@127.0.0.1:{port}/{database}";

    public string Inputs => "SELECT run_id, payload_id, items FROM activations WHERE seq = 0";

    // A sweep removes them when they are an hour old.
    public string UnusedPayloads => "SELECT count(*) FROM payloads WHERE NOT used AND created_at < now() - interval '2 hours'";

    public async Task<DbConnection> ConnectAsync()
    {
        // The harness waits for a server that is busy.
        var connection = new NpgsqlConnection(server.ConnectionStringOf(database) + ";Timeout=120;Command Timeout=120");
        await connection.OpenAsync();
        return connection;
    }

    public async Task EmptyAsync()
        => await server.ExecuteAsync(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(database);
}
