using Codemation.Runtime.Faults;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// A transaction that begins with its first batch of statements and ends with its last, so that it takes as few round trips as there are
/// batches. It knows its own id, by which the database tells later whether it was committed.
/// </summary>
internal sealed class PostgresTransaction(NpgsqlConnection connection)
{
    /// <summary>When the server was started: its transactions are told apart by this and their ids.</summary>
    public const string ServerStart = "(extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint";

    private const string OwnId = $"SELECT pg_current_xact_id()::text::bigint, {ServerStart}";

    /// <summary>Null until the first batch was answered.</summary>
    public long? Id { get; private set; }

    /// <summary>When the server was started that it runs on.</summary>
    public long StartedAt { get; private set; }

    /// <summary>
    /// Adds a statement that finds a row that only this transaction writes: a server that crashed may give the same id again, to a transaction
    /// that has nothing to do with this one. Null where it does no harm to do the same twice: a server that was started again is then not asked.
    /// </summary>
    public Action<NpgsqlBatch>? Proof { get; set; }

    /// <summary>Whether the commit was sent.</summary>
    public bool IsEnding { get; private set; }

    public NpgsqlConnection Connection => connection;

    /// <summary>A batch of statements, to be executed by <see cref="ReadAsync"/>, or as the last one.</summary>
    public NpgsqlBatch Batch()
    {
        var batch = connection.CreateBatch();
        if (Id is null)
        {
            batch.Add("BEGIN");
            batch.Add(OwnId);
        }

        return batch;
    }

    /// <summary>Executes a batch.</summary>
    /// <returns>The results of its statements that have any.</returns>
    public async Task<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch)
    {
        var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        try
        {
            if (Id is null)
            {
                await BeginAsync(reader).ConfigureAwait(false);
            }

            return reader;
        }
        catch
        {
            // Left open, it would take the connection with it into the pool, and whoever gets that one next would wait for an answer in vain.
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task BeginAsync(NpgsqlDataReader reader)
    {
        await reader.ReadAsync().ConfigureAwait(false);
        (Id, StartedAt) = (reader.GetInt64(0), reader.GetInt64(1));
        await reader.NextResultAsync().ConfigureAwait(false);
        Fault.Hit(FaultPoint.PostgresTransactionBegun);
    }

    /// <summary>Executes a batch, whatever it gives.</summary>
    public async Task ExecuteAsync(NpgsqlBatch batch)
    {
        var reader = await ReadAsync(batch).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.NextResultAsync().ConfigureAwait(false))
            {
            }
        }
    }

    /// <summary>Commits, after a last batch.</summary>
    public async Task CommitAsync(NpgsqlBatch? last)
    {
        var batch = last ?? connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add("COMMIT");
            IsEnding = true;
            Fault.Hit(FaultPoint.PostgresCommitting);
            await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
            Fault.Hit(FaultPoint.PostgresCommitted);
        }
    }
}
