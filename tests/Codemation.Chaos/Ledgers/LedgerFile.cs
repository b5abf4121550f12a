using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Codemation.Chaos.Ledgers;

/// <summary>
/// Keeps the ledger, outside of the processes that are killed. A line is acknowledged when it is on disk; lines that come while others are
/// being written share the next flush.
/// </summary>
internal sealed class LedgerFile : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Channel<(Socket Sender, byte[] Line)> arriving = Channel.CreateUnbounded<(Socket, byte[])>(new() { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly FileStream file;
    private readonly Task accepting;
    private readonly Task writing;
    private bool disposed;

    public LedgerFile(string path)
    {
        Path = path;
        SocketPath = path + ".socket";
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        listener.Listen();
        accepting = Task.Run(AcceptAsync);
        writing = Task.Run(WriteAsync);
    }

    public string Path { get; }

    /// <summary>Where <see cref="RemoteLedger"/> connects.</summary>
    public string SocketPath { get; }

    /// <summary>Every line, in the order in which the effects happened.</summary>
    public static IReadOnlyList<Effect> Read(string path)
        => File.Exists(path) ? [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Effect>(line)!)] : [];

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        arriving.Writer.TryComplete();
        await writing;
        await file.DisposeAsync();
        stopping.Dispose();
        File.Delete(SocketPath);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var sender = await listener.AcceptAsync(stopping.Token);
                _ = Task.Run(() => ReceiveAsync(sender));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody is left who would connect.
        }
    }

    private async Task ReceiveAsync(Socket sender)
    {
        await using var stream = new NetworkStream(sender, ownsSocket: true);
        using var reader = new StreamReader(stream);
        try
        {
            while (await reader.ReadLineAsync(stopping.Token) is { } line)
            {
                // A line that a kill has cut off never happened: it is no whole JSON.
                if (line.EndsWith('}'))
                {
                    var effect = JsonSerializer.Deserialize<Effect>(line)! with { At = TimeProvider.System.GetUtcNow() };
                    arriving.Writer.TryWrite((sender, [.. JsonSerializer.SerializeToUtf8Bytes(effect), (byte)'\n']));
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The sender was killed, or the scenario is over.
        }
    }

    private async Task WriteAsync()
    {
        var senders = new List<Socket>();
        while (await arriving.Reader.WaitToReadAsync())
        {
            while (senders.Count < 256 && arriving.Reader.TryRead(out var next))
            {
                file.Write(next.Line);
                senders.Add(next.Sender);
            }

            file.Flush(flushToDisk: true);
            senders.ForEach(Acknowledge);
            senders.Clear();
        }
    }

    private static void Acknowledge(Socket sender)
    {
        try
        {
            sender.Send([1]);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The effect has happened though its sender was killed before it learned so: that is what is tested.
        }
    }
}
