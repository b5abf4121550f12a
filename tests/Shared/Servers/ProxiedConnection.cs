using System.Net;
using System.Net.Sockets;

namespace Codemation.Testing;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client, IPEndPoint server, CancellationToken closing) : IDisposable
{
    private static readonly LingerOption AtOnce = new(enable: true, seconds: 0);

    private readonly Socket upstream = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = AtOnce };

    /// <summary>Ends both connections at once, without a goodbye.</summary>
    public void Dispose()
    {
        client.Dispose();
        upstream.Dispose();
    }

    /// <summary>Passes data on until either end closes, then resets both.</summary>
    public async Task RunAsync()
    {
        try
        {
            client.NoDelay = true;
            client.LingerState = AtOnce;
            await proxy.Flowing.WaitAsync(closing);
            await upstream.ConnectAsync(server, closing);
            await Task.WhenAny(PassAsync(client, upstream), PassAsync(upstream, client)).Unwrap();
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // How connections end here: by either side, by the test, or with the proxy.
        }
        finally
        {
            Dispose();
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, closing) is > 0 and var count)
        {
            if (proxy.Delay > TimeSpan.Zero)
            {
                await Task.Delay(proxy.Delay, TimeProvider.System, closing);
            }

            await proxy.Flowing.WaitAsync(closing);
            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), closing);
            }
        }
    }
}
