using System.Net;
using System.Net.Sockets;

namespace Codemation.Testing;

/// <summary>Stands between a client and a server on this machine, and misbehaves as networks do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint server;
    private readonly CancellationTokenSource closing = new();
    private readonly HashSet<ProxiedConnection> connections = [];
    private readonly Lock gate = new();
    private readonly Task accepting;
    private TaskCompletionSource flowing = Open();
    private bool cut;

    /// <summary>Listens on a free port, and passes everything on.</summary>
    /// <param name="serverPort">The server's port on the loopback interface.</param>
    public FaultProxy(int serverPort)
    {
        server = new IPEndPoint(IPAddress.Loopback, serverPort);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How long every piece of data is held back, in both directions.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many connections were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Resets all connections, and every new one, until healed.</summary>
    public void Cut()
    {
        ProxiedConnection[] open;
        lock (gate)
        {
            cut = true;
            open = [.. connections];
        }

        foreach (var connection in open)
        {
            connection.Dispose();
        }
    }

    /// <summary>Goes on accepting connections and data, and passes nothing on, until healed: what a lost network looks like from one end.</summary>
    public void Stall()
    {
        lock (gate)
        {
            if (flowing.Task.IsCompleted)
            {
                flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Behaves again; what was stalled is passed on.</summary>
    public void Heal()
    {
        lock (gate)
        {
            cut = false;
            flowing.TrySetResult();
        }
    }

    /// <summary>Completes while data may pass.</summary>
    internal Task Flowing
    {
        get
        {
            lock (gate)
            {
                return flowing.Task;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        closing.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(closing.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var connection = new ProxiedConnection(this, client, server, closing.Token);
            bool refused;
            lock (gate)
            {
                Accepted++;
                refused = cut;
                connections.Add(connection);
            }

            if (refused)
            {
                connection.Dispose();
            }

            _ = ServeAsync(connection);
        }
    }

    private async Task ServeAsync(ProxiedConnection connection)
    {
        await connection.RunAsync();
        lock (gate)
        {
            connections.Remove(connection);
        }
    }
}
