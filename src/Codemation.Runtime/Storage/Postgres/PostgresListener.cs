using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Hears on a connection of its own what other processes tell, and connects again when that is lost.</summary>
internal sealed class PostgresListener(NpgsqlDataSource source, QueueNotice notices, QueueListeners listeners, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock starting = new();
    private readonly CancellationTokenSource closing = new();
    private Task? listening;

    /// <summary>Begins to listen, unless it does.</summary>
    public void Start()
    {
        lock (starting)
        {
            listening ??= Task.Run(ListenAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        if (listening is { } task)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (PostgresErrors.IsTransient(error) && !closing.IsCancellationRequested)
            {
                // Nobody depends on hearing at once: who listens looks now and then as well.
                await Task.Delay(Pause, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync()
    {
        var connection = await source.OpenConnectionAsync(closing.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, notice) =>
            {
                if (notices.Read(notice.Payload) is { } change)
                {
                    listeners.Tell(change);
                }
            };
            var listen = new NpgsqlCommand("LISTEN " + QueueNotice.Channel, connection);
            await using (listen.ConfigureAwait(false))
            {
                await listen.ExecuteNonQueryAsync(closing.Token).ConfigureAwait(false);
            }

            // What was told before this moment was not heard.
            listeners.Tell(QueueChange.Pending);
            listeners.Tell(QueueChange.CancelRequested);
            try
            {
                while (true)
                {
                    await connection.WaitAsync(closing.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                // The session still listens; back in the pool it would collect what nobody hears.
                NpgsqlConnection.ClearPool(connection);
            }
        }
    }
}
