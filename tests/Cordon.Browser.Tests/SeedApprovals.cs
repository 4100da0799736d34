using Cordon.Data.Storing;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;

namespace Cordon.Browser.Tests;

/// <summary>A proposal whose accounts changed since, and one that waits for Legal.</summary>
internal static class SeedApprovals
{
    /// <returns>Numbers of things, by what stands for them in <see cref="Pages"/>.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> AddAsync(CordonStore store)
    {
        var at = TimeProvider.System.GetUtcNow();
        var (organizations, bans) = (new SampleOrganizations(store, at), new SampleBans(store));
        var company = await organizations.OrganizationAsync("Ferrous Imaging");
        for (var i = 1; i <= 12; i++) await JoinAsync(i);
        var (_, changed) = await bans.ProposedAsync(BanRule.OfOrganization(company), incidents: [await bans.IncidentAsync()]);
        var (_, legal) = await bans.ProposedAsync(BanRule.OfOrganization(company), by: SampleBans.Approver, competitor: true);
        await JoinAsync(13);
        return new Dictionary<string, long> { ["proposal"] = changed.Value, ["proposalForLegal"] = legal.Value };

        async Task JoinAsync(int i)
        {
            var id = await organizations.SuspectAsync($"F-{i:00}", company, 0.97, value: $"person{i}@ferrous.example", derived: false);
            await organizations.DecideAsync(id, AffiliationState.Confirmed, at);
        }
    }
}
