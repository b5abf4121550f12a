using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresConnectionsTests : IAsyncLifetime
{
    private const int AtOnce = 60;

    // The one that asks is not of the program.
    private const string Ours = "datname = current_database() AND pid <> pg_backend_pid()";

    private TemporaryPostgres temporary = null!;

    public async Task InitializeAsync() => temporary = await PostgresTests.CreateMigratedAsync();

    public async Task DisposeAsync() => await temporary.DisposeAsync();

    [Fact]
    public async Task A_process_takes_a_few_of_the_server_s_connections_however_much_it_asks_at_once()
    {
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Task.Run(async () =>
        {
            await store.CreateAsync(Stored.Run(number), default);
            await store.FindAsync(Stored.Id(number), default);
            await using var connection = await database.Source.OpenConnectionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_sleep(0.01)";
            await command.ExecuteNonQueryAsync();
        })));

        Assert.InRange(await SessionsAsync(), 2, 15);
    }

    [Fact]
    public async Task Sessions_are_found_by_the_program_s_name()
    {
        await using var database = temporary.Open();
        await using var store = await database.OpenStoreAsync(default);
        await store.FindAsync("none", default);

        Assert.Equal(
            "codemation", await temporary.QueryAsync($"SELECT DISTINCT application_name FROM pg_stat_activity WHERE {Ours}"));
    }

    private async Task<long> SessionsAsync() => (long)(await temporary.QueryAsync($"SELECT count(*) FROM pg_stat_activity WHERE {Ours}"))!;
}
