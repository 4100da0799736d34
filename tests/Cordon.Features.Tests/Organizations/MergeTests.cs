using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Features.Tests.Imports;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Organizations;

public sealed class MergeTests
{
    private const string Why = "They are one company.";
    private const string File = "name,aliases,domains,parent\nGroup,,group.example,\nOne,Uno,one.example,Group\nTwo,Due,two.example,Group\nThree,,three.example,Two\nFour,,four.example,Three\nFive,,five.example,\n";

    [Fact]
    public async Task Merging_at_random_and_splitting_in_any_order_ends_in_the_same_rows() =>
        await Gen.Select(Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6]).Array[1, 6], Gen.Int[0, 1000]).SampleAsync(async (pairs, turn) =>
        {
            await using var app = await StartAsync();
            var before = await RowsOf(app);
            var merges = new List<OrganizationMergeId>();
            foreach (var (kept, merged) in pairs)
                if ((await MergeAsync(app, kept, merged)).Accepted(out var merge, out _)) merges.Add(merge);
            while (merges.Count > 0)
            {
                var merge = merges[turn % merges.Count];
                Assert.Null((await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, Why), CancellationToken.None)).Refusal);
                merges.Remove(merge);
            }
            Assert.Equal(before, await RowsOf(app));
        }, iter: 40);

    [Fact]
    public async Task Merging_lets_both_and_what_was_merged_before_count_for_the_one_that_is_kept()
    {
        await using var app = await StartAsync();
        await MergeAsync(app, 5, 6);
        await MergeAsync(app, 2, 5);
        Assert.Equal("1:- 2:- 3:- 4:- 5:2 6:2", await RootsOf(app));
        Assert.Equal([1, 2, 5, 6], await app.AskAsync(db => db.OrganizationAncestors.Where(a => a.OrganizationId == new OrganizationId(6)).Select(a => a.AncestorId).ToListAsync()) is var above
            ? above.Select(a => (int)a.Value).Order() : []);
    }

    [Fact]
    public async Task Splitting_takes_with_it_what_was_merged_into_it()
    {
        await using var app = await StartAsync();
        await MergeAsync(app, 5, 6);
        var merge = (await MergeAsync(app, 2, 5)).Value;
        await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, Why), CancellationToken.None);
        Assert.Equal("1:- 2:- 3:- 4:- 5:- 6:5", await RootsOf(app));
    }

    [Fact]
    public async Task A_merger_leaves_names_domains_and_notes_where_they_are()
    {
        await using var app = await StartAsync();
        var before = await OrganizationImportTests.ContentOf(app);
        await MergeAsync(app, 2, 3);
        Assert.Equal(before, await OrganizationImportTests.ContentOf(app));
    }

    [Theory]
    [InlineData(2, 2, "organization.same")]
    [InlineData(2, 99, "organization.not-found")]
    [InlineData(5, 3, "organization.merge-into-below")]
    [InlineData(4, 6, "organization.already-merged")]
    [InlineData(6, 4, "organization.already-merged")]
    public async Task What_cannot_be_merged_is_refused(long kept, long merged, string code)
    {
        await using var app = await StartAsync();
        await MergeAsync(app, 1, 6);
        Assert.Equal(code, (await MergeAsync(app, kept, merged)).Refusal?.Code);
    }

    [Fact]
    public async Task A_merger_that_was_split_cannot_be_split_again()
    {
        await using var app = await StartAsync();
        var merge = (await MergeAsync(app, 2, 3)).Value;
        await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, Why), CancellationToken.None);
        Assert.Equal("organization.not-merged", (await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, Why), CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task Both_decisions_are_in_the_audit_record_with_their_reasons()
    {
        await using var app = await StartAsync();
        var merge = (await MergeAsync(app, 2, 3)).Value;
        await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, "They are two after all."), CancellationToken.None);
        Assert.Equal([("organization.merged", Why), ("organization.split", "They are two after all.")],
            (await app.AskAsync(db => db.AuditEntries.Where(e => e.Subject == "organization:2").OrderBy(e => e.Sequence).Select(e => new { e.Action, e.Reason }).ToListAsync())).Select(e => (e.Action, e.Reason!)));
    }

    [Fact]
    public async Task Whoever_may_not_review_can_neither_merge_nor_split()
    {
        await using var app = await StartAsync();
        var merge = (await MergeAsync(app, 2, 3)).Value;
        app.As("support");
        Assert.Equal(("permission.missing", "permission.missing"),
            ((await MergeAsync(app, 2, 4)).Refusal?.Code, (await app.Get<SplitOrganizationHandler>().HandleAsync(new(merge, Why), CancellationToken.None)).Refusal?.Code));
    }

    [Fact]
    public async Task A_preview_shows_what_both_have_and_why_they_cannot_be_merged()
    {
        await using var app = await StartAsync();
        var preview = (await app.Get<PreviewOrganizationMergeHandler>().HandleAsync(new(new(4), new(3)), CancellationToken.None)).Value;
        Assert.Equal(("three.example", "Due", 2, "organization.merge-into-below"), (preview.Kept.Domains.Single(), preview.Merged.Aliases.Single(), preview.Merged.Below, preview.Problem?.Code));
    }

    [Fact]
    public async Task A_preview_tells_whom_bans_would_ban_at_once_and_bans_nobody()
    {
        await using var app = await StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        await organizations.DecideAsync(await organizations.SuspectAsync("A-1", new(6), 0.9), AffiliationState.Confirmed, TestApp.Noon);
        await organizations.SuspectAsync("A-2", new(6), 0.9);
        await organizations.DecideAsync(await organizations.SuspectAsync("A-3", new(4), 0.9), AffiliationState.Confirmed, TestApp.Noon);
        await bans.InForceAsync(BanRule.OfOrganization(new(6)));
        var preview = (await app.Get<PreviewOrganizationMergeHandler>().HandleAsync(new(new(4), new(6)), CancellationToken.None)).Value;
        Assert.Equal((1, 0), (preview.Banned, preview.Freed));
        Assert.Equal("1:- 2:- 3:- 4:- 5:- 6:-", await RootsOf(app));
        var before = await app.AskAsync(db => db.EnforcementChanges.CountAsync());
        await MergeAsync(app, 4, 6);
        Assert.Equal(before + preview.Banned, await app.AskAsync(db => db.EnforcementChanges.CountAsync()));
    }

    internal static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await OrganizationImportTests.ImportAsync(app, File);
        return app.As("reviewer");
    }

    private static Task<Outcome<OrganizationMergeId>> MergeAsync(TestApp app, long kept, long merged) =>
        app.Get<MergeOrganizationsHandler>().HandleAsync(new(new(kept), new(merged), Why), CancellationToken.None);

    private static async Task<string> RootsOf(TestApp app) =>
        string.Join(' ', (await app.AskAsync(db => db.Organizations.OrderBy(o => o.Id).ToListAsync())).Select(o => $"{o.Id.Value}:{o.RootId?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));

    // All but the versions, which count changes.
    private static async Task<string> RowsOf(TestApp app) => string.Join('\n', [
        await OrganizationImportTests.ContentOf(app), await RootsOf(app),
        .. (await app.AskAsync(db => db.Organizations.OrderBy(o => o.Id).Select(o => new { o.Id, o.MergedIntoId, o.ParentId }).ToListAsync())).Select(o => o.ToString()!),
        .. (await app.AskAsync(db => db.OrganizationAncestors.OrderBy(a => a.OrganizationId).ThenBy(a => a.AncestorId).ToListAsync())).Select(a => $"{a.OrganizationId.Value} {a.AncestorId.Value} {a.Depth}")]);
}
