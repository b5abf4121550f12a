namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps runs in a database file that one process at a time executes.</summary>
internal sealed class SqliteRunStore : IRunStore
{
    private readonly TimeProvider clock;
    private readonly SqliteProcessLock processLock;
    private readonly SqliteRunReader reader;
    private readonly SqliteWriter writer;

    private SqliteRunStore(SqliteDatabase database, TimeProvider clock)
    {
        this.clock = clock;
        processLock = SqliteProcessLock.Take(database.Path);
        try
        {
            writer = new SqliteWriter(database.OpenForWriting());
        }
        catch
        {
            processLock.Dispose();
            throw;
        }

        reader = new SqliteRunReader(database);
    }

    public bool IsDurable => true;

    /// <summary>How many transactions were committed; many writes share one.</summary>
    public long Transactions => writer.Transactions;

    /// <summary>Takes a database file for executing its runs, and brings its schema forward.</summary>
    /// <exception cref="StoreUnavailableException">Another process executes its runs, or the file can't be used.</exception>
    public static async Task<SqliteRunStore> OpenAsync(SqliteDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        var store = new SqliteRunStore(database, clock);
        try
        {
            await store.writer.WriteAsync(new DiscardUnusedPayloadsWrite()).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<bool> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        using var encoder = new BatchEncoder(writer, cancellationToken);
        var created = false;
        try
        {
            var input = await encoder.EncodeAsync(run.Input).ConfigureAwait(false);
            created = await writer.WriteAsync(new CreateRunWrite(run, input, encoder.Buffer, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (!created)
            {
                await encoder.DiscardAsync().ConfigureAwait(false);
            }
        }

        return created;
    }

    public async ValueTask CommitAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        using var encoder = new BatchEncoder(writer, cancellationToken);
        var written = false;
        try
        {
            var outputs = new List<EncodedBatch>(commit.Activations.Count);
            foreach (var activation in commit.Activations)
            {
                foreach (var output in activation.Outputs)
                {
                    outputs.Add(await encoder.EncodeAsync(output).ConfigureAwait(false));
                }
            }

            written = await writer.WriteAsync(new CommitRunWrite(commit, outputs, encoder.Buffer, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (!written)
            {
                await encoder.DiscardAsync().ConfigureAwait(false);
            }
        }

        if (!written)
        {
            throw new RunFencedException(commit.RunId, commit.Epoch);
        }
    }

    public ValueTask<RunRow?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ClaimRunWrite(runId, owner, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<IReadOnlyList<RunRow>> ClaimPendingAsync(string owner, int most, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ClaimPendingWrite(owner, most, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<int> RecoverAsync(string owner, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new RecoverRunsWrite(owner, cancellationToken)));

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken) => reader.FindAsync(runId, cancellationToken);

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken) =>
        reader.ListAsync(query, cancellationToken);

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken) =>
        reader.LoadProgressAsync(runId, cancellationToken);

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken) =>
        reader.ReadBatchAsync(runId, step, port, cancellationToken);

    /// <summary>Finishes the writes that were begun, then frees the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await writer.DisposeAsync().ConfigureAwait(false);
        processLock.Dispose();
    }
}
