using System.Text;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Accounts;

public sealed class ExportAccountsTests
{
    [Fact]
    public async Task The_filtered_list_is_written_masked_and_no_cell_runs_as_a_formula()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,email,plan\n\"=1+1,\"\"x\",mara@studio.example,team\nA-2,,free\n"));
        var lines = await ExportAsync(app, new(Plan: "team"));
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("\uFEFFaccount,kind,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"'=1+1,\"\"x\",Registered,,,m•••@studio.example,no,team,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_page_comes_whole()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id\n" + string.Concat(Enumerable.Range(0, 450).Select(i => $"A-{i}\n"))));
        Assert.Equal(451, (await ExportAsync(app, new())).Length);
    }

    [Fact]
    public async Task The_export_is_in_the_audit_record()
    {
        await using var app = await TestApp.StartAsync();
        await ExportAsync(app, new());
        Assert.Equal("accounts.exported", (await app.AskAsync(db => db.AuditEntries.SingleAsync())).Action);
    }

    private static async Task<string[]> ExportAsync(TestApp app, AccountFilter filter)
    {
        var write = (await app.Get<ExportAccountsHandler>().HandleAsync(new(filter, AccountSort.Account, false), CancellationToken.None)).Value;
        using var target = new MemoryStream();
        await write(target, CancellationToken.None);
        return Encoding.UTF8.GetString(target.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
