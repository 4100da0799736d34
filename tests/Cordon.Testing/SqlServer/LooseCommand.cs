using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Cordon.Testing.SqlServer;

/// <summary>A command with the parameters of a <see cref="SqlCommand"/> that takes any transaction; a real one takes only its own kind.</summary>
internal sealed class LooseCommand : DbCommand
{
    private readonly SqlCommand _inner = new();

    [AllowNull]
    public override string CommandText
    {
        get => _inner.CommandText;
        set => _inner.CommandText = value;
    }

    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get; set; }
    protected override DbParameterCollection DbParameterCollection => _inner.Parameters;
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => throw new NotSupportedException("Nothing is executed here.");
    public override object? ExecuteScalar() => throw new NotSupportedException("Nothing is executed here.");
    protected override DbParameter CreateDbParameter() => _inner.CreateParameter();
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException("Nothing is executed here.");

    protected override void Dispose(bool disposing)
    {
        // Not the inner one: its parameters are looked at when the statement is long over.
        base.Dispose(disposing);
    }
}
