using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>Transact-SQL as its own parser reads it.</summary>
internal static class Tsql
{
    /// <exception cref="FormatException">It does not parse; the message says where.</exception>
    public static TSqlScript Parse(string script)
    {
        using var reader = new StringReader(script);
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Count == 0 ? (TSqlScript)parsed : throw new FormatException(string.Join("\n", errors.Select(e => $"line {e.Line}: {e.Message}")));
    }

    /// <summary>All parts of a kind, however deep.</summary>
    public static IReadOnlyList<T> All<T>(TSqlFragment within) where T : TSqlFragment
    {
        var found = new Finder<T>();
        within.Accept(found);
        return found.Parts;
    }

    /// <summary>A part as it is written.</summary>
    public static string TextOf(TSqlFragment part) =>
        string.Concat(part.ScriptTokenStream.Skip(part.FirstTokenIndex).Take(part.LastTokenIndex - part.FirstTokenIndex + 1).Select(t => t.Text));

    private sealed class Finder<T> : TSqlFragmentVisitor where T : TSqlFragment
    {
        public List<T> Parts { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T part) Parts.Add(part);
        }
    }
}
