using System.Data.Common;
using System.Text.RegularExpressions;
using Cordon.Data;
using Cordon.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cordon.Testing.SqlServer;

/// <param name="Text">As it would go over the wire.</param>
public sealed record RecordedStatement(string Text, IReadOnlyList<SqlParameter> Parameters);

/// <summary>
/// Stands where a SQL Server would: the real provider writes its statements, nothing is connected to, every statement is kept, and the
/// answers are those of a server that holds one row of each table it was told of.
/// </summary>
public sealed partial class RecordingSqlServer : IDbContextFactory<CordonDb>
{
    private readonly List<RecordedStatement> _statements = [];
    private readonly Dictionary<string, Dictionary<string, object?>> _rows = [];
    private readonly DbContextOptions<CordonDb> _options;
    private int _lastId = 1_000;                         // above those of the rows held

    public RecordingSqlServer()
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlServer("Server=none;Database=Cordon").AddInterceptors(new NoConnection(), new NoTransaction(), new Recorder(this));
        _options = options.Options;
    }

    public IReadOnlyList<RecordedStatement> Statements
    {
        get
        {
            lock (_statements) return [.. _statements];
        }
    }

    /// <summary>What every count comes to.</summary>
    public int Count { get; set; } = 1;

    public CordonDb CreateDbContext() => new(_options);

    /// <summary>Lets the row be found by every query of its table.</summary>
    public RecordingSqlServer Hold(object entity)
    {
        using var db = CreateDbContext();
        var type = db.Model.FindEntityType(entity.GetType()) ?? throw new ArgumentException($"{entity.GetType().Name} is not kept.", nameof(entity));
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        _rows[table.Name] = type.GetProperties().ToDictionary(p => p.GetColumnName(table)!, p => Stored(p, entity));
        return this;
    }

    /// <summary>Lets no row of the table be found any more.</summary>
    public RecordingSqlServer Release<T>()
    {
        using var db = CreateDbContext();
        _rows.Remove(db.Model.FindEntityType(typeof(T))!.GetTableName()!);
        return this;
    }

    internal void Note(DbCommand command)
    {
        var parameters = command.Parameters.Cast<SqlParameter>().Select(p => (SqlParameter)((ICloneable)p).Clone()).ToArray();
        lock (_statements) _statements.Add(new(command.CommandText, parameters));
    }

    internal DbDataReader Answer(string text) => new AnswerReader([.. Sets(text)]);

    private static object? Stored(IProperty property, object entity)
    {
        var value = property.PropertyInfo!.GetValue(entity);
        return (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }

    private IEnumerable<AnswerSet> Sets(string text)
    {
        if (!Written().IsMatch(text))
        {
            yield return Asked(text);
            yield break;
        }
        foreach (var statement in Written().Split(text).Where(s => s.Contains("OUTPUT", StringComparison.OrdinalIgnoreCase)))
        {
            var list = Output().Match(statement).Groups["list"].Value;
            var columns = Columns(list).Select(c => c.Name).ToArray();
            // EF's own batches say the place of each row, as the last value of it: (@p0, @p1, 0).
            var rows = statement.Contains("_Position", StringComparison.Ordinal) ? Place().Count(statement) : 1;
            // OUTPUT 1 tells that a row was met; everything else is an id or a number taken, and never the same twice.
            yield return new(columns, [.. Enumerable.Range(0, rows).Select(row =>
                columns.Select(name => (object?)(name switch { "_Position" => row, "1" => 1, _ => Interlocked.Increment(ref _lastId) })).ToArray())]);
        }
    }

    private AnswerSet Asked(string text)
    {
        var tables = From().Matches(text).ToDictionary(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        var columns = Columns(SelectList(text)).ToArray();
        var first = From().Match(text).Groups["table"].Value;
        var counts = columns.All(c => c.Expression.StartsWith("COUNT", StringComparison.Ordinal) || c.Expression.StartsWith("COALESCE(SUM", StringComparison.Ordinal) ||
            c.Expression.StartsWith("CASE", StringComparison.Ordinal));
        if (!counts && !_rows.ContainsKey(first)) return new([.. columns.Select(c => c.Name)], []);
        return new([.. columns.Select(c => c.Name)], [[.. columns.Select(c => Value(c.Expression, tables))]]);
    }

    private object? Value(string expression, Dictionary<string, string> tables)
    {
        if (expression.StartsWith("COUNT", StringComparison.Ordinal)) return Count;
        if (expression.StartsWith("CASE", StringComparison.Ordinal) && From().Match(expression) is { Success: true } exists) return _rows.ContainsKey(exists.Groups["table"].Value);
        var column = Column().Match(expression);
        if (!column.Success) return null;
        var (alias, name) = (column.Groups["alias"].Value, column.Groups["name"].Value);
        if (tables.TryGetValue(alias, out var table)) return _rows.TryGetValue(table, out var row) ? row.GetValueOrDefault(name) : null;
        return tables.Values.Select(t => _rows.GetValueOrDefault(t)?.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
    }

    /// <summary>What stands between the first SELECT and its FROM.</summary>
    private static string SelectList(string text)
    {
        var start = Select().Match(text);
        var depth = 0;
        for (var i = start.Index + start.Length; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
            else if (depth == 0 && string.CompareOrdinal(text, i, "\nFROM", 0, 5) == 0 || depth == 0 && string.CompareOrdinal(text, i, " FROM", 0, 5) == 0)
                return text[(start.Index + start.Length)..i];
        }
        return text[(start.Index + start.Length)..];
    }

    private static IEnumerable<(string Name, string Expression)> Columns(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] == '(') depth++;
            else if (i < list.Length && list[i] == ')') depth--;
            if (i < list.Length && (list[i] != ',' || depth > 0)) continue;
            var column = list[start..i].Trim();
            start = i + 1;
            if (column.Length == 0) continue;
            yield return (Name().Match(column).Groups["name"].Value, column);
        }
    }

    [GeneratedRegex(@"^(?=\s*(?:INSERT INTO|UPDATE|MERGE|DELETE)\b)", RegexOptions.Multiline)]
    private static partial Regex Written();

    [GeneratedRegex(@"OUTPUT\s+(?<list>.+?)(?=\s+WHERE\b|\s*$|\s+VALUES\b|;)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Output();

    [GeneratedRegex(@", \d+\)")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:FROM|JOIN) \[(?<table>\w+)\] AS \[(?<alias>\w+)\]")]
    private static partial Regex From();

    [GeneratedRegex(@"SELECT (?:DISTINCT )?(?:TOP\([^)]*\) )?")]
    private static partial Regex Select();

    [GeneratedRegex(@"^\[(?<alias>\w+)\]\.\[(?<name>\w+)\](?: AS \[\w+\])?$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\[?(?<name>\w+)\]?$")]
    private static partial Regex Name();
}
