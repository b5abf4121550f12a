using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Codemation.Testing;

/// <summary>
/// A PostgreSQL server of its own on a free loopback port, in a temporary folder. It ends with the process that started it, however
/// that one ends.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int Attempts = 5;

    // The server's lifetime is that of this script, and the script's that of its input: a killed test process closes it as well.
    private const string Script =
        """
        bin=$1 port=$2 settings=$3
        data=$(mktemp -d "${TMPDIR:-/tmp}/codemation-postgres-XXXXXX") || exit 1
        trap '"$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1; rm -rf "$data"' EXIT
        "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$data.log" 2>&1 || { cat "$data.log" >&2; rm -f "$data.log"; exit 1; }
        rm -f "$data.log"
        printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $port" "unix_socket_directories = ''" "max_connections = 400" "$settings" >>"$data/postgresql.conf"
        "$bin/pg_ctl" -D "$data" -l "$data/server.log" -w -t 60 start >/dev/null 2>&1 || { cat "$data/server.log" >&2; exit 1; }
        echo "$data"
        cat >/dev/null
        """;

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync("fsync = off"));
    private static int databases;

    private readonly Process script;

    private PostgresServer(Process script, int port, string data)
    {
        this.script = script;
        Port = port;
        DataFolder = data;
    }

    public int Port { get; }

    public string DataFolder { get; }

    /// <summary>The server that the tests of an assembly share. It does not wait for the disk.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Lines for its configuration file.</param>
    public static async Task<PostgresServer> StartAsync(string settings = "")
    {
        var bin = PostgresBinaries.Folder ?? throw new InvalidOperationException("PostgreSQL is not on this machine.");
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var starting = Start(Script, [bin, port.ToString(CultureInfo.InvariantCulture), settings]);
            if (await starting.StandardOutput.ReadLineAsync() is { } data)
            {
                return new PostgresServer(starting, port, data);
            }

            // Somebody else may have been given the port meanwhile.
            var errors = await starting.StandardError.ReadToEndAsync();
            starting.Dispose();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {errors}");
            }
        }
    }

    /// <summary>The address of a database, as <c>DATABASE_URL</c> takes it.</summary>
    public string AddressOf(string database) => $"postgresql://postgres@127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/{database}";

    /// <summary>Makes a database that nobody else uses.</summary>
    /// <param name="template">The database to copy; nobody may be connected to it.</param>
    /// <returns>Its name.</returns>
    public async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var name = $"test_{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}_{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    /// <summary>Removes a database, and whoever is connected to it.</summary>
    public Task DropDatabaseAsync(string name) => ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>Executes a statement as the server's owner.</summary>
    /// <returns>The first value it gives.</returns>
    public async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringOf(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A connection string without pooling: nobody stays connected.</summary>
    public string ConnectionStringOf(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database};Pooling=false";

    /// <summary>Stops the server.</summary>
    /// <param name="mode"><c>smart</c>, <c>fast</c>, or <c>immediate</c>, which is as good as pulling the plug.</param>
    public Task StopAsync(string mode) => ControlAsync("-m", mode, "stop");

    /// <summary>Starts a stopped server again, on its old port.</summary>
    public Task StartAgainAsync() => ControlAsync("-l", Path.Combine(DataFolder, "server.log"), "-w", "-t", "60", "start");

    public async ValueTask DisposeAsync()
    {
        script.StandardInput.Close();
        await script.WaitForExitAsync();
        script.Dispose();
    }

    private async Task ControlAsync(params string[] arguments)
    {
        using var control = Start("exec \"$@\" >/dev/null", [Path.Combine(PostgresBinaries.Folder!, "pg_ctl"), "-D", DataFolder, .. arguments]);
        var errors = control.StandardError.ReadToEndAsync();
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
        {
            throw new InvalidOperationException($"pg_ctl {string.Join(' ', arguments)} failed: {await errors}");
        }
    }

    // The server refuses to run as root.
    private static Process Start(string script, string[] arguments)
    {
        string[] command = ["sh", "-c", script, "sh", .. arguments];
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
