using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Features.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class OrganizationImportTests
{
    private const string Heading = "name,aliases,domains,networks,parent,country,notes\n";

    [Fact]
    public async Task A_row_becomes_an_organization_with_all_that_it_tells()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde Werke GmbH,Halde;HW|Haldewerke,mail.halde.example;halde.example,198.51.100.16/28;64500,,de,Asks for invoices.\n");
        Assert.Equal("Halde Werke GmbH (halde werke) DE Asks for invoices. < - | Halde Haldewerke HW | halde.example mail.halde.example | 198.51.100.16/28 AS64500", await ContentOf(app));
        Assert.Equal(["halde.example", "halde.example"], await app.AskAsync(db => db.OrganizationDomains.Select(d => d.Domain).ToListAsync()));
    }

    [Theory]
    [InlineData("[\n {\"company\": \"Halde\", \"domains\": [\"halde.example\"], \"aliases\": [\"HW; Werke\"]}\n]\n", "organizations-json", "Halde (halde)   < - | HW; Werke | halde.example | ")]
    [InlineData("{\"name\":\"Halde\",\"domains\":\"halde.example; halde.invalid\",\"asn\":64500}\n", "organizations-ndjson", "Halde (halde)   < - |  | halde.example halde.invalid | AS64500")]
    [InlineData("[{\"name\":\"Halde\",\"country\":\"Germany\",\"alpha_two_code\":\"DE\",\"state-province\":null,\"web_pages\":[\"https://halde.example/\"]}]", "organizations-json", "Halde (halde) DE  < - |  |  | ")]
    public async Task Json_is_read_with_arrays_and_other_names_of_fields(string content, string format, string expected)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, content);
        Assert.Equal((format, expected), (result.Format, await ContentOf(app)));
    }

    [Fact]
    public async Task The_same_rows_in_another_file_change_nothing()
    {
        await using var app = await TestApp.StartAsync();
        const string rows = "Halde,HW,halde.example,64500,Gruppe,de,a\nGruppe,,gruppe.example,,,,\n";
        await ImportAsync(app, Heading + rows);
        var before = (await ContentOf(app), await VersionsOf(app));
        await ImportAsync(app, Heading + "\n" + rows);
        Assert.Equal(before, (await ContentOf(app), await VersionsOf(app)));
    }

    [Fact]
    public async Task The_same_file_is_known_again()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,,,,,\n");
        Assert.True((await ImportAsync(app, Heading + "Halde,,,,,,\n")).AlreadyImported);
    }

    [Fact]
    public async Task A_known_organization_gets_what_is_new_and_loses_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde GmbH,HW,halde.example,64500,,,first\n");
        await ImportAsync(app, Heading + "HALDE AG,Werke,halde.invalid,64501,,de,second\n");
        Assert.Equal("Halde GmbH (halde) DE first < - | HW Werke | halde.example halde.invalid | AS64500 AS64501", await ContentOf(app));
    }

    [Fact]
    public async Task One_name_in_two_countries_is_two_organizations()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,,,,de,\nHalde,,,,,fr,\n");
        Assert.Equal(["DE", "FR"], await app.AskAsync(db => db.Organizations.Select(o => o.Country).Order().ToListAsync()));
    }

    [Fact]
    public async Task A_name_of_two_countries_without_a_country_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + "Halde,,,,,de,\nHalde,,,,,fr,\nHalde,,halde.example,,,,\n");
        Assert.Equal((4, "more than one organization is called so; tell its country, or one of its domains"), ((int)Assert.Single(result.Rejects).Line, result.Rejects[0].Reason));
    }

    [Fact]
    public async Task An_organization_that_alone_lists_a_domain_is_known_by_it_under_another_name()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,halde.example,,,,\n");
        await ImportAsync(app, Heading + "Zeche,,halde.example;zeche.example,,,,\n");
        Assert.Equal("Halde (halde)   < - | Zeche | halde.example zeche.example | ", await ContentOf(app));
    }

    [Fact]
    public async Task Two_names_in_one_file_are_two_that_may_list_the_same_domain()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,halde.example,,,,\nZeche,,halde.example,,,,\n");
        Assert.Equal("Halde (halde)   < - |  | halde.example | \nZeche (zeche)   < - |  | halde.example | ", await ContentOf(app));
    }

    [Fact]
    public async Task A_domain_at_which_anybody_has_mail_is_never_stored()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + "Halde,,gmail.com;halde.example,,,,\nZeche,,mailinator.com,,,,\n");
        Assert.Equal((2, "halde.example"), ((int)result.Accepted, await app.AskAsync(db => db.OrganizationDomains.Select(d => d.Host).SingleAsync())));
    }

    [Fact]
    public async Task Aliases_that_name_nobody_or_say_the_name_again_are_left_out()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,n/a;freelance;HALDE Ltd.;HW,,,,,\n");
        Assert.Equal("HW", await app.AskAsync(db => db.OrganizationAliases.Select(a => a.Alias).SingleAsync()));
    }

    [Theory]
    [InlineData(",,,,,,", "name is missing")]
    [InlineData("n/a,,,,,,", "name names no employer; people write it when they have none")]
    [InlineData("*independent,,,,,,", "name names no employer; people write it when they have none")]
    [InlineData("Halde,,not a domain,,,,", "domains: not a domain is no domain; write it as example.com")]
    [InlineData("Halde,,co.uk,,,,", "domains: co.uk is nobody's own, names are registered under it")]
    [InlineData("Halde,,,198.51.100.17/28,,,", "networks: 198.51.100.17/28 is neither a range such as 198.51.100.16/28 nor a number such as AS64500, or it is too wide to be one organization's")]
    [InlineData("Halde,,,0.0.0.0/0,,,", "networks: 0.0.0.0/0 is neither a range such as 198.51.100.16/28 nor a number such as AS64500, or it is too wide to be one organization's")]
    [InlineData("Halde,,,,,Germany,", "country is not a two-letter country code such as DE; leave it empty where it is not known")]
    [InlineData("Halde,,,,Nobody,,", "parent is no organization that is known or named in the file")]
    [InlineData("Halde,,,,HALDE GmbH,,", "parent is the organization itself")]
    public async Task A_row_that_is_wrong_is_rejected_with_its_reason(string row, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + "Zeche,,,,,,\n" + row + "\n");
        Assert.Equal((1, 3, reason), ((int)result.Accepted, (int)Assert.Single(result.Rejects).Line, result.Rejects[0].Reason));
        Assert.Equal("Zeche", await app.AskAsync(db => db.Organizations.Select(o => o.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_parent_is_found_by_name_alias_or_domain_wherever_it_stands()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "One,,,,Gruppe,,\nTwo,,,,GG,,\nThree,,,,www.gruppe.example,,\nGruppe,GG,gruppe.example,,,,\n");
        Assert.Equal(3, await app.AskAsync(db => db.OrganizationAncestors.CountAsync(a => a.Depth == 1 && db.Organizations.Any(o => o.Id == a.AncestorId && o.Name == "Gruppe"))));
    }

    [Fact]
    public async Task A_row_that_would_close_a_circle_of_parents_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + "One,,,,Two,,\nTwo,,,,Three,,\nThree,,,,One,,\n");
        // With its own row Three is gone, and whoever stands below it.
        Assert.Equal([2, 3, 4], result.Rejects.Select(r => (int)r.Line));
        Assert.Contains("parent stands below the organization itself, or too many stand above it", result.Rejects.Select(r => r.Reason));
    }

    [Fact]
    public async Task A_known_parent_is_not_replaced()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,,,Gruppe,,\nGruppe,,,,,,\nZeche,,,,,,\n");
        var result = await ImportAsync(app, Heading + "Halde,,,,Zeche,,\n");
        Assert.StartsWith("parent is another than the one that is known", Assert.Single(result.Rejects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_tells_what_an_import_would_come_to_and_stores_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "Halde,,,,,,\n");
        var path = app.WriteFile("preview.csv", Heading + "Halde,,halde.example,,,,\nZeche,,,,,,\nn/a,,,,,,\n");
        var preview = (await app.Get<PreviewFactsHandler>().HandleAsync(new(ImportKind.Organizations, path), CancellationToken.None)).Value;
        Assert.Equal((3, 2, 1, 1), ((int)preview.Lines, (int)preview.Accepted, (int)preview.Rejected, preview.OrganizationsNew));
        Assert.Equal("Halde (halde)   < - |  |  | ", await ContentOf(app));
    }

    [Theory]
    [InlineData("external_id,username\nA-1,mara\n", "import.not-organizations")]
    [InlineData("[{\"title\":\"x\"}]", "import.not-organizations")]
    public async Task A_file_of_another_kind_is_refused(string content, string code)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(code, (await app.ImportAsync(ImportKind.Organizations, app.WriteFile("a", content))).Refusal?.Code);
    }

    internal static async Task<ImportResult> ImportAsync(TestApp app, string content, ImportKind kind = ImportKind.Organizations)
    {
        var outcome = await app.ImportAsync(kind, app.WriteFile($"{Guid.NewGuid():N}.txt", content));
        Assert.True(outcome.Accepted(out var result, out var refusal), refusal?.ToString());
        return result;
    }

    internal static async Task<string> ContentOf(TestApp app)
    {
        var all = await app.AskAsync(db => db.Organizations.OrderBy(o => o.Name).ToListAsync());
        var aliases = (await app.AskAsync(db => db.OrganizationAliases.OrderBy(a => a.Key).ToListAsync())).ToLookup(a => a.OrganizationId, a => a.Alias);
        var domains = (await app.AskAsync(db => db.OrganizationDomains.OrderBy(d => d.Host).ToListAsync())).ToLookup(d => d.OrganizationId, d => d.Host);
        var networks = (await app.AskAsync(db => db.OrganizationNetworks.OrderBy(n => n.Text).ToListAsync())).ToLookup(n => n.OrganizationId, n => n.Text);
        return string.Join('\n', all.Select(o => $"{o.Name} ({o.NameKey}) {o.Country} {o.Notes} < {all.Find(p => p.Id == o.ParentId)?.Name ?? "-"} | {string.Join(' ', aliases[o.Id])} | {string.Join(' ', domains[o.Id])} | {string.Join(' ', networks[o.Id])}"));
    }

    private static async Task<string> VersionsOf(TestApp app) => string.Join(' ', await app.AskAsync(db => db.Organizations.OrderBy(o => o.Id).Select(o => o.Version).ToListAsync()));
}
