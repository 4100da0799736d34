using Cordon.Testing;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>The scripts of the folder database/, by name and text.</summary>
internal static class DatabaseScripts
{
    public const string Schema = "schema";

    private static readonly string Folder = Repository.PathOf("database");

    /// <summary>Those written by hand; the schema's is made.</summary>
    public static IReadOnlyDictionary<string, string> Written { get; } =
        Directory.GetFiles(Folder, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != Schema).Order().ToDictionary(name => name, Read);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".sql"));

    public static string Readme => File.ReadAllText(Path.Combine(Folder, "README.md"));

    public static IEnumerable<TSqlStatement> Statements(string script) => Tsql.Parse(script).Batches.SelectMany(batch => batch.Statements);

    /// <summary>Loads the schema and, into it, all that the scripts make and say.</summary>
    /// <returns>What does not parse or resolve.</returns>
    public static IReadOnlyList<string> Problems(IEnumerable<string> scripts)
    {
        using var schema = SchemaModel.Load();
        var problems = new List<string>();
        // The history is no table of the model; the schema's script makes it.
        schema.Add(Tsql.TextOf(Tsql.All<CreateTableStatement>(Tsql.Parse(Read(Schema))).First(t => t.SchemaObjectName.BaseIdentifier.Value == "__EFMigrationsHistory")));
        foreach (var statement in scripts.SelectMany(Statements))
        {
            foreach (var made in Made(statement)) Add(made);
            if (statement is not (ViewStatementBody or ProcedureStatementBody or SecurityStatement) && schema.AddStatement(Tsql.TextOf(statement), []) is { } problem)
                problems.Add(problem);
        }
        return [.. problems, .. schema.Problems()];

        void Add(string text)
        {
            try
            {
                schema.Add(text);
            }
            catch (DacModelException problem)
            {
                problems.Add($"{problem.Message}\n{text}");
            }
        }
    }

    // What a statement makes stands in the schema by itself, whatever condition it is made under.
    private static IEnumerable<string> Made(TSqlStatement statement) =>
    [
        .. Tsql.All<CreateRoleStatement>(statement).Select(Tsql.TextOf),
        .. Tsql.All<SecurityStatement>(statement).Select(Tsql.TextOf),
        .. Tsql.All<ExecuteStatement>(statement).Select(e => e.ExecuteSpecification.ExecutableEntity).OfType<ExecutableStringList>().SelectMany(e => e.Strings)
            .OfType<StringLiteral>().Select(text => text.Value),
        .. new[] { statement }.Where(s => s is ViewStatementBody or ProcedureStatementBody)
            .Select(s => Tsql.TextOf(s).Replace("CREATE OR ALTER", "CREATE", StringComparison.Ordinal)),
    ];
}
