using Cordon.Data.Storing;
using Microsoft.Data.Sqlite;

namespace Cordon.Data.Sqlite;

internal static class SqliteBulkInsert
{
    private const int RowsBetweenLooks = 4_096;          // at the cancel token

    public static int Run<T>(SqliteConnection connection, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel)
    {
        var names = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        var places = string.Join(", ", table.Columns.Select((_, i) => $"?{i + 1}"));
        using var insert = new SqliteStatement(connection, $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({places})");
        var columns = table.Columns.ToArray();
        var count = 0;
        foreach (var row in rows)
        {
            if (count++ % RowsBetweenLooks == 0) cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++)
            {
                var column = columns[i];
                switch (column.Kind)
                {
                    case BulkKind.Text: insert.Bind(i + 1, column.Texts!(row)); break;
                    case BulkKind.OptionalInstant or BulkKind.OptionalNumber: insert.Bind(i + 1, column.Optionals!(row)); break;
                    case BulkKind.Real: insert.Bind(i + 1, column.Reals!(row)); break;
                    case BulkKind.Bytes: insert.Bind(i + 1, column.Blobs!(row).Span); break;
                    default: insert.Bind(i + 1, column.Numbers!(row)); break;      // instants are ticks here
                }
            }
            insert.Run();
        }
        return count;
    }
}
