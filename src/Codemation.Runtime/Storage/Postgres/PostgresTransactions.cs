using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// Runs transactions to a known end. What fails for a reason that passes is repeated for a while; a commit that went unanswered is asked
/// after, never repeated on a guess.
/// </summary>
internal sealed class PostgresTransactions(NpgsqlDataSource source, string address, TimeProvider clock)
{
    /// <summary>Runs a transaction.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">Does all but the last batch of statements, if there is more to do than those before gave; called again for each repetition.</param>
    /// <param name="cancellationToken">Gives up before anything is sent.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached, or stays too busy.</exception>
    public async Task<T> RunAsync<T>(Func<PostgresTransaction, Task<(T Result, NpgsqlBatch? Last)>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var patience = new Patience(clock);
        while (true)
        {
            var (ended, result, failure) = await TryAsync(work).ConfigureAwait(false);
            if (ended)
            {
                return result;
            }

            if (patience.IsOver)
            {
                throw PostgresErrors.Unavailable(address, failure!);
            }

            await patience.PauseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<(bool Ended, T Result, Exception? Failure)> TryAsync<T>(Func<PostgresTransaction, Task<(T Result, NpgsqlBatch? Last)>> work)
    {
        PostgresTransaction? transaction = null;
        var result = default(T)!;
        try
        {
            var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                transaction = new PostgresTransaction(connection);
                (result, var last) = await work(transaction).ConfigureAwait(false);
                await transaction.CommitAsync(last).ConfigureAwait(false);
                return (true, result, null);
            }
        }
        catch (Exception error) when (PostgresErrors.IsTransient(error))
        {
            var committed = transaction is { IsEnding: true, Id: { } id } && !PostgresErrors.IsRefusal(error) && await IsCommittedAsync(id).ConfigureAwait(false);
            return (committed, result, error);
        }
    }

    private async Task<bool> IsCommittedAsync(string id)
    {
        var patience = new Patience(clock);
        while (true)
        {
            try
            {
                var command = source.CreateCommand("SELECT pg_xact_status($1::xid8)");
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown });
                    var status = await command.ExecuteScalarAsync().ConfigureAwait(false) as string;
                    if (status is not "in progress")
                    {
                        return status is "committed";
                    }
                }
            }
            catch (Exception error) when (PostgresErrors.IsTransient(error) && !patience.IsOver)
            {
                // Not back yet; what counts is what it says when it is.
            }
            catch (Exception error) when (PostgresErrors.IsTransient(error))
            {
                throw PostgresErrors.Unavailable(address, error, " Whether the last write was kept is not known.");
            }

            if (patience.IsOver)
            {
                throw PostgresErrors.Unavailable(address, new TimeoutException("It does not say whether a transaction was committed."));
            }

            await patience.PauseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
