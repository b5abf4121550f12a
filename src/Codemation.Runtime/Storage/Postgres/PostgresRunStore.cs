using Codemation.Runtime.Storage.Batches;
using Codemation.Runtime.Telemetry;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Keeps runs in a PostgreSQL database that any number of processes execute.</summary>
internal sealed partial class PostgresRunStore : IRunStore
{
    private const string InsertPlan = "INSERT INTO plans (hash, workflow_id, json) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private readonly PostgresTransactions transactions;
    private readonly PostgresReads reads;
    private readonly PostgresRunReader reader;
    private readonly PostgresWriter writer;
    private readonly PostgresPayloads payloads;
    private readonly PostgresListener listener;
    private readonly QueueListeners listeners = new();
    private readonly QueueNotice notices = new();

    public PostgresRunStore(PostgresDatabase database, TimeProvider clock)
    {
        transactions = database.Transactions;
        reads = database.Reads;
        reader = new PostgresRunReader(database.Reads);
        payloads = new PostgresPayloads(transactions);
        listener = new PostgresListener(database.Source, notices, listeners, clock);
        writer = new PostgresWriter(database.Writes, notices, listeners);
        Blobs = new PostgresBlobIndex(transactions, database.Reads);
        Telemetry = new PostgresTelemetry(transactions, database.Reads);
        Schedules = new PostgresScheduleStore(transactions, database.Reads);
    }

    public bool IsDurable => true;

    public bool IsShared => true;

    public IBlobIndex Blobs { get; }

    public ITelemetryStore Telemetry { get; }

    public IScheduleStore Schedules { get; }

    public async ValueTask<RunCreation> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var encoder = new BatchEncoder(payloads, cancellationToken);
        var creation = default(RunCreation?);
        try
        {
            var batches = new List<EncodedBatch>(1) { await encoder.EncodeAsync(run.Input).ConfigureAwait(false) };
            await encoder.EncodeAsync(run.Completed, batches).ConfigureAwait(false);
            creation = MarkedRun.IsNeeded(run)
                ? await transactions.RunAsync(new MarkedRun(run, batches, encoder.Buffer, notices).WriteAsync, cancellationToken).ConfigureAwait(false)
                : await writer.WriteAsync(new CreateWrite(run, batches, encoder.Buffer, cancellationToken)).ConfigureAwait(false);
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
        cancellationToken.ThrowIfCancellationRequested();
        using var encoder = new BatchEncoder(payloads, cancellationToken);
        var committed = default(RunCommitted?);
        try
        {
            var outputs = new List<EncodedBatch>(commit.Activations.Count);
            await encoder.EncodeAsync(commit.Activations, outputs).ConfigureAwait(false);
            committed = await writer.WriteAsync(new CommitWrite(commit, outputs, encoder.Buffer, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (committed is null)
            {
                await encoder.DiscardAsync().ConfigureAwait(false);
            }
        }

        return committed ?? throw new RunFencedException(commit.RunId, commit.Epoch);
    }

    public async ValueTask<SignalOutcome> SignalAsync(NewSignal signal, CancellationToken cancellationToken)
    {
        var (outcome, woken) = await transactions.RunAsync(
            async transaction =>
            {
                var put = await new SignalTable(transaction).PutAsync(signal).ConfigureAwait(false);
                return (put, put.Woken ? Notice(transaction, QueueChange.Pending) : null);
            },
            cancellationToken).ConfigureAwait(false);
        Tell(woken, QueueChange.Pending);
        return outcome;
    }

    public async ValueTask PutPlanAsync(string planHash, string workflowId, string json, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            transaction =>
            {
                var batch = transaction.Batch();
                batch.Add(InsertPlan).Bind(planHash).Bind(workflowId).Bind(json);
                return Task.FromResult((true, (NpgsqlBatch?)batch));
            },
            cancellationToken).ConfigureAwait(false);

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

    /// <summary>Finishes the writes that were begun.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        await listener.DisposeAsync().ConfigureAwait(false);
        await reader.DisposeAsync().ConfigureAwait(false);
    }

    private NpgsqlBatch Notice(PostgresTransaction transaction, QueueChange change)
    {
        var batch = transaction.Batch();
        notices.AppendTo(batch, change);
        return batch;
    }

    // Others hear of it from the database; here it need not go there and back.
    private void Tell(bool changed, QueueChange change)
    {
        if (changed)
        {
            listeners.Tell(change);
        }
    }
}
