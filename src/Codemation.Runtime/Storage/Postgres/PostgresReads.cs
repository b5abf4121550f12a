using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Asks a database, again and again for a while when it can't be reached.</summary>
internal sealed class PostgresReads(NpgsqlDataSource source, string address, TimeProvider clock)
{
    // What the statements between read belongs to one moment.
    private const string Begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private const string Commit = "COMMIT";

    /// <summary>Asks one thing.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="add">Adds the statement.</param>
    /// <param name="read">Reads its rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached.</exception>
    public async ValueTask<T> ReadAsync<T>(Action<NpgsqlBatch> add, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        var patience = new Patience(clock);
        while (true)
        {
            try
            {
                return await ReadOnceAsync(add, read, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (PostgresErrors.IsTransient(error))
            {
                if (patience.IsOver)
                {
                    throw PostgresErrors.Unavailable(address, error);
                }
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks several things about one moment. The answers follow one another as results.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="add">Adds the statements.</param>
    /// <param name="read">Reads the rows of all of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached.</exception>
    public ValueTask<T> ReadTogetherAsync<T>(Action<NpgsqlBatch> add, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(
            batch =>
            {
                batch.Add(Begin);
                add(batch);
                batch.Add(Commit);
            },
            read,
            cancellationToken);

    /// <summary>Asks for a list.</summary>
    /// <typeparam name="T">What a row holds.</typeparam>
    /// <param name="add">Adds the statement.</param>
    /// <param name="row">Reads one row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached.</exception>
    public ValueTask<List<T>> ListAsync<T>(Action<NpgsqlBatch> add, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken) =>
        ReadAsync(add, rows => rows.AllAsync(row), cancellationToken);

    private async Task<T> ReadOnceAsync<T>(Action<NpgsqlBatch> add, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                add(batch);
                var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    return await read(rows).ConfigureAwait(false);
                }
            }
        }
    }
}
