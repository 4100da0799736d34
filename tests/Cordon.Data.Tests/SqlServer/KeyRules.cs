using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>What SQL Server refuses of keys and only says when the script is run.</summary>
internal static class KeyRules
{
    private const int MostClusteredBytes = 900, MostIndexBytes = 1_700;

    /// <summary>Foreign keys that take rows with them: two ways to one table are error 1785, and Cordon wants none at all.</summary>
    public static IEnumerable<string> Cascades(IRelationalModel model) => model.Tables.SelectMany(t => t.ForeignKeyConstraints)
        .Where(k => k.OnDeleteAction is not (ReferentialAction.Restrict or ReferentialAction.NoAction)).Select(k => k.Name);

    public static IEnumerable<string> TooLong(IRelationalModel model) => model.Tables
        .Select(t => (t.PrimaryKey!.Name, Bytes: Bytes(t.PrimaryKey.Columns), Most: MostClusteredBytes))
        .Concat(model.Tables.SelectMany(t => t.Indexes).Select(i => (i.Name, Bytes: Bytes(i.Columns), Most: MostIndexBytes)))
        .Where(k => k.Bytes > k.Most).Select(k => $"{k.Name}: {k.Bytes} bytes");

    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(c => Bytes(c.StoreType));

    private static int Bytes(string type)
    {
        var parts = type.TrimEnd(')').Split('(');
        var size = parts.Length == 1 ? 0 : parts[1] == "max" ? int.MaxValue / 4 : int.Parse(parts[1].Split(',')[0]);
        return parts[0] switch
        {
            "nvarchar" or "nchar" => 2 * size,
            "varchar" or "char" or "varbinary" or "binary" => size,
            "bigint" or "datetime2" or "float" => 8,
            "int" => 4,
            "bit" => 1,
            "uniqueidentifier" => 16,
            "decimal" => 17,
            _ => throw new NotSupportedException($"How many bytes does {type} take?"),
        };
    }
}
