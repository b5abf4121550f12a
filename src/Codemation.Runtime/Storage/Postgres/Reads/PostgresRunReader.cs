namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Reads runs, whoever executes them.</summary>
internal sealed class PostgresRunReader(PostgresReads reads) : IRunReader
{
    public const string CancelRequests = "SELECT id FROM runs WHERE owner = $1 AND status = 'running' AND cancel_requested";

    public const string HasPending =
        """
        SELECT EXISTS (
            SELECT 1 FROM unnest($1::text[]) AS served (queue)
            CROSS JOIN LATERAL (SELECT 1 FROM runs WHERE status = 'pending' AND runs.queue = served.queue COLLATE "C" LIMIT 1) AS pending)
        """;

    public const string Owners = "SELECT DISTINCT owner FROM runs WHERE status = 'running' AND owner IS NOT NULL";

    public const string Claims = "SELECT id, epoch FROM runs WHERE status = 'running' AND owner = $1";

    // The database's clock decides.
    private const string Clock = "SELECT clock_timestamp()";

    public const string NextDue =
        """
        SELECT greatest(0, extract(epoch FROM wake_at - clock_timestamp()))::double precision FROM runs
        WHERE status = 'suspended' AND wake_at IS NOT NULL ORDER BY wake_at LIMIT 1
        """;

    private const string Select = $"SELECT {PostgresRunRow.Columns} FROM runs WHERE id = $1";

    public const string Ended = $"SELECT {PostgresRunRow.Columns} FROM runs WHERE id = ANY($1) AND status NOT IN ('pending', 'running', 'suspended')";

    private const string Plan = "SELECT json FROM plans WHERE hash = $1";

    public async ValueTask<RunRow?> FindAsync(string runId, CancellationToken cancellationToken) =>
        (await reads.ListAsync(batch => batch.Add(Select).Bind(runId), PostgresRunRow.Read, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public async ValueTask<IReadOnlyList<RunRow>> ListAsync(RunQuery query, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => PostgresRunListing.AppendTo(batch, query), PostgresRunRow.Read, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<RunRow>> EndedAsync(IReadOnlyCollection<string> runIds, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(Ended).Bind(runIds), PostgresRunRow.Read, cancellationToken).ConfigureAwait(false);

    public ValueTask<RunProgress> LoadProgressAsync(string runId, CancellationToken cancellationToken) =>
        reads.ReadTogetherAsync(batch => PostgresProgress.AppendTo(batch, runId), PostgresProgress.ReadAsync, cancellationToken);

    public ValueTask<StoredBatch?> ReadBatchAsync(string runId, string step, int port, CancellationToken cancellationToken) =>
        PostgresItems.FindAsync(reads, runId, step, port, cancellationToken);

    public async ValueTask<string?> FindPlanAsync(string planHash, CancellationToken cancellationToken) =>
        (await reads.ListAsync(batch => batch.Add(Plan).Bind(planHash), static row => row.GetString(0), cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The runs of an owner whose cancellation was asked for.</summary>
    public async ValueTask<IReadOnlyList<string>> CancelRequestsAsync(string owner, CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(CancelRequests).Bind(owner), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    /// <summary>Whether a run of some queues is pending.</summary>
    public async ValueTask<bool> HasPendingAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        (await reads.ListAsync(batch => batch.Add(HasPending).Bind(queues), static row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];

    /// <summary>The owners of all running runs.</summary>
    public async ValueTask<IReadOnlyCollection<string>> OwnersAsync(CancellationToken cancellationToken) =>
        await reads.ListAsync(batch => batch.Add(Owners), static row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    /// <summary>The running runs of an owner.</summary>
    public async ValueTask<IReadOnlyList<RunClaim>> ClaimsAsync(string owner, CancellationToken cancellationToken) =>
        await reads.ListAsync(
            batch => batch.Add(Claims).Bind(owner), static row => new RunClaim(row.GetString(0), row.GetInt64(1)), cancellationToken).ConfigureAwait(false);

    /// <summary>How long until the next suspended run is due.</summary>
    public async ValueTask<DateTimeOffset> ClockAsync(CancellationToken cancellationToken)
        => (await reads.ListAsync(static batch => batch.Add(Clock), static row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken).ConfigureAwait(false))[0];

    public async ValueTask<TimeSpan?> NextDueAsync(CancellationToken cancellationToken)
    {
        var due = await reads.ListAsync(batch => batch.Add(NextDue), static row => TimeSpan.FromSeconds(row.GetDouble(0)), cancellationToken).ConfigureAwait(false);
        return due.Count > 0 ? due[0] : null;
    }

    // Connections belong to the database.
    public ValueTask DisposeAsync() => default;
}
