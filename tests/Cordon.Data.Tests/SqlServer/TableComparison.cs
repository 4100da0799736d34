using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using DacForeignKey = Microsoft.SqlServer.Dac.Model.ForeignKeyConstraint;
using DacIndex = Microsoft.SqlServer.Dac.Model.Index;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>Compares tables as a script made them with the tables that the model wants; each difference is a line.</summary>
internal static partial class TableComparison
{
    public static IReadOnlyList<string> Differences(TSqlModel made, IRelationalModel wanted)
    {
        var tables = made.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).ToDictionary(t => t.Name.Parts[^1]);
        var differences = new List<string>();
        foreach (var table in wanted.Tables)
        {
            if (tables.Remove(table.Name, out var found)) differences.AddRange(Compare(Wanted(table), Made(found), table.Name));
            else differences.Add($"{table.Name}: missing");
        }
        differences.AddRange(tables.Keys.Select(name => $"{name}: not in the model"));
        return differences;
    }

    private static IEnumerable<string> Compare(HashSet<string> wanted, HashSet<string> made, string table) =>
        wanted.Except(made).Select(line => $"{table}: wants {line}").Concat(made.Except(wanted).Select(line => $"{table}: has {line}"));

    private static HashSet<string> Wanted(ITable table)
    {
        var lines = new HashSet<string>();
        foreach (var column in table.Columns)
            lines.Add(ColumnLine(column.Name, Type(column.StoreType), column.IsNullable, column.Collation,
                identity: column.PropertyMappings.Any(m => m.Property.ValueGenerated == ValueGenerated.OnAdd)));
        lines.Add(KeyLine(table.PrimaryKey!.Columns.Select(c => c.Name)));
        foreach (var key in table.ForeignKeyConstraints)
            lines.Add(ForeignLine(key.Name, key.Columns.Select(c => c.Name), key.PrincipalTable.Name, key.PrincipalColumns.Select(c => c.Name), key.OnDeleteAction.ToString()));
        foreach (var index in table.Indexes)
            lines.Add(IndexLine(index.Name, index.Columns.Select(c => c.Name), index.IsUnique, index.Filter));
        foreach (var check in table.CheckConstraints) lines.Add(CheckLine(check.Name!, check.Sql));
        return lines;
    }

    private static HashSet<string> Made(TSqlObject table)
    {
        var lines = new HashSet<string>();
        foreach (var column in table.GetReferenced(Table.Columns))
            lines.Add(ColumnLine(NameOf(column), TypeOf(column), column.GetProperty<bool>(Column.Nullable), column.GetProperty<string>(Column.Collation),
                column.GetProperty<bool>(Column.IsIdentity)));
        foreach (var key in table.GetReferencing(PrimaryKeyConstraint.Host)) lines.Add(KeyLine(key.GetReferenced(PrimaryKeyConstraint.Columns).Select(NameOf)));
        foreach (var key in table.GetReferencing(DacForeignKey.Host))
            lines.Add(ForeignLine(NameOf(key), key.GetReferenced(DacForeignKey.Columns).Select(NameOf), NameOf(key.GetReferenced(DacForeignKey.ForeignTable).Single()),
                key.GetReferenced(DacForeignKey.ForeignColumns).Select(NameOf), key.GetProperty<ForeignKeyAction>(DacForeignKey.DeleteAction).ToString()));
        foreach (var index in table.GetReferencing(DacIndex.IndexedObject))
            lines.Add(IndexLine(NameOf(index), index.GetReferenced(DacIndex.Columns).Select(NameOf), index.GetProperty<bool>(DacIndex.Unique), Filter(index)));
        foreach (var check in Tsql.All<CheckConstraintDefinition>(Tsql.Parse(table.GetScript())))
            lines.Add(CheckLine(check.ConstraintIdentifier.Value, Tsql.TextOf(check.CheckCondition)));
        return lines;
    }

    private static string ColumnLine(string name, string type, bool nullable, string? collation, bool identity) =>
        $"column {name} {type}{(nullable ? "" : " not null")}{(string.IsNullOrEmpty(collation) ? "" : " " + collation)}{(identity ? " identity" : "")}";

    private static string KeyLine(IEnumerable<string> columns) => $"primary key ({string.Join(", ", columns)})";

    private static string ForeignLine(string name, IEnumerable<string> columns, string table, IEnumerable<string> to, string onDelete) =>
        $"foreign key {name} ({string.Join(", ", columns)}) to {table} ({string.Join(", ", to)}), on delete {(onDelete == nameof(ReferentialAction.Restrict) ? nameof(ReferentialAction.NoAction) : onDelete)}";

    private static string IndexLine(string name, IEnumerable<string> columns, bool unique, string? filter) =>
        $"{(unique ? "unique " : "")}index {name} ({string.Join(", ", columns)}){(filter is null ? "" : " where " + Bare(filter))}";

    private static string CheckLine(string name, string sql) => $"check {name} {Bare(sql)}";

    // The predicate is a property that cannot be asked for; the script has it.
    private static string? Filter(TSqlObject index) =>
        Tsql.All<CreateIndexStatement>(Tsql.Parse(index.GetScript())).Single().FilterPredicate is { } predicate ? Tsql.TextOf(predicate) : null;

    private static string Bare(string sql) => Ornament().Replace(sql, "");

    private static string NameOf(TSqlObject thing) => thing.Name.Parts[^1];

    private static string Type(string store) => store == "datetime2" ? "datetime2(7)" : store;

    private static string TypeOf(TSqlObject column)
    {
        var type = column.GetReferenced(Column.DataType).Single().Name.Parts[^1];
        var size = type switch
        {
            "nvarchar" or "varchar" or "char" or "nchar" or "binary" or "varbinary" =>
                column.GetProperty<bool>(Column.IsMax) ? "max" : column.GetProperty<int>(Column.Length).ToString(CultureInfo.InvariantCulture),
            "datetime2" => column.GetProperty<int>(Column.Scale).ToString(CultureInfo.InvariantCulture),
            "decimal" => $"{column.GetProperty<int>(Column.Precision)},{column.GetProperty<int>(Column.Scale)}",
            _ => null,
        };
        return size is null ? type : $"{type}({size})";
    }

    [GeneratedRegex(@"[\[\]()\s]")]
    private static partial Regex Ornament();
}
