namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Connections that read, beside the one that writes. As many as are used at once; a few are kept for the next.</summary>
internal sealed class SqliteReaders(SqliteDatabase database) : IDisposable
{
    private const int MostKept = 8;

    private readonly Lock gate = new();
    private readonly Stack<SqliteSession> idle = [];
    private bool closed;

    public T Read<TArgument, T>(TArgument argument, Func<SqliteSession, TArgument, T> read)
    {
        var session = Rent();
        try
        {
            return read(session, argument);
        }
        finally
        {
            Return(session);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            while (idle.TryPop(out var session))
            {
                session.Dispose();
            }
        }
    }

    private SqliteSession Rent()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (idle.TryPop(out var session))
            {
                return session;
            }
        }

        return database.OpenForReading();
    }

    private void Return(SqliteSession session)
    {
        lock (gate)
        {
            if (!closed && idle.Count < MostKept)
            {
                idle.Push(session);
                return;
            }
        }

        session.Dispose();
    }
}
