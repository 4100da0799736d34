using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Cordon.Testing.Stores;

namespace Cordon.Cli.Tests;

/// <summary>The store of a command line, with a company whose people are .</summary>
internal static class BanStore
{
    public static TestStore Open(CommandLine cordon, TimeSpan ago = default)
    {
        var store = SqliteTemplate.Open(Path.Combine(cordon.Folder, "cordon.db"), () => { });
        // The process has no other clock than the machine's.
        store.Clock.SetUtcNow(TimeProvider.System.GetUtcNow() - ago);
        return store;
    }

    public static async Task<OrganizationId> CompanyAsync(TestStore store)
    {
        var at = store.Clock.GetUtcNow();
        var organizations = new SampleOrganizations(store.Store, at);
        var company = await organizations.OrganizationAsync("Northlight Data");
        foreach (var account in new[] { "A-1", "A-2", "A-3" }) await organizations.DecideAsync(await organizations.SuspectAsync(account, company, 0.97), AffiliationState.Confirmed, at);
        return company;
    }

    public static Task<(BanId Ban, ProposalId Proposal)> ProposeAsync(TestStore store, OrganizationId company, Actor? by = null, DateTimeOffset? from = null) =>
        new SampleBans(store.Store).ProposedAsync(BanRule.OfOrganization(company), by: by, from: from);
}
