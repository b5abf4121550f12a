using System.Data;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// Runs transactions to a known end. What fails for a reason that passes is repeated for a while; a commit that went unanswered is asked
/// after, never repeated on a guess.
/// </summary>
internal sealed class PostgresTransactions(NpgsqlDataSource source, string address, TimeProvider clock)
{
    // A server that crashed may not remember that it ever gave that id.
    private const string Status =
        $"""
        SELECT CASE WHEN $1 < pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN pg_xact_status($1::text::xid8) END,
            {PostgresTransaction.ServerStart}
        """;

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
                try
                {
                    (result, var last) = await work(transaction).ConfigureAwait(false);
                    await transaction.CommitAsync(last).ConfigureAwait(false);
                }
                catch (Exception error) when (connection.State != ConnectionState.Open && !PostgresErrors.IsTransient(error))
                {
                    // The driver gives up a connection on which a statement failed while it was being prepared, with an exception of any type.
                    throw new IOException("The connection broke.", error);
                }

                return (true, result, null);
            }
        }
        catch (Exception error) when (PostgresErrors.IsTransient(error))
        {
            // One that was sent whole, and so knows no id, may be done twice.
            var committed = transaction is { IsEnding: true, Id: not null } && !PostgresErrors.IsRefusal(error) && await WasCommittedAsync(transaction).ConfigureAwait(false);
            return (committed, result, error);
        }
    }

    private async Task<bool> WasCommittedAsync(PostgresTransaction transaction)
    {
        var patience = new Patience(clock);
        while (true)
        {
            try
            {
                var status = await AskAsync(transaction).ConfigureAwait(false);
                if (status is not TransactionStatus.InProgress)
                {
                    return status is TransactionStatus.Committed;
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

    private async Task<TransactionStatus> AskAsync(PostgresTransaction transaction)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.Add(Status).Bind(transaction.Id!.Value);
                transaction.Proof?.Invoke(batch);
                var rows = await batch.ExecuteReaderAsync().ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    await rows.ReadAsync().ConfigureAwait(false);
                    var (status, isSameServer) = (rows.TextOrNull(0), rows.GetInt64(1) == transaction.StartedAt);
                    return status switch
                    {
                        "in progress" when isSameServer => TransactionStatus.InProgress,
                        "committed" when await IsOwnAsync().ConfigureAwait(false) => TransactionStatus.Committed,
                        _ => TransactionStatus.Gone,
                    };

                    async ValueTask<bool> IsOwnAsync() => transaction.Proof is null
                        ? isSameServer
                        : await rows.NextResultAsync().ConfigureAwait(false) && await rows.ReadAsync().ConfigureAwait(false);
                }
            }
        }
    }

    private enum TransactionStatus
    {
        InProgress,
        Committed,
        Gone,
    }
}
