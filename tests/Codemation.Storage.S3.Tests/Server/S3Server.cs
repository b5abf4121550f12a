using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Codemation.Storage.S3.Tests.Server;

/// <summary>A service on loopback that keeps objects in memory and speaks as much of the protocol as the storage uses.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;
    private int failures;

    private S3Server(int port)
    {
        Endpoint = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add(Endpoint + "/");
        listener.Start();
        serving = ServeAsync();
    }

    public string Endpoint { get; }

    public string Address => $"s3://bucket/attachments?endpoint={Endpoint}&region=eu-west-1";

    /// <summary>Objects by bucket and key.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Uploads in parts that were begun and not ended.</summary>
    public ConcurrentDictionary<string, S3Upload> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked: method, path and the names of the parameters.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The credentials that were used, as the header names them.</summary>
    public ConcurrentBag<string> Credentials { get; } = [];

    public static S3Server Start()
    {
        // Nobody gives a listener of this kind a free port, so that one may be taken in between.
        for (var attempt = 0; ; attempt++)
        {
            var port = FreePort();
            try
            {
                return new S3Server(port);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                continue;
            }
        }
    }

    /// <summary>Answers the next requests with an error of the service.</summary>
    public void FailNext(int count) => Interlocked.Exchange(ref failures, count);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        Requests.Enqueue($"{request.HttpMethod} {request.Url!.AbsolutePath}{string.Concat(request.QueryString.AllKeys.Order().Select(key => $" {key ?? request.QueryString[null]}"))}");
        Credentials.Add(request.Headers["Authorization"] ?? "");
        var body = await S3Body.ReadAsync(request);
        var answer = Interlocked.Decrement(ref failures) >= 0 ? S3Answer.Error(503, "SlowDown") : new S3Conversation(this, request, body).Answer();
        try
        {
            await answer.SendAsync(context.Response, request.HttpMethod == "HEAD");
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Who asked did not wait for the end.
            context.Response.Abort();
        }
    }
}
