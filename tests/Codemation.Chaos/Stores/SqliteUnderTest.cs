using System.Data.Common;
using Codemation.Runtime.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Codemation.Chaos.Stores;

internal sealed class SqliteUnderTest(string folder) : IStoreUnderTest
{
    private const string File = "runs.db";

    public string Address => $"sqlite:///{Path.Combine(folder, File)}";

    public string Inputs => "SELECT run_id, payload_id, items FROM batches WHERE seq = 0 AND port = 0";

    // A start removes what an earlier process has left.
    public string UnusedPayloads =>
        """
        SELECT count(*) FROM payloads WHERE id NOT IN (
            SELECT payload_id FROM batches WHERE payload_id IS NOT NULL UNION SELECT payload_id FROM activations WHERE payload_id IS NOT NULL)
        """;

    public async Task<DbConnection> ConnectAsync()
    {
        SqliteLibrary.EnsureLoaded();
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, File)};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public Task EmptyAsync()
    {
        foreach (var file in Directory.GetFiles(folder, File + "*"))
        {
            System.IO.File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => default;
}
