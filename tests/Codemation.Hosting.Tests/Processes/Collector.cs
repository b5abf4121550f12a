using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>Takes what OpenTelemetry sends over HTTP.</summary>
internal sealed class Collector : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpListener listener = new();
    private readonly Channel<(string Path, string Text)> received = Channel.CreateUnbounded<(string, string)>();

    public Collector()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = ReceiveAsync();
    }

    public Uri Address { get; }

    /// <summary>Waits for a message to a path that has some texts in it.</summary>
    public async Task ReceiveAsync(string path, params string[] texts)
    {
        using var impatient = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            var (to, text) = await received.Reader.ReadAsync(impatient.Token);
            if (to == path && Array.TrueForAll(texts, wanted => text.Contains(wanted, StringComparison.Ordinal)))
            {
                return;
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task ReceiveAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body);
            await received.Writer.WriteAsync((call.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
            call.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
