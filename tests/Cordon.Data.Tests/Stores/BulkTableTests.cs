using System.Reflection;
using Cordon.Data.Sqlite;
using Cordon.Data.SqlServer;
using Cordon.Data.Storing;
using Cordon.Data.Tests.SqlServer;
using Cordon.Features.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Cordon.Data.Tests.Stores;

/// <summary>A bulk copy goes round EF, so nothing but this holds its tables and columns to the model.</summary>
public class BulkTableTests
{
    // A temporary table is not the model's; the statement that makes it stands beside it.
    private const char Temporary = '#';

    private static readonly Assembly[] Assemblies = [typeof(CordonDb).Assembly, typeof(SqliteStore).Assembly, typeof(SqlServerStore).Assembly, typeof(ImportTables).Assembly];

    public static TheoryData<string> Tables => [.. Defined().Select(t => t.Where)];

    [Theory, MemberData(nameof(Tables))]
    public void A_table_that_is_written_in_bulk_has_columns_of_the_model_and_all_that_must_have_a_value(string where)
    {
        var (_, table, columns) = Defined().Single(t => t.Where == where);
        foreach (var db in new[] { NoServer.Sqlite(), NoServer.SqlServer() })
        {
            Assert.Empty(Problems(db.GetService<IDesignTimeModel>().Model.GetRelationalModel(), table, columns).Select(p => $"{where} on {db.Database.ProviderName}: {p}"));
            db.Dispose();
        }
    }

    [Fact]
    public void A_column_that_does_not_fit_is_noticed()
    {
        using var db = NoServer.SqlServer();
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        Assert.Equal(["Text must have a value", "no column Texts", "Key is bigint, not Text"],
            Problems(model, "UserAgents", [("Texts", BulkKind.Text), ("Key", BulkKind.Text)]));
        Assert.Equal(["no table Agents"], Problems(model, "Agents", []));
        Assert.Contains("Key is there twice", Problems(model, "UserAgents", [("Key", BulkKind.Number), ("Key", BulkKind.Number), ("Text", BulkKind.Text)]));
        Assert.Contains("MinuteAt is never missing, and could be", Problems(model, "ServiceMinutes", [("MinuteAt", BulkKind.OptionalInstant)]));
    }

    [Fact]
    public void A_row_is_read_for_the_bulk_copy_as_the_columns_of_SQL_Server_hold_it()
    {
        var table = new BulkTable<Row>("Rows",
        [
            BulkColumn<Row>.Number("Number", r => r.Number),
            BulkColumn<Row>.Instant("At", r => r.At),
            BulkColumn<Row>.OptionalInstant("Perhaps", r => r.Perhaps),
            BulkColumn<Row>.Text("Text", r => r.Text),
            BulkColumn<Row>.Bytes("Bytes", r => r.Bytes),
            BulkColumn<Row>.Real("Real", r => r.Number / 2.0),
        ]);
        var noon = StoreFacts.Noon.UtcTicks + 1;
        using var reader = new BulkReader<Row>(table, [new(5, noon, noon, "a", [1, 2]), new(-1, 0, null, null, [])], CancellationToken.None);
        Assert.Equal(6, reader.FieldCount);
        var values = new object[6];
        Assert.True(reader.Read());
        reader.GetValues(values);
        Assert.Equal([5L, new DateTime(noon, DateTimeKind.Utc), new DateTime(noon, DateTimeKind.Utc), "a", new byte[] { 1, 2 }, 2.5], values);
        Assert.True(reader.Read());
        reader.GetValues(values);
        Assert.Equal([-1L, DateTime.MinValue, DBNull.Value, DBNull.Value, Array.Empty<byte>(), -0.5], values);
        Assert.Equal([false, false, true, true, false, false], Enumerable.Range(0, 6).Select(reader.IsDBNull));
        Assert.False(reader.Read());
        Assert.Equal(2, reader.Count);
        Assert.Equal(3, reader.GetOrdinal("Text"));
        Assert.Equal([typeof(long), typeof(DateTime), typeof(DateTime), typeof(string), typeof(byte[]), typeof(double)], Enumerable.Range(0, 6).Select(reader.GetFieldType));
    }

    [Fact]
    public void A_cancelled_token_ends_the_reading_for_the_bulk_copy()
    {
        using var cancel = new CancellationTokenSource();
        using var reader = new BulkReader<int>(new("Rows", [BulkColumn<int>.Number("Number", n => n)]), Enumerable.Range(0, 10), cancel.Token);
        Assert.True(reader.Read());
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => reader.Read());
    }

    private static IEnumerable<string> Problems(IRelationalModel model, string table, IReadOnlyList<(string Name, BulkKind Kind)> columns)
    {
        if (model.Tables.SingleOrDefault(t => t.Name == table) is not { } kept) return [$"no table {table}"];
        var problems = new List<string>();
        problems.AddRange(kept.Columns.Where(c => !MayBeLeftOut(c) && columns.All(b => b.Name != c.Name)).Select(c => $"{c.Name} must have a value"));
        problems.AddRange(columns.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key} is there twice"));
        foreach (var (name, kind) in columns)
        {
            if (kept.FindColumn(name) is not { } column) problems.Add($"no column {name}");
            else if (!Fits(column, kind)) problems.Add($"{name} is {column.StoreType}, not {kind}");
            else if (kind == BulkKind.OptionalInstant && !column.IsNullable) problems.Add($"{name} is never missing, and could be");
        }
        return problems;
    }

    private static bool MayBeLeftOut(IColumn column) =>
        column.IsNullable || column.DefaultValueSql is not null || column.DefaultValue is not null || column.PropertyMappings.Any(m => m.Property.ValueGenerated == ValueGenerated.OnAdd);

    // What the model says, whatever a database calls it: the value as it is stored, and whether it was an instant.
    private static bool Fits(IColumn column, BulkKind kind)
    {
        var property = column.PropertyMappings[0].Property;
        var isInstant = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset);
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return kind switch
        {
            BulkKind.Text => stored == typeof(string),
            BulkKind.Bytes => stored == typeof(byte[]),
            BulkKind.Real => stored == typeof(double),
            BulkKind.Instant or BulkKind.OptionalInstant => isInstant,
            _ => !isInstant && (stored == typeof(long) || stored == typeof(int) || stored == typeof(bool)),
        };
    }

    private static IEnumerable<(string Where, string Table, IReadOnlyList<(string Name, BulkKind Kind)> Columns)> Defined() =>
        from type in Assemblies.SelectMany(a => a.GetTypes())
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType is { IsGenericType: true } kind && kind.GetGenericTypeDefinition() == typeof(BulkTable<>)
        let table = field.GetValue(null)!
        let name = (string)Get(table, "Name")
        where name[0] != Temporary
        orderby type.Name, field.Name
        select ($"{type.Name}.{field.Name.Trim('<').Split('>')[0]}", name,
            (IReadOnlyList<(string, BulkKind)>)[.. ((IEnumerable<object>)Get(table, "Columns")).Select(c => ((string)Get(c, "Name"), (BulkKind)Get(c, "Kind")))]);

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;

    private sealed record Row(long Number, long At, long? Perhaps, string? Text, byte[] Bytes);
}
