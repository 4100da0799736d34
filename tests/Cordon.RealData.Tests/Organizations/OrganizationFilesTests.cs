using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.RealData.Tests.Organizations;

public sealed class OrganizationFilesTests
{
    [Fact]
    public async Task Of_the_companies_the_one_that_is_none_and_the_one_with_everybodys_domain_are_refused_and_all_others_are_kept()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, ImportKind.Organizations, "organisations", "companies.json");
        Assert.Equal(["*independent", "Suranaree University of Technology"], result.Rejects.Select(r => r.Text.Split('"')[3]));
        // One name stands in two rows: they are one organization.
        Assert.Equal(result.Accepted - 1, await app.AskAsync(db => db.Organizations.LongCountAsync()));
    }

    [Fact]
    public async Task Universities_are_read_and_the_same_content_again_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, ImportKind.Organizations, "organisations", "world_universities_and_domains.json");
        Assert.True(result.Rejected < result.Lines / 200, string.Join('\n', result.Rejects.Take(30)));
        var before = await CountsAsync(app);
        var path = app.WriteFile("again.json", " " + await File.ReadAllTextAsync(RealData.PathOf("organisations", "world_universities_and_domains.json"), TestContext.Current.CancellationToken));
        Assert.False((await app.ImportAsync(ImportKind.Organizations, path)).Value.AlreadyImported);
        Assert.Equal(before, await CountsAsync(app));
    }

    [Theory]
    [InlineData("dni.csv")]
    [InlineData("tier0-with-counts.csv")]
    [InlineData("unified_tier0_blocklist.csv")]
    public async Task Every_row_of_a_block_list_becomes_a_lead_or_is_refused(string name)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, ImportKind.Blocklist, "blocklists", name);
        Assert.Equal((long?)result.Accepted, result.LeadsNew);
        Assert.All(result.Rejects, reject => Assert.NotEqual("", reject.Reason));
    }

    private static async Task<ImportResult> ImportAsync(TestApp app, ImportKind kind, params string[] parts)
    {
        var outcome = await app.ImportAsync(kind, RealData.PathOf(parts));
        Assert.True(outcome.Accepted(out var result, out var refusal), refusal?.ToString());
        return result;
    }

    private static async Task<(int, int, int, int)> CountsAsync(TestApp app) => (await app.AskAsync(db => db.Organizations.CountAsync()), await app.AskAsync(db => db.OrganizationDomains.CountAsync()),
        await app.AskAsync(db => db.OrganizationAliases.CountAsync()), await app.AskAsync(db => db.Organizations.SumAsync(o => o.Version)));
}
