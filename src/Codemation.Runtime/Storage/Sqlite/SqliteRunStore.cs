using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps runs in a database file that one process at a time executes.</summary>
internal sealed partial class SqliteRunStore : IRunStore
{
    private readonly TimeProvider clock;
    private readonly SqliteProcessLock processLock;
    private readonly SqliteRunReader reader;
    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;
    private readonly SqlitePayloads payloads;
    private readonly QueueListeners listeners = new();

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

        payloads = new SqlitePayloads(writer);
        reader = new SqliteRunReader(database);
        readers = new SqliteReaders(database);
        Blobs = new SqliteBlobIndex(writer, readers, clock);
        Telemetry = new SqliteTelemetry(writer, readers);
        Schedules = new SqliteScheduleStore(writer, readers, clock);
    }

    public bool IsDurable => true;

    public bool IsShared => false;

    public IBlobIndex Blobs { get; }

    public ITelemetryStore Telemetry { get; }

    public IScheduleStore Schedules { get; }

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

    public async ValueTask<RunCreation> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        using var encoder = new BatchEncoder(payloads, cancellationToken);
        var creation = default(RunCreation?);
        try
        {
            var batches = new List<EncodedBatch>(1) { await encoder.EncodeAsync(run.Input).ConfigureAwait(false) };
            await encoder.EncodeAsync(run.Completed, batches).ConfigureAwait(false);
            creation = await writer.WriteAsync(new CreateRunWrite(run, batches, encoder.Buffer, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (creation is not { IsCreated: true })
            {
                await encoder.DiscardAsync().ConfigureAwait(false);
            }
        }

        return creation.Value;
    }

    public async ValueTask<RunCommitted> CommitAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        using var encoder = new BatchEncoder(payloads, cancellationToken);
        var written = default(Written<RunCommitted>?);
        try
        {
            var outputs = new List<EncodedBatch>(commit.Activations.Count);
            await encoder.EncodeAsync(commit.Activations, outputs).ConfigureAwait(false);
            written = await writer.WriteAsync(
                new CommitRunWrite(commit, outputs, encoder.Buffer, clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (written is null)
            {
                await encoder.DiscardAsync().ConfigureAwait(false);
            }
        }

        return Told(written ?? throw new RunFencedException(commit.RunId, commit.Epoch));
    }

    public async ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken)
    {
        var (run, asked) = await writer.WriteAsync(new CancelRunWrite(runId, clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);
        if (asked)
        {
            listeners.Tell(QueueChange.CancelRequested);
        }

        return Told(run);
    }

    public async ValueTask<SignalOutcome> SignalAsync(NewSignal signal, CancellationToken cancellationToken) =>
        Told(await writer.WriteAsync(new SignalWrite(signal, cancellationToken)).ConfigureAwait(false));

    public async ValueTask PutPlanAsync(string planHash, string workflowId, string json, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new PutPlanWrite(planHash, workflowId, json, cancellationToken)).ConfigureAwait(false);

    public ValueTask<int> DeleteEndedAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new DeleteEndedWrite(endedBefore, workflowId, most, cancellationToken)));

    public ValueTask<IReadOnlyList<string>> WorkflowsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(RunListing.Workflows, static (session, sql) => session[sql].All(static row => row.Text(0))));
    }

    public ValueTask<int> GiveBackSpaceAsync(int most, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new GiveBackSpaceWrite(most, cancellationToken)));

    public ValueTask<int> DeleteSignalsAsync(DateTimeOffset receivedBefore, int most, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new DeleteSignalsWrite(receivedBefore, most, cancellationToken)));

    public async ValueTask DeleteStepsAsync(string runId, string? keep, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new DeleteStepsWrite(runId, keep, cancellationToken)).ConfigureAwait(false);

    public ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken) => reader.FindAsync(runId, cancellationToken);

    public ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken) =>
        reader.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunRow>> EndedAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken) =>
        reader.EndedAsync(runIds, cancellationToken);

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken) =>
        reader.LoadProgressAsync(runId, cancellationToken);

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken) =>
        reader.ReadBatchAsync(runId, step, port, cancellationToken);

    public ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken) => reader.FindPlanAsync(planHash, cancellationToken);

    /// <summary>Finishes the writes that were begun, then frees the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        readers.Dispose();
        await writer.DisposeAsync().ConfigureAwait(false);
        processLock.Dispose();
    }

    private T Told<T>(Written<T> written)
    {
        if (written.MadePending)
        {
            listeners.Tell(QueueChange.Pending);
        }

        return written.Result;
    }
}
