using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cordon.Data.Sqlite;

/// <summary>A prepared statement bound by position, without a parameter object a value: what bulk work spends its time on otherwise.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    public SqliteStatement Bind(int place, long value)
    {
        raw.sqlite3_bind_int64(_statement, place, value);
        return this;
    }

    public SqliteStatement Bind(int place, long? value)
    {
        if (value is { } number) raw.sqlite3_bind_int64(_statement, place, number);
        else raw.sqlite3_bind_null(_statement, place);
        return this;
    }

    public SqliteStatement Bind(int place, double value)
    {
        raw.sqlite3_bind_double(_statement, place, value);
        return this;
    }

    public SqliteStatement Bind(int place, string? value)
    {
        if (value is null) raw.sqlite3_bind_null(_statement, place);
        else raw.sqlite3_bind_text(_statement, place, value);
        return this;
    }

    public SqliteStatement Bind(int place, ReadOnlySpan<byte> value)
    {
        if (value.Length == 0) raw.sqlite3_bind_zeroblob(_statement, place, 0);
        else raw.sqlite3_bind_blob(_statement, place, value);
        return this;
    }

    /// <summary>Runs the statement to its first row; false where it gives none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) Check(result);
        return result == raw.SQLITE_ROW;
    }

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Reset() => raw.sqlite3_reset(_statement);

    public void Run()
    {
        Step();
        Reset();
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result == raw.SQLITE_OK) return;
        throw new SqliteException(raw.sqlite3_errmsg(_connection).utf8_to_string(), result & 0xFF, raw.sqlite3_extended_errcode(_connection));
    }
}
