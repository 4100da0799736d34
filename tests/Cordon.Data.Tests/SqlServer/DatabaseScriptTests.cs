using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

public class DatabaseScriptTests
{
    private static readonly string[] ByNumber = ["bigint", "int", "bit", "datetime2"];

    // Text that people write is nvarchar in the model, codes and names of states are varchar; this one is a code that the platform chose.
    private static readonly string[] CodesInUnicode = ["Accounts.Plan"];

    public static TheoryData<string> Names => [.. DatabaseScripts.Written.Keys];

    [Fact]
    public void Every_name_in_every_script_resolves_against_the_schema() => Assert.Empty(DatabaseScripts.Problems(InOrder(DatabaseScripts.Written)));

    [Theory]
    [InlineData("views", "FROM dbo.ServiceMinutes", "FROM dbo.ServiceHours", "ServiceHours")]
    [InlineData("views", "Id, Kind, EmailVerified", "Id, Kind, MailVerified", "MailVerified")]
    [InlineData("views", "CREATE SCHEMA report", "CREATE SCHEMA reports", "report")]
    [InlineData("roles", "UPDATE, DELETE ON OBJECT::dbo.AuditEntries", "UPDATE, DELETE ON OBJECT::dbo.AuditEntry", "AuditEntry")]
    [InlineData("roles", "ON SCHEMA::report TO cordon_reader", "ON SCHEMA::reports TO cordon_reader", "reports")]
    [InlineData("roles", "TO cordon_reader", "TO cordon_readers", "cordon_readers")]
    [InlineData("retention", "m.Id < @From + @BatchRows AND m.MinuteAt", "m.Id < @From + @BatchRows AND m.Minute", "Minute")]
    [InlineData("retention", "FROM dbo.ServiceMinutes", "FROM dbo.ServiceHours", "ServiceHours")]
    [InlineData("retention", "i.State = 'Reading'", "i.Status = 'Reading'", "Status")]
    [InlineData("retention", "SET @ServiceRows", "SET @Rows", "@Rows")]
    [InlineData("activity", "ALTER INDEX ALL ON dbo.ServiceMinutes", "ALTER INDEX ALL ON dbo.ServiceHours", "ServiceHours")]
    [InlineData("activity", "OBJECT_ID(N'dbo.ActivityMinutes')", "OBJECT_ID(N'dbo.ActivityMinutes'", "Incorrect syntax")]
    public void A_name_that_is_not_there_is_noticed(string script, string was, string becomes, string named)
    {
        Assert.Contains(was, DatabaseScripts.Written[script], StringComparison.Ordinal);
        var broken = DatabaseScripts.Written.ToDictionary(s => s.Key, s => s.Key == script ? s.Value.Replace(was, becomes, StringComparison.Ordinal) : s.Value);
        var problems = Record.Exception(() => DatabaseScripts.Problems(InOrder(broken))) is FormatException parser ? [parser.Message] : DatabaseScripts.Problems(InOrder(broken));
        Assert.Contains(problems, problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_says_at_its_top_why_it_exists(string name)
    {
        var head = DatabaseScripts.Written[name].Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToList();
        Assert.True(head.Count >= 2, $"database/{name}.sql begins without a comment that says what it is for.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_can_be_run_twice(string name) => Assert.All(DatabaseScripts.Statements(DatabaseScripts.Written[name]), statement => Assert.True(
        statement is IfStatement or CreateOrAlterViewStatement or CreateOrAlterProcedureStatement or GrantStatement or DenyStatement,
        $"A second time this is an error, or does something again:\n{Tsql.TextOf(statement)}"));

    [Fact]
    public void The_README_names_every_script() =>
        Assert.All([.. DatabaseScripts.Written.Keys, DatabaseScripts.Schema], name => Assert.Contains($"`{name}.sql`", DatabaseScripts.Readme, StringComparison.Ordinal));

    [Fact]
    public void The_login_of_the_console_can_neither_change_nor_delete_audit_entries()
    {
        var denied = Securities<DenyStatement>("roles").Where(d => Target(d) == "AuditEntries" && For(d, "cordon_app")).SelectMany(Permissions);
        Assert.Superset(new HashSet<string> { "UPDATE", "DELETE" }, denied.ToHashSet());
    }

    [Fact]
    public void The_login_of_the_console_reads_and_writes_rows_and_no_more() =>
        Assert.Equal(["DELETE", "INSERT", "SELECT", "UPDATE"], Securities<GrantStatement>("roles").Where(g => For(g, "cordon_app")).SelectMany(Permissions).Distinct().Order());

    [Fact]
    public void Readers_see_the_views_and_nothing_else()
    {
        var grant = Assert.Single(Securities<GrantStatement>("roles"), g => For(g, "cordon_reader"));
        Assert.Equal(("report", "SELECT"), (Target(grant), Assert.Single(Permissions(grant))));
        Assert.All(Tsql.All<ViewStatementBody>(Tsql.Parse(DatabaseScripts.Written["views"])), view => Assert.Equal("report", view.SchemaObjectName.SchemaIdentifier?.Value));
    }

    [Fact]
    public void No_view_shows_what_tells_a_person()
    {
        var columns = Shown().ToList();
        Assert.NotEmpty(columns);
        Assert.Empty(columns.Where(c => MayTellAPerson(c.Type) && !CodesInUnicode.Contains(c.Column)).Select(c => $"{c.Column} is {c.Type}"));
    }

    private static bool MayTellAPerson(string type) => type.Split('(')[0] is var kind && !ByNumber.Contains(kind) && kind is not ("varchar" or "char");

    private static IEnumerable<(string Column, string Type)> Shown()
    {
        using var db = NoServer.SqlServer();
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToDictionary(t => t.Name);
        foreach (var view in Tsql.All<ViewStatementBody>(Tsql.Parse(DatabaseScripts.Written["views"])))
        {
            // Plain columns of one table: anything else could not be judged here.
            var query = Assert.IsType<QuerySpecification>(view.SelectStatement.QueryExpression);
            var table = tables[Assert.IsType<NamedTableReference>(Assert.Single(query.FromClause.TableReferences)).SchemaObject.BaseIdentifier.Value];
            foreach (var element in query.SelectElements)
            {
                var column = Assert.IsType<ColumnReferenceExpression>(Assert.IsType<SelectScalarExpression>(element).Expression).MultiPartIdentifier.Identifiers[^1].Value;
                yield return ($"{table.Name}.{column}", table.FindColumn(column)!.StoreType);
            }
        }
    }

    private static IReadOnlyList<T> Securities<T>(string script) where T : SecurityStatement => Tsql.All<T>(Tsql.Parse(DatabaseScripts.Written[script]));

    private static string? Target(SecurityStatement statement) => statement.SecurityTargetObject?.ObjectName.MultiPartIdentifier.Identifiers[^1].Value;

    private static bool For(SecurityStatement statement, string role) => statement.Principals.Any(p => p.Identifier?.Value == role);

    private static IEnumerable<string> Permissions(SecurityStatement statement) =>
        statement.Permissions.Select(p => string.Join(' ', p.Identifiers.Select(i => i.Value)).ToUpperInvariant());

    // Schemas and views before the roles that are granted them.
    private static IEnumerable<string> InOrder(IReadOnlyDictionary<string, string> scripts) => scripts.OrderBy(s => s.Key != "views").Select(s => s.Value);
}
