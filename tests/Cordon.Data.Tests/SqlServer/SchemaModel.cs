using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac.Model;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>The schema as SQL Server's own tools understand it, without a server: names are resolved, types and plans are not looked at.</summary>
internal sealed partial class SchemaModel : IDisposable
{
    private readonly Dictionary<string, string> _statements = [];

    private SchemaModel(string script)
    {
        foreach (var batch in Batches(script))
        {
            if (batch.TrimStart().StartsWith("CREATE", StringComparison.OrdinalIgnoreCase)) Tables.AddObjects(batch);
            else if (AddStatement(batch, []) is { } problem) throw new FormatException(problem);             // rows of the model's own
        }
    }

    public TSqlModel Tables { get; } = new(SqlServerVersion.Sql160, new TSqlModelOptions());

    public static string CreateScript()
    {
        using var db = NoServer.SqlServer();
        return db.Database.GenerateCreateScript();
    }

    public static SchemaModel Load() => new(CreateScript());

    public static SchemaModel Load(string script) => new(script);

    /// <summary>Adds what a script creates.</summary>
    public void Add(string batch) => Tables.AddObjects(batch);

    /// <summary>Adds a statement as the body of a procedure, so that it is resolved with the rest.</summary>
    /// <returns>Null, or what the parser says of it.</returns>
    public string? AddStatement(string text, IEnumerable<SqlParameter> parameters)
    {
        var name = $"[check_{_statements.Count + 1}]";
        _statements.Add(name, text);
        try
        {
            Tables.AddObjects($"CREATE PROCEDURE dbo.{name} AS BEGIN\n{string.Concat(parameters.Select(Declare))}{text}\nEND");
            return null;
        }
        catch (DacModelException problem)
        {
            return $"{problem.Message}\n{text}";
        }
    }

    /// <returns>What does not resolve; warnings count, because an unknown table is only one.</returns>
    public IReadOnlyList<string> Problems() =>
        [.. Tables.Validate().Select(m => m.Message).Where(m => !m.Contains("[sys].", StringComparison.Ordinal)).Select(m => $"{m}{Shown(m)}")];

    public void Dispose() => Tables.Dispose();

    public static IEnumerable<string> Batches(string script) => BatchEnd().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));

    private string Shown(string message) => Check().Match(message) is { Success: true } check ? $"\n{_statements[check.Value]}" : "";

    private static string Declare(SqlParameter parameter)
    {
        var name = parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName;
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
        var size = parameter.SqlDbType switch
        {
            System.Data.SqlDbType.NVarChar or System.Data.SqlDbType.VarChar or System.Data.SqlDbType.VarBinary or System.Data.SqlDbType.Char or
                System.Data.SqlDbType.NChar or System.Data.SqlDbType.Binary => parameter.Size is > 0 and <= 4_000 ? $"({parameter.Size})" : "(max)",
            System.Data.SqlDbType.Decimal => $"({parameter.Precision}, {parameter.Scale})",
            _ => "",
        };
        if (size == "(max)") type = type switch { "char" => "varchar", "nchar" => "nvarchar", "binary" => "varbinary", _ => type };
        return $"DECLARE {name} {type}{size};\n";
    }

    [GeneratedRegex(@"\[check_\d+\]")]
    private static partial Regex Check();

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex BatchEnd();
}
