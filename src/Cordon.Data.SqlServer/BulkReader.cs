using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Cordon.Data.Storing;

namespace Cordon.Data.SqlServer;

/// <summary>Rows as <c>SqlBulkCopy</c> wants to read them.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a reader; what it enumerates is nobody's business.")]
internal sealed class BulkReader<T>(BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel) : DbDataReader
{
    private readonly IEnumerator<T> _rows = rows.GetEnumerator();

    public int Count { get; private set; }

    public override int FieldCount => table.Columns.Count;
    public override bool HasRows => true;
    public override bool IsClosed => false;
    public override int RecordsAffected => -1;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        cancel.ThrowIfCancellationRequested();
        if (!_rows.MoveNext()) return false;
        Count++;
        return true;
    }

    public override object GetValue(int ordinal)
    {
        var column = table.Columns[ordinal];
        return column.Kind switch
        {
            BulkKind.Text => column.Texts!(_rows.Current) ?? (object)DBNull.Value,
            BulkKind.Bytes => column.Blobs!(_rows.Current).ToArray(),
            BulkKind.OptionalInstant => column.Optionals!(_rows.Current) is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : DBNull.Value,
            BulkKind.OptionalNumber => column.Optionals!(_rows.Current) is { } number ? number : DBNull.Value,
            BulkKind.Real => column.Reals!(_rows.Current),
            BulkKind.Instant => new DateTime(column.Numbers!(_rows.Current), DateTimeKind.Utc),
            _ => column.Numbers!(_rows.Current),
        };
    }

    public override Type GetFieldType(int ordinal) => table.Columns[ordinal].Kind switch
    {
        BulkKind.Text => typeof(string),
        BulkKind.Bytes => typeof(byte[]),
        BulkKind.Real => typeof(double),
        BulkKind.Instant or BulkKind.OptionalInstant => typeof(DateTime),
        _ => typeof(long),
    };

    public override string GetName(int ordinal) => table.Columns[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            if (table.Columns[i].Name == name) return i;
        throw new ArgumentException($"No column {name}.", nameof(name));
    }

    public override int GetValues(object[] values)
    {
        for (var i = 0; i < FieldCount; i++) values[i] = GetValue(i);
        return FieldCount;
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;
    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);
    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override char GetChar(int ordinal) => (char)GetValue(ordinal);
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);
    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);
    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);
    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);
    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);
    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);
    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);
    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);
    public override string GetString(int ordinal) => (string)GetValue(ordinal);
    public override System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
    public override bool NextResult() => false;

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rows.Dispose();
        base.Dispose(disposing);
    }
}
