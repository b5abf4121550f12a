namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads the runs of a database file, also while another process executes them.</summary>
internal sealed class SqliteRunReader : IRunReader
{
    private const string Select = $"SELECT {SqliteRunRow.Columns} FROM runs WHERE id = ?";

    private const string Plan = "SELECT json FROM plans WHERE hash = ?";

    public const string CancelRequests = "SELECT id FROM runs WHERE owner = ? AND status = 'running' AND cancel_requested = 1";

    public const string Owners = "SELECT DISTINCT owner FROM runs WHERE status = 'running' AND owner IS NOT NULL";

    public const string Claims = "SELECT id, epoch FROM runs WHERE status = 'running' AND owner = ?";

    public const string NextDue = "SELECT wake_at FROM runs INDEXED BY runs_due WHERE status = 'suspended' AND wake_at IS NOT NULL ORDER BY wake_at LIMIT 1";

    private readonly SqliteReaders readers;

    /// <summary>Reads a database whose schema is current.</summary>
    public SqliteRunReader(SqliteDatabase database) => readers = new SqliteReaders(database);

    /// <summary>Opens a database for reading only.</summary>
    /// <exception cref="StoreUnavailableException">There is no database, or its schema is not this program's.</exception>
    public static async Task<SqliteRunReader> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        await Task.Run(database.EnsureCurrent, cancellationToken).ConfigureAwait(false);
        return new SqliteRunReader(database);
    }

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(runId, static (session, id) =>
        {
            var select = session[Select].Bind(id);
            if (!select.Step())
            {
                return null;
            }

            var row = SqliteRunRow.Read(select);
            select.Reset();
            return row;
        }));
    }

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(query, RunListing.Read));
    }

    public async ValueTask<IReadOnlyList<RunRow>> EndedAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken)
    {
        var ended = new List<RunRow>();
        foreach (var id in runIds)
        {
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { HasEnded: true } row)
            {
                ended.Add(row);
            }
        }

        return ended;
    }

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(runId, StoredProgress.Read));
    }

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(StoredItems.Find(readers, runId, step, port));
    }

    public ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(planHash, static (session, hash) =>
        {
            var select = session[Plan].Bind(hash);
            var json = select.Step() ? select.Text(0) : null;
            select.EnsureReset();
            return json;
        }));
    }

    /// <summary>The runs of an owner whose cancellation was asked for.</summary>
    public IReadOnlyList<string> ReadCancelRequests(string owner) => readers.Read(owner, static (session, by) => Texts(session[CancelRequests].Bind(by)));

    /// <summary>Whether a run of some queues is pending.</summary>
    public bool ReadHasPending(IReadOnlyList<string> queues) => readers.Read(queues, static (session, served) =>
    {
        foreach (var queue in served)
        {
            var find = session[ClaimPendingWrite.Find].Bind(queue).Bind(1);
            var found = find.Step();
            find.EnsureReset();
            if (found)
            {
                return true;
            }
        }

        return false;
    });

    /// <summary>The owners of all running runs.</summary>
    public IReadOnlyCollection<string> ReadOwners() => readers.Read(0, static (session, _) => Texts(session[Owners]));

    /// <summary>When the next suspended run is due.</summary>
    public DateTimeOffset? ReadNextDue() => readers.Read(0, static (session, _) =>
    {
        var select = session[NextDue];
        var at = select.Step() ? select.Time(0) : default(DateTimeOffset?);
        select.EnsureReset();
        return at;
    });

    /// <summary>The running runs of an owner.</summary>
    public IReadOnlyList<RunClaim> ReadClaims(string owner) => readers.Read(owner, static (session, by) =>
    {
        var claims = new List<RunClaim>();
        var select = session[Claims].Bind(by);
        while (select.Step())
        {
            claims.Add(new RunClaim(select.Text(0), select.Int64(1)));
        }

        return claims;
    });

    private static List<string> Texts(SqliteStatement select)
    {
        var texts = new List<string>();
        while (select.Step())
        {
            texts.Add(select.Text(0));
        }

        return texts;
    }

    public ValueTask DisposeAsync()
    {
        readers.Dispose();
        return default;
    }
}
