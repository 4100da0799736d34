using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Testing;
using Cordon.Testing.Linking;
using Cordon.Testing.Organizations;

namespace Cordon.Features.Tests.Organizations;

public sealed class OrganizationQueryTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private SampleOrganizations _facts = null!;

    public async ValueTask InitializeAsync()
    {
        _app = (await TestApp.StartAsync()).As("reviewer");
        _facts = new(_app.Store, TestApp.Noon.AddDays(-60));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_organization_is_on_one_page_and_back_again()
    {
        foreach (var name in new[] { "Lumen", "Harbour", "Acorn", "Lumen", "Zephyr" }) await _facts.OrganizationAsync(name);
        var first = await ListAsync(new(new(), Size: 2));
        var second = await ListAsync(new(new(), new(first.Next, null), 2));
        var third = await ListAsync(new(new(), new(second.Next, null), 2));
        Assert.Equal(["Acorn", "Harbour", "Lumen", "Lumen", "Zephyr"], first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Name));
        Assert.Null(third.Next);
        Assert.Equal(second.Rows.Select(r => r.Id), (await ListAsync(new(new(), new(null, third.Previous), 2))).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task An_organization_is_found_by_name_alias_domain_and_country()
    {
        await _facts.OrganizationAsync("Northlight Data", "NL", ["northlight.example"], aliases: ["NLD Group"]);
        await _facts.OrganizationAsync("Harbour", "DE", ["harbour.example"]);
        foreach (var text in new[] { "northli", "nld", "light.exam" }) Assert.Equal("Northlight Data", Assert.Single((await ListAsync(new(new(text)))).Rows).Name);
        Assert.Equal("Harbour", Assert.Single((await ListAsync(new(new(Country: "DE")))).Rows).Name);
        Assert.Empty((await ListAsync(new(new("100%")))).Rows);
    }

    [Theory]
    [InlineData("Northligth Data", "Northlight Data")]
    [InlineData("Lantern Works Ltd", "Northlight")]
    [InlineData("freelance", null)]
    [InlineData("Vantrill", null)]
    public async Task A_typed_name_is_told_apart_from_what_it_is_like(string typed, string? meant)
    {
        await _facts.OrganizationAsync("Northlight Data", "NL", aliases: ["freelance"]);
        await MergedAsync();
        var found = (await _app.Get<FindOrganizationLikeHandler>().HandleAsync(new(typed), TestContext.Current.CancellationToken)).Value;
        Assert.Equal(meant, found?.Organization.Name);
    }

    [Fact]
    public async Task The_name_of_one_that_was_merged_finds_the_one_that_stands()
    {
        var (kept, _) = await MergedAsync();
        Assert.Equal(kept.Value, Assert.Single((await ListAsync(new(new("lantern")))).Rows).Id);
        Assert.Single((await ListAsync(new(new()))).Rows);
    }

    [Fact]
    public async Task People_are_counted_by_state_with_those_of_merged_ones()
    {
        var (kept, merged) = await MergedAsync();
        await _facts.SuspectAsync("A-1", kept, 0.9);
        await _facts.DecideAsync(await _facts.SuspectAsync("A-2", merged, 0.9), AffiliationState.Confirmed, TestApp.Noon);
        var row = Assert.Single((await ListAsync(new(new(Confirmed: true)))).Rows);
        Assert.Equal((1, 1, 1), (row.Confirmed, row.Suspected, row.ToReview));
        Assert.Single((await ListAsync(new(new(Suspected: true, ToReview: true)))).Rows);
    }

    [Fact]
    public async Task A_page_of_an_organization_tells_what_is_above_below_and_merged()
    {
        var (kept, merged) = await MergedAsync();
        var below = await _facts.OrganizationAsync("Northlight Labs", parent: kept);
        await _facts.SuspectAsync("A-1", below, 0.8);
        var view = await GetAsync(kept);
        Assert.Equal(("Lantern", "They moved into one office."), (Assert.Single(view.Merged).Other.Name, view.Merged[0].Reason));
        Assert.Equal(("Northlight Labs", 1), (Assert.Single(view.Subsidiaries).Name, view.Subsidiaries[0].Suspected));
        Assert.Equal(kept.Value, (await GetAsync(merged)).MergedInto!.Other.Id);
        Assert.Equal("Northlight", (await GetAsync(below)).Parent!.Name);
    }

    [Fact]
    public async Task Signals_are_counted_by_kind_and_clusters_by_how_many_belong_there()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        await _facts.SuspectAsync("A-1", one, 0.9);
        await _facts.SuspectAsync("A-2", one, 0.8, SignalKind.SelfDeclared, observedAt: TestApp.Noon);
        var links = new SampleLinks(_app.Store, TestApp.Noon).Known("A-1", await _facts.AccountAsync("A-1")).Known("A-2", await _facts.AccountAsync("A-2"));
        await links.AccountAsync("A-3");
        await links.ClusterAsync("A-1", "A-2", "A-3");
        var view = await GetAsync(one);
        Assert.Equal([(SignalKind.VerifiedMail, 1, (DateTimeOffset?)null), (SignalKind.SelfDeclared, 1, TestApp.Noon)], view.Signals.Select(s => (s.Kind, s.Accounts, s.LastObservedAt)));
        Assert.Equal(("A-1", 3, 2), (Assert.Single(view.Clusters).First, view.Clusters[0].Accounts, view.Clusters[0].People));
    }

    [Fact]
    public async Task People_stand_in_bins_by_state_and_at_a_threshold_to_the_last_one()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        foreach (var (account, confidence) in new[] { ("A-1", 0.799), ("A-2", 0.80), ("A-3", 0.81), ("A-4", 0.12) }) await _facts.SuspectAsync(account, one, confidence);
        await _facts.DecideAsync(await _facts.SuspectAsync("A-5", one, 0.3), AffiliationState.Confirmed, TestApp.Noon);
        var people = (await _app.Get<GetOrganizationPeopleHandler>().HandleAsync(new(one), CancellationToken.None)).Value;
        Assert.Equal((20, 5, 1, 2), (people.Bins.Count, people.People, people.Bins[15].Suspected, people.Bins[16].Suspected));
        var at = (await _app.Get<CountOrganizationPeopleHandler>().HandleAsync(new(one, 0.80), CancellationToken.None)).Value;
        Assert.Equal((0, 2, 1), (at.Confirmed, at.Suspected, at.ConfirmedBelow));
    }

    [Fact]
    public async Task Those_with_its_mail_who_probably_left_are_counted()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        await _facts.SuspectAsync("A-1", one, 0.9);
        await _facts.SuspectAsync("A-2", one, 0.4);
        await _facts.SuspectAsync("A-3", one, 0.2, SignalKind.SelfDeclared);
        await _facts.DecideAsync(await _facts.SuspectAsync("A-4", one, 0.95), AffiliationState.Ended, TestApp.Noon);
        await _facts.DecideAsync(await _facts.SuspectAsync("A-5", one, 0.4), AffiliationState.Confirmed, TestApp.Noon);
        var people = (await _app.Get<GetOrganizationPeopleHandler>().HandleAsync(new(one), CancellationToken.None)).Value;
        Assert.Equal((4, 2), (people.WithMail, people.LeftWithMail));
    }

    [Fact]
    public async Task Who_was_affiliated_on_a_day_is_told_by_what_is_known_now()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        await _facts.SuspectAsync("A-1", one, 0.9, observedAt: TestApp.Noon.AddDays(-30));
        await _facts.DecideAsync(await _facts.SuspectAsync("A-2", one, 0.8), AffiliationState.Ended, TestApp.Noon, TestApp.Noon.AddDays(-20));
        await _facts.DecideAsync(await _facts.SuspectAsync("A-3", one, 0.7), AffiliationState.Rejected, TestApp.Noon);
        Assert.Equal(["A-2"], await PeopleAsync(one, new(On: Day(-31))));
        Assert.Equal(["A-1", "A-2"], await PeopleAsync(one, new(On: Day(-20))));
        Assert.Equal(["A-1"], await PeopleAsync(one, new(On: Day(-19))));
    }

    [Fact]
    public async Task What_was_believed_on_a_day_is_told_by_what_was_known_then()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        await _facts.DecideAsync(await _facts.SuspectAsync("A-1", one, 0.9), AffiliationState.Rejected, TestApp.Noon.AddDays(-10));
        Assert.Empty(await PeopleAsync(one, new(Known: Day(-61))));
        Assert.Equal(AffiliationState.Suspected, Assert.Single((await PeopleRowsAsync(one, new(Known: Day(-11)))).Rows).State);
        Assert.Equal(AffiliationState.Rejected, Assert.Single((await PeopleRowsAsync(one, new(Known: Day(-10)))).Rows).State);
        Assert.Equal(["A-1"], await PeopleAsync(one, new(On: Day(-11), Known: Day(-11))));
        Assert.Empty(await PeopleAsync(one, new(On: Day(-11))));
    }

    [Fact]
    public async Task Everybody_is_on_one_page_of_people_and_mail_is_masked()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        for (var i = 0; i < 5; i++) await _facts.SuspectAsync($"A-{i}", one, i < 3 ? 0.7 : 0.9, value: $"mara{i}@northlight.example");
        var first = await PeopleRowsAsync(one, new(), size: 2);
        var second = await PeopleRowsAsync(one, new(), new(first.Next, null), 2);
        var third = await PeopleRowsAsync(one, new(), new(second.Next, null), 2);
        Assert.Equal(["A-4", "A-3", "A-2", "A-1", "A-0"], first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Account));
        Assert.Equal("m•••@northlight.example", first.Rows[0].Email);
        Assert.Equal(["A-4", "A-3"], await PeopleAsync(one, new(Least: 0.8)));
    }

    [Fact]
    public async Task The_five_questions_are_answered_from_what_is_stored()
    {
        var one = await _facts.OrganizationAsync("Northlight", networks: ["198.51.100.0/24"]);
        for (var i = 1; i <= 3; i++) await _facts.SuspectAsync($"A-{i}", one, 0.9, SignalKind.BillingName, flagScore: 0.8);
        await _facts.SuspectAsync("A-4", one, 0.2, flagScore: 0.9);
        await _facts.SaveAsync(new OrganizationNote { OrganizationId = one, Text = "Notice: told by letter.", By = "dev:reviewer", ByName = "Mara Reviewer", At = TestApp.Noon });
        var result = (await _app.Get<GetPersonOrCompanyHandler>().HandleAsync(new(one), CancellationToken.None)).Value;
        Assert.Equal([PointsTo.Organization, PointsTo.Organization, PointsTo.OnePerson, PointsTo.Neither, PointsTo.OnePerson], result.Rows.Select(r => r.PointsTo));
        Assert.Equal("3 actors that nothing links did it", result.Rows[0].ForOrganization);
    }

    [Fact]
    public async Task Accounts_of_one_cluster_are_one_actor()
    {
        var one = await _facts.OrganizationAsync("Northlight");
        var links = new SampleLinks(_app.Store, TestApp.Noon);
        foreach (var name in new[] { "A-1", "A-2", "A-3" })
        {
            await _facts.SuspectAsync(name, one, 0.9, flagScore: 0.8);
            links.Known(name, await _facts.AccountAsync(name));
        }
        await links.ClusterAsync("A-1", "A-2", "A-3");
        var result = (await _app.Get<GetPersonOrCompanyHandler>().HandleAsync(new(one), CancellationToken.None)).Value;
        Assert.Equal(PointsTo.OnePerson, result.Rows[0].PointsTo);
    }

    [Fact]
    public async Task Who_may_not_browse_learns_nothing()
    {
        _app.As("support");
        Assert.Equal(Refusals.NotPermitted, (await _app.Get<ListOrganizationsHandler>().HandleAsync(new(new()), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await _app.Get<GetOrganizationHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await _app.Get<ListOrganizationPeopleHandler>().HandleAsync(new(new(1), new()), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await _app.Get<GetPersonOrCompanyHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_unknown_organization_is_refused() =>
        Assert.Equal(OrganizationRefusals.NotFound, (await _app.Get<GetOrganizationHandler>().HandleAsync(new(new(99)), CancellationToken.None)).Refusal);

    private async Task<(OrganizationId Kept, OrganizationId Merged)> MergedAsync()
    {
        var (kept, merged) = (await _facts.OrganizationAsync("Northlight"), await _facts.OrganizationAsync("Lantern"));
        Assert.Null((await _app.Get<MergeOrganizationsHandler>().HandleAsync(new(kept, merged, "They moved into one office."), CancellationToken.None)).Refusal);
        return (kept, merged);
    }

    private static DateOnly Day(int days) => DateOnly.FromDateTime(TestApp.Noon.AddDays(days).UtcDateTime);

    private async Task<Page<OrganizationRow>> ListAsync(ListOrganizations query) => (await _app.Get<ListOrganizationsHandler>().HandleAsync(query, CancellationToken.None)).Value;

    private async Task<OrganizationView> GetAsync(OrganizationId id) => (await _app.Get<GetOrganizationHandler>().HandleAsync(new(id), CancellationToken.None)).Value;

    private async Task<Page<PersonRow>> PeopleRowsAsync(OrganizationId id, PeopleFilter filter, PagePlace place = default, int size = 50) =>
        (await _app.Get<ListOrganizationPeopleHandler>().HandleAsync(new(id, filter, place, size), CancellationToken.None)).Value;

    private async Task<List<string>> PeopleAsync(OrganizationId id, PeopleFilter filter) => [.. (await PeopleRowsAsync(id, filter)).Rows.Select(r => r.Account)];
}
