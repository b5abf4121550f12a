using Codemation.Runtime.Faults;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>
/// The only connection that writes. Whatever arrives while a transaction commits is the next transaction:
/// a lone write waits for nobody, and many at once share one flush to disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteSession session;
    private readonly object gate = new();
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<SqliteWrite> arriving = [];
    private List<SqliteWrite> group = [];
    private bool closing;
    private long transactions;

    public SqliteWriter(SqliteSession session)
    {
        this.session = session;
        thread = new Thread(Work) { IsBackground = true, Name = "Codemation SQLite writer" };
        thread.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public long Transactions => Interlocked.Read(ref transactions);

    /// <summary>Hands in a write.</summary>
    /// <returns>The write's result, when it is there for good.</returns>
    public Task<T> WriteAsync<T>(SqliteWrite<T> write)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            arriving.Add(write);
            if (arriving.Count == 1)
            {
                Monitor.Pulse(gate);
            }
        }

        return write.Completion;
    }

    /// <summary>Finishes what was handed in, then closes the connection.</summary>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closing = true;
            Monitor.Pulse(gate);
        }

        return new ValueTask(ended.Task);
    }

    private void Work()
    {
        while (TakeGroup())
        {
            DropCancelled();
            if (group.Count > 0 && !TryCommit(group, out var error))
            {
                FailOrRetry(error);
            }

            group.Clear();
        }

        session.Dispose();
        ended.SetResult();
    }

    private bool TakeGroup()
    {
        lock (gate)
        {
            while (arriving.Count == 0)
            {
                if (closing)
                {
                    return false;
                }

                Monitor.Wait(gate);
            }

            (arriving, group) = (group, arriving);
            return true;
        }
    }

    private void DropCancelled()
    {
        group.RemoveAll(static write =>
        {
            if (!write.CancellationToken.IsCancellationRequested)
            {
                return false;
            }

            write.Failed(new OperationCanceledException(write.CancellationToken));
            return true;
        });
    }

    // One write's error is its caller's only: the others are repeated, each by itself.
    private void FailOrRetry(Exception error)
    {
        if (group.Count == 1)
        {
            group[0].Failed(error);
            return;
        }

        foreach (var write in group)
        {
            if (!TryCommit([write], out var own))
            {
                write.Failed(own);
            }
        }
    }

    private bool TryCommit(List<SqliteWrite> writes, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Exception? error)
    {
        try
        {
            session["BEGIN IMMEDIATE"].Run();
            Fault.Hit(FaultPoint.SqliteTransactionBegun);
            foreach (var write in writes)
            {
                write.Apply(session);
            }

            Fault.Hit(FaultPoint.SqliteCommitting);
            session["COMMIT"].Run();
            error = null;
        }
#pragma warning disable CA1031 // Whatever a write throws goes to its caller; the thread serves the others.
        catch (Exception caught)
#pragma warning restore CA1031
        {
            error = RolledBack(caught);
            return false;
        }

        Fault.Hit(FaultPoint.SqliteCommitted);
        Interlocked.Increment(ref transactions);
        foreach (var write in writes)
        {
            write.Committed();
        }

        return true;
    }

    private Exception RolledBack(Exception cause)
    {
        try
        {
            if (session.InTransaction)
            {
                session["ROLLBACK"].Run();
            }

            return cause;
        }
        catch (Microsoft.Data.Sqlite.SqliteException second)
        {
            return new AggregateException(cause, second);
        }
    }
}
