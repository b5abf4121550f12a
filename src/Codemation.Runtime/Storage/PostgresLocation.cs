using Npgsql;

namespace Codemation.Runtime.Storage;

/// <summary>A database of a PostgreSQL server.</summary>
internal sealed record PostgresLocation : DatabaseLocation
{
    private const int DefaultPort = 5432;

    private PostgresLocation(string connectionString, string name)
    {
        ConnectionString = connectionString;
        Name = name;
    }

    /// <summary>Holds the password: for the driver only.</summary>
    public string ConnectionString { get; }

    /// <summary>The address without user and password.</summary>
    public string Name { get; }

    public override string ToString() => Name;

    internal static bool Reads(string address) =>
        address.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase);

    internal static PostgresLocation Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2 || uri.AbsolutePath.IndexOf('/', 1) > 0)
        {
            throw NotUnderstood("it names no host or no database");
        }

        var database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        var port = uri.IsDefaultPort || uri.Port < 0 ? DefaultPort : uri.Port;
        var connection = new NpgsqlConnectionStringBuilder { Host = uri.IdnHost, Port = port, Database = database };
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, ..] parts)
        {
            connection.Username = Uri.UnescapeDataString(user);
            connection.Password = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : null;
        }

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(connection, option);
        }

        return new PostgresLocation(connection.ConnectionString, $"postgresql://{uri.Host}:{port}/{database}");
    }

    // The driver's own options under the names that other programs know them by.
    private static void Add(NpgsqlConnectionStringBuilder connection, string option)
    {
        var parts = option.Split('=', 2);
        var (name, value) = (parts[0], parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
        try
        {
            connection[name switch
            {
                "sslmode" => "SSL Mode",
                "sslrootcert" => "Root Certificate",
                "sslcert" => "SSL Certificate",
                "sslkey" => "SSL Key",
                "application_name" => "Application Name",
                "connect_timeout" => "Timeout",
                _ => throw NotUnderstood($"its option \"{name}\" is not known"),
            }] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (ArgumentException)
        {
            throw NotUnderstood($"the value of its option \"{name}\" is not known");
        }
    }

    private static FormatException NotUnderstood(string reason) =>
        new($"The database address is not understood: {reason}. Write postgresql://user:password@host:5432/database.");
}
