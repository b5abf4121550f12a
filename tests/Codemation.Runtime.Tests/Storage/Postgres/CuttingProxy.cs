using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>Stands between a program and its server, and cuts connections at the commits that it is told to.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly int server;
    private readonly Task accepting;
    private int lostRequests;
    private int lostAnswers;
    private int cuts;

    public CuttingProxy(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Cuts the next commits before they reach the server.</summary>
    public void LoseCommits(int count) => Volatile.Write(ref lostRequests, count);

    /// <summary>Cuts after the next commits have reached the server: their answers are lost.</summary>
    public void LoseAnswers(int count) => Volatile.Write(ref lostAnswers, count);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private bool Take(ref int count)
    {
        var taken = Volatile.Read(ref count) > 0 && Interlocked.Decrement(ref count) >= 0;
        Interlocked.Add(ref cuts, taken ? 1 : 0);
        return taken;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(closing.Token);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = new TcpClient();
        using (client)
        {
            await connection.ConnectAsync(IPAddress.Loopback, server);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
            var answers = ForwardAsync(connection.GetStream(), client.GetStream(), ended.Token);
            await ForwardRequestsAsync(client.GetStream(), connection.GetStream(), answers, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ended.CancelAsync();
            await answers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ForwardAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task ForwardRequestsAsync(NetworkStream from, NetworkStream to, Task answers, CancellationTokenSource ended)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
        {
            var commits = buffer.AsSpan(0, read).IndexOf(Commit) >= 0;
            if (commits && Take(ref lostRequests))
            {
                return;
            }

            if (commits && Take(ref lostAnswers))
            {
                // Nothing comes back any more, but the server gets it all.
                await ended.CancelAsync();
                await answers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await to.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                to.Socket.Shutdown(SocketShutdown.Send);
                await DrainAsync(to);
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), ended.Token);
        }
    }

    private static async Task DrainAsync(NetworkStream from)
    {
        var buffer = new byte[4096];
        while (await from.ReadAsync(buffer) > 0)
        {
        }
    }
}
