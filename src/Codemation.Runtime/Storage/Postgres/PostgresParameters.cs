using Npgsql;
using NpgsqlTypes;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Binds parameters by position, with the types that the schema has: a null or an empty array would not tell.</summary>
internal static class PostgresParameters
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, string? text) => command.Bind(text, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, long number) => command.Bind(number, NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, int number) => command.Bind(number, NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, bool flag) => command.Bind(flag, NpgsqlDbType.Boolean);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, DateTimeOffset? time) =>
        command.Bind(Utc(time), NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<string?> texts) =>
        command.Bind(texts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<long> numbers) =>
        command.Bind(numbers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<long?> numbers) =>
        command.Bind(numbers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<int> numbers) =>
        command.Bind(numbers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<int?> numbers) =>
        command.Bind(numbers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<double> numbers) =>
        command.Bind(numbers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<bool> flags) =>
        command.Bind(flags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Boolean);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<DateTime?> times) =>
        command.Bind(times.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, IEnumerable<byte[]?> bytes) =>
        command.Bind(bytes.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    /// <summary>Binds JSON texts in UTF-8.</summary>
    public static NpgsqlBatchCommand BindJson(this NpgsqlBatchCommand command, IEnumerable<byte[]> texts) =>
        command.Bind(texts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Json);

    /// <summary>A time as the driver takes it.</summary>
    public static DateTime? Utc(DateTimeOffset? time) => time?.UtcDateTime;

    private static NpgsqlBatchCommand Bind<T>(this NpgsqlBatchCommand command, T value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return command;
    }
}
