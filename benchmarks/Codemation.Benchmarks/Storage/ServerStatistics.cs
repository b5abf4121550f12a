using Npgsql;

namespace Codemation.Benchmarks.Storage;

/// <summary>What a PostgreSQL server counted.</summary>
internal static class ServerStatistics
{
    /// <summary>How many statements it executed for others; null when it is no such server, or was not told to count.</summary>
    public static async Task<long?> StatementsAsync(string address)
    {
        if (!address.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return await ScalarAsync<long>(
                address, "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname = current_database()");
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    /// <summary>Asks for one value.</summary>
    public static async Task<T> ScalarAsync<T>(string address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Opens a connection of its own.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string address)
    {
        var uri = new Uri(address);
        var location = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Username = uri.UserInfo,
            Database = uri.AbsolutePath[1..],
            CommandTimeout = 600,
            Pooling = false,
        };
        var connection = new NpgsqlConnection(location.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
