using System.Text;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Features.Imports;
using Cordon.Features.Organizations.Leads;
using Cordon.Features.Paging;
using Cordon.Features.Tests.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Organizations.Leads;

public sealed class LeadTests
{
    private const string List = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n"
        + "halde.example,suspend,true,false,\"spam, and more\",true\nsub.zeche.example,silence,false,false,,false\nb*d.example,suspend,false,false,,false\nnot a host,suspend,false,false,,false\n";

    [Fact]
    public async Task Rows_become_leads_and_the_masked_and_malformed_are_refused_with_a_reason()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, List);
        Assert.Equal((2, 2, 2), ((int)result.Accepted, (int)result.Rejected, result.LeadsNew));
        Assert.Equal([(4L, "masked: which domain it means cannot be known"), (5L, "domain is not the name of a host")], result.Rejects.Select(r => (r.Line, r.Reason)));
        var lead = await app.AskAsync(db => db.OrganizationLeads.OrderBy(l => l.Domain).FirstAsync());
        Assert.Equal(("halde.example", LeadSeverity.Suspend, true, false, true, "spam, and more"), (lead.Domain, lead.Severity, lead.RejectMedia, lead.RejectReports, lead.Obfuscate, lead.Comment));
        Assert.Equal("zeche.example", await app.AskAsync(db => db.OrganizationLeads.Where(l => l.Domain == "sub.zeche.example").Select(l => l.Registrable).SingleAsync()));
    }

    [Fact]
    public async Task What_is_there_already_is_skipped_and_counted_and_stays_as_it_is()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, List);
        var result = await ImportAsync(app, "domain,severity\nhalde.example,noop\nnew.example,noop\n");
        Assert.Equal((2, 0, 1), ((int)result.Accepted, (int)result.Rejected, result.LeadsNew));
        Assert.Equal(LeadSeverity.Suspend, await app.AskAsync(db => db.OrganizationLeads.Where(l => l.Domain == "halde.example").Select(l => l.Severity).SingleAsync()));
    }

    [Fact]
    public async Task What_is_exported_changes_nothing_when_it_is_imported_and_makes_the_same_leads_elsewhere()
    {
        await using var app = await TestApp.StartAsync();
        await using var other = await TestApp.StartAsync();
        await ImportAsync(app, List);
        var exported = await ExportAsync(app);
        Assert.Equal((2, 0), ((int)(await ImportAsync(app, exported)).Accepted, (await ImportAsync(other, exported)).Rejected == 0 ? 0 : 1));
        Assert.Equal((exported, exported), (await ExportAsync(app), await ExportAsync(other)));
    }

    [Fact]
    public async Task A_preview_says_of_each_line_what_it_would_do_and_stores_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await OrganizationImportTests.ImportAsync(app, "name,domains\nHalde,mail.halde.example\n");
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,email\nA-1,mara@zeche.example\n"));
        await ImportAsync(app, "domain\nold.example\n");
        var preview = (await app.Get<PreviewBlocklistHandler>().HandleAsync(new(app.WriteFile("list.csv", List + "old.example,suspend,false,false,,false\n")), CancellationToken.None)).Value;
        Assert.Equal(
        [
            "halde.example would become a lead (suspend); known as Halde", "sub.zeche.example would become a lead (silence); 1 account has mail there",
            "refused: masked: which domain it means cannot be known", "refused: domain is not the name of a host", "old.example is there already",
        ], preview.Rows.Select(LeadWords.Say));
        Assert.Equal(1, await app.AskAsync(db => db.OrganizationLeads.CountAsync()));
    }

    [Fact]
    public async Task The_list_is_filtered_by_each_of_its_filters()
    {
        await using var app = await TestApp.StartAsync();
        await OrganizationImportTests.ImportAsync(app, "name,domains\nHalde,halde.example\n");
        await ImportAsync(app, List);
        await app.ImportAsync(ImportKind.Blocklist, app.WriteFile("second.csv", "domain\nthird.example\n"));
        Assert.Equal(["halde.example", "sub.zeche.example", "third.example"], await DomainsAsync(app, new()));
        Assert.Equal(["sub.zeche.example"], await DomainsAsync(app, new(Text: "Zeche")));
        Assert.Equal(["sub.zeche.example"], await DomainsAsync(app, new(Severity: LeadSeverity.Silence)));
        Assert.Equal(["third.example"], await DomainsAsync(app, new(List: "second.csv")));
        Assert.Equal(["halde.example"], await DomainsAsync(app, new(Known: true)));
    }

    [Fact]
    public async Task Pages_go_forwards_and_back()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "domain\na.example\nb.example\nc.example\n");
        var first = (await app.Get<ListLeadsHandler>().HandleAsync(new(new(), PagePlace.First, 2), CancellationToken.None)).Value.Page;
        var second = (await app.Get<ListLeadsHandler>().HandleAsync(new(new(), new(first.Next, null), 2), CancellationToken.None)).Value.Page;
        var back = (await app.Get<ListLeadsHandler>().HandleAsync(new(new(), new(null, second.Previous), 2), CancellationToken.None)).Value.Page;
        Assert.Equal(("c.example", null, "a.example b.example", null), (second.Rows.Single().Domain, second.Next, string.Join(' ', back.Rows.Select(r => r.Domain)), back.Previous));
    }

    private static Task<ImportResult> ImportAsync(TestApp app, string content) => OrganizationImportTests.ImportAsync(app, content, ImportKind.Blocklist);

    private static async Task<string[]> DomainsAsync(TestApp app, LeadFilter filter) =>
        [.. (await app.Get<ListLeadsHandler>().HandleAsync(new(filter), CancellationToken.None)).Value.Page.Rows.Select(r => r.Domain)];

    private static async Task<string> ExportAsync(TestApp app)
    {
        using var target = new MemoryStream();
        await (await app.Get<ExportLeadsHandler>().HandleAsync(new(), CancellationToken.None)).Value(target, CancellationToken.None);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
