using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;
using Npgsql;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>A server that crashed gives the ids of transactions that it lost to others.</summary>
[NeedsPostgres]
public sealed class PostgresCrashTests
{
    [Fact]
    public async Task A_transaction_that_a_crash_undid_is_repeated_although_another_one_with_its_id_was_committed()
    {
        await using var server = await PostgresServer.StartAsync();
        var name = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(name, "CREATE TABLE written (attempt integer)");
        await using var database = new PostgresDatabase(
            (PostgresLocation)DatabaseLocation.Parse(server.AddressOf(name), Environment.CurrentDirectory), TimeProvider.System);
        var attempts = 0;

        await database.Transactions.RunAsync(
            async transaction =>
            {
                attempts++;
                var batch = transaction.Batch();
                await using (batch)
                {
                    batch.Add("INSERT INTO written VALUES ($1)").Bind(attempts);
                    await transaction.ExecuteAsync(batch);
                }

                if (attempts == 1)
                {
                    await server.StopAsync("immediate");
                    await server.StartAgainAsync();
                    await UseIdsAsync(server, name, until: transaction.Id!.Value);
                }

                return (true, default(NpgsqlBatch?));
            },
            default);

        Assert.Equal(2, attempts);
        Assert.Equal(2, await server.ExecuteAsync(name, "SELECT attempt FROM written"));
    }

    private static async Task UseIdsAsync(PostgresServer server, string name, long until)
    {
        for (var used = 0L; used <= until;)
        {
            used = (long)(await server.ExecuteAsync(name, "SELECT pg_current_xact_id()::text::bigint"))!;
        }
    }
}
