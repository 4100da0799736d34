using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Cordon.Testing.SqlServer;

/// <summary>One result of a statement: the names of its columns, and rows with a value or nothing for each.</summary>
internal sealed record AnswerSet(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>Reads out answers; a value that is not given is made up in whatever type it is asked for.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a reader.")]
internal sealed class AnswerReader(IReadOnlyList<AnswerSet> sets) : DbDataReader
{
    private int _set, _row = -1;

    private AnswerSet Set => sets[_set];

    public override int FieldCount => sets.Count == 0 ? 0 : Set.Columns.Count;
    public override bool HasRows => sets.Count > 0 && Set.Rows.Count > 0;
    public override bool IsClosed => false;
    public override int RecordsAffected => -1;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => sets.Count > 0 && ++_row < Set.Rows.Count;

    public override bool NextResult()
    {
        _row = -1;
        return ++_set < sets.Count;
    }

    public override T GetFieldValue<T>(int ordinal) => (T)(Given(ordinal) is T given ? given : Make(typeof(T), ordinal));
    public override object GetValue(int ordinal) => Given(ordinal) ?? 1;
    public override bool IsDBNull(int ordinal) => Given(ordinal) is DBNull;
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);
    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override int GetValues(object[] values) => throw new NotSupportedException();
    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;
    public override Type GetFieldType(int ordinal) => Given(ordinal)?.GetType() ?? typeof(object);
    public override string GetName(int ordinal) => Set.Columns[ordinal];
    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < Set.Columns.Count; i++)
            if (Set.Columns[i] == name) return i;
        throw new ArgumentException($"No column {name}.", nameof(name));
    }

    private object? Given(int ordinal) => _row >= 0 && _row < Set.Rows.Count ? Set.Rows[_row][ordinal] : null;

    private object Make(Type type, int ordinal) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "text",
        TypeCode.DateTime => new DateTime(2025, 3, 14, 12, 0, 0, DateTimeKind.Utc),
        TypeCode.Boolean => false,
        TypeCode.Object when type == typeof(byte[]) => Array.Empty<byte>(),
        TypeCode.Object when type == typeof(DateOnly) => new DateOnly(2025, 3, 14),
        TypeCode.Object => throw new NotSupportedException($"No {type.Name} can be made up for column {ordinal}."),
        // A whole number may be given in another width.
        _ => Convert.ChangeType(Given(ordinal) ?? 1, type, null),
    };
}
