using Cordon.Data.Storing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cordon.Data.SqlServer;

internal static class SqlServerBulkInsert
{
    private const int BatchRows = 10_000;

    public static async Task<int> RunAsync<T>(CordonDb db, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel)
    {
        var connection = (SqlConnection)db.Database.GetDbConnection();
        var transaction = (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        // CheckConstraints: the default takes rows that break a rule, and marks the rule as not to be trusted.
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = table.Name,
            BatchSize = BatchRows,
            EnableStreaming = true,
        };
        foreach (var column in table.Columns) copy.ColumnMappings.Add(column.Name, column.Name);       // the default is by position
        await using var reader = new BulkReader<T>(table, rows, cancel);
        await copy.WriteToServerAsync(reader, cancel);
        return reader.Count;
    }
}
