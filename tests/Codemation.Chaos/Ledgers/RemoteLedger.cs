using System.Net.Sockets;
using System.Text.Json;

namespace Codemation.Chaos.Ledgers;

/// <summary>The ledger as the processes that are killed see it: over a socket, each line acknowledged in order.</summary>
internal sealed class RemoteLedger : ILedger, IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly NetworkStream stream;

    private RemoteLedger(string path)
    {
        socket.Connect(new UnixDomainSocketEndPoint(path));
        stream = new NetworkStream(socket, ownsSocket: false);
    }

    public static RemoteLedger Connect(string path)
    {
        var ledger = new RemoteLedger(path);
        _ = Task.Run(ledger.ReadAcknowledgementsAsync);
        return ledger;
    }

    public Task AppendAsync(Effect effect)
    {
        var happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(effect), (byte)'\n'];
        lock (gate)
        {
            waiting.Enqueue(happened);
            stream.Write(line);
        }

        return happened.Task;
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task ReadAcknowledgementsAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var count)
            {
                for (var i = 0; i < count; i++)
                {
                    Next().SetResult();
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            FailAll(error);
            return;
        }

        FailAll(new IOException("The ledger closed the connection."));
    }

    private TaskCompletionSource Next()
    {
        lock (gate)
        {
            return waiting.Dequeue();
        }
    }

    private void FailAll(Exception error)
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var one))
            {
                one.SetException(error);
            }
        }
    }
}
