using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Reads what a statement gave.</summary>
internal static class PostgresRows
{
    /// <summary>The rows of the current result.</summary>
    public static async Task<List<T>> AllAsync<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> row)
    {
        var list = new List<T>();
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            list.Add(row(rows));
        }

        return list;
    }

    /// <summary>The rows of the current result; the next one is current then.</summary>
    public static async Task<List<T>> AllThenNextAsync<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> row)
    {
        var list = await rows.AllAsync(row).ConfigureAwait(false);
        await rows.NextResultAsync().ConfigureAwait(false);
        return list;
    }
}
