using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A prepared statement, used again and again: bind all parameters in order, then step. Allocates nothing for what it binds.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int ShortText = 256;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;
    private bool stepped;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public SqliteStatement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    public SqliteStatement Bind(double value)
    {
        Check(raw.sqlite3_bind_double(statement, ++bound, value));
        return this;
    }

    public SqliteStatement Bind(DateTimeOffset time) => Bind(StoredTime.ToMicroseconds(time));

    public SqliteStatement Bind(DateTimeOffset? time) => time is { } known ? Bind(known) : BindNull();

    public SqliteStatement Bind(string? text)
    {
        if (text is null)
        {
            return BindNull();
        }

        if (text.Length is 0 or > ShortText / 3)
        {
            Check(raw.sqlite3_bind_text(statement, ++bound, text));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[ShortText];
        return BindText(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Binds UTF-8; empty text is bound as such, not as null.</summary>
    public SqliteStatement BindText(ReadOnlySpan<byte> utf8)
    {
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(statement, ++bound, "") : raw.sqlite3_bind_text(statement, ++bound, utf8));
        return this;
    }

    public SqliteStatement BindBlob(ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, ++bound, 0) : raw.sqlite3_bind_blob(statement, ++bound, bytes));
        return this;
    }

    public SqliteStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <summary>Runs to the next row.</summary>
    /// <returns>False when there are no more; the statement is then ready for its next use.</returns>
    public bool Step()
    {
        stepped = true;
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        // The message belongs to the step, not to the reset.
        var error = result == raw.SQLITE_DONE ? null : ErrorOf(result);
        Reset();
        return error is null ? false : throw error;
    }

    /// <summary>Runs to the end, rows left aside.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Runs to the end and reads every row.</summary>
    public IReadOnlyList<T> All<T>(Func<SqliteStatement, T> read)
    {
        var all = new List<T>();
        while (Step())
        {
            all.Add(read(this));
        }

        return all;
    }

    /// <summary>Ends the use of a statement before its last row.</summary>
    public void Reset()
    {
        // Repeats the error of the step before, which was thrown already.
        _ = raw.sqlite3_reset(statement);
        bound = 0;
        stepped = false;
    }

    /// <summary>Makes up for a use that an exception cut short.</summary>
    public void EnsureReset()
    {
        if (stepped || bound > 0)
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    public double Double(int column) => raw.sqlite3_column_double(statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Time(int column) => StoredTime.FromMicroseconds(Int64(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    /// <summary>The bytes of text or a blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw ErrorOf(result);
        }
    }

    private SqliteException ErrorOf(int result) => new(
        $"SQLite error {result}: {raw.sqlite3_errmsg(database).utf8_to_string()}", result, raw.sqlite3_extended_errcode(database));
}
