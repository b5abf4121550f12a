using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Codemation.Testing;

/// <summary>A Redis server of one test, on a free loopback port, that keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private const string Ready = "Ready to accept connections";

    private Process process;

    private RedisServer(int port, Process process)
    {
        Port = port;
        this.process = process;
    }

    public int Port { get; }

    /// <summary>Why tests that need the server can't run here; null when they can, or must.</summary>
    public static string? Missing =>
        File.Exists(Program) || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{Program} is not on this machine (Debian: apt-get install redis-server).";

    public static async Task<RedisServer> StartAsync()
    {
        var port = FreePort();
        return new RedisServer(port, await StartAsync(port));
    }

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same port, empty.</summary>
    public async Task RestartAsync()
    {
        process.Dispose();
        process = await StartAsync(Port);
    }

    /// <summary>Has it forget everything.</summary>
    public async Task FlushAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await client.GetStream().WriteAsync("FLUSHALL\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());
        if (await reader.ReadLineAsync() is not "+OK" and var refused)
        {
            throw new InvalidOperationException($"{Program} does not flush: {refused}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<Process> StartAsync(int port)
    {
        var start = new ProcessStartInfo(Program)
        {
            ArgumentList = { "--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no", "--daemonize", "no" },
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var started = Process.Start(start)!;
        var log = new List<string>();
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            log.Add(line);
            if (line.Contains(Ready, StringComparison.Ordinal))
            {
                _ = started.StandardOutput.ReadToEndAsync();
                return started;
            }
        }

        throw new InvalidOperationException($"{Program} did not start:{Environment.NewLine}{string.Join(Environment.NewLine, log)}");
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
