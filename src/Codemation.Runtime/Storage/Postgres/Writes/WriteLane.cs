using System.Threading.Channels;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// Commits groups of writes, one after the other. Whatever arrives while a transaction commits is the next transaction: a lone write waits
/// for nobody, and many at once share their round trips and their flush to disk.
/// </summary>
internal sealed class WriteLane
{
    // Bounds how long a transaction takes, and so how long what arrives meanwhile waits.
    private const int Largest = 256;

    private readonly PostgresTransactions transactions;
    private readonly QueueNotice notices;
    private readonly QueueListeners listeners;
    private readonly Channel<PostgresWrite> arriving = Channel.CreateUnbounded<PostgresWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<PostgresWrite> later = [];
    private readonly List<PostgresWrite> group = [];
    private readonly HashSet<string> runIds = new(StringComparer.Ordinal);
    private readonly Task working;

    public WriteLane(PostgresTransactions transactions, QueueNotice notices, QueueListeners listeners)
    {
        this.transactions = transactions;
        this.notices = notices;
        this.listeners = listeners;
        working = Task.Run(WorkAsync);
    }

    /// <summary>Hands in a write.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public void Add(PostgresWrite write) => ObjectDisposedException.ThrowIf(!arriving.Writer.TryWrite(write), this);

    /// <summary>Finishes what was handed in.</summary>
    public Task CompleteAsync()
    {
        arriving.Writer.TryComplete();
        return working;
    }

    private async Task WorkAsync()
    {
        while (later.Count > 0 || await arriving.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            TakeGroup();
            if (group.Count > 0)
            {
                await CommitAsync(group).ConfigureAwait(false);
            }

            group.Clear();
            runIds.Clear();
        }
    }

    // One write of each run: a second one depends on what the first makes of it.
    private void TakeGroup()
    {
        for (var waiting = later.Count; waiting > 0; waiting--)
        {
            Take(later.Dequeue());
        }

        while (group.Count < Largest && arriving.Reader.TryRead(out var write))
        {
            Take(write);
        }
    }

    private void Take(PostgresWrite write)
    {
        if (write.CancellationToken.IsCancellationRequested)
        {
            write.Failed(new OperationCanceledException(write.CancellationToken));
        }
        else if (group.Count < Largest && runIds.Add(write.RunId))
        {
            group.Add(write);
        }
        else
        {
            later.Enqueue(write);
        }
    }

    private async Task CommitAsync(List<PostgresWrite> writes)
    {
        try
        {
            var woken = await transactions.RunAsync(new RunGroup(writes, notices).WriteAsync, CancellationToken.None).ConfigureAwait(false);
            foreach (var write in writes)
            {
                write.Committed();
            }

            if (woken)
            {
                listeners.Tell(QueueChange.Pending);
            }
        }
#pragma warning disable CA1031 // Whatever a write throws goes to its caller; the lane serves the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await FailAsync(writes, error).ConfigureAwait(false);
        }
    }

    // One write's error is its caller's only: the others are repeated, each by itself. A database that can't be reached is everybody's.
    private async Task FailAsync(List<PostgresWrite> writes, Exception error)
    {
        if (writes.Count == 1 || error is StoreUnavailableException)
        {
            foreach (var write in writes)
            {
                write.Failed(error);
            }

            return;
        }

        foreach (var write in writes)
        {
            await CommitAsync([write]).ConfigureAwait(false);
        }
    }
}
