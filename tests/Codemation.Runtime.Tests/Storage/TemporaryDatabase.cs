using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>A database file in a folder of its own, removed with it.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");

    public string Path => System.IO.Path.Combine(folder.FullName, "runs.db");

    public string WalPath => Path + "-wal";

    public SqliteDatabase Database => new(new SqliteLocation(Path), TimeProvider.System);

    public Task<SqliteRunStore> OpenStoreAsync() => SqliteRunStore.OpenAsync(Database, TimeProvider.System, default);

    public SqliteConnection Connect()
    {
        SqliteLibrary.EnsureLoaded();
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public object Query(string sql)
    {
        using var connection = Connect();
        return connection.Query(sql);
    }

    /// <summary>The first column of all rows.</summary>
    public IReadOnlyList<T> Column<T>(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return values;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
