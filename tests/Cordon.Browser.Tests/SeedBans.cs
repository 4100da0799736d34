using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Testing.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Browser.Tests;

/// <summary>Bans at every stage: one in force that reaches a company's people, one by name, one that waits and one that was lifted.</summary>
internal static class SeedBans
{
    /// <returns>Numbers of things, by what stands for them in <see cref="Pages"/>.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> AddAsync(CordonStore store, long organization, CancellationToken cancel)
    {
        var (bans, company) = (new SampleBans(store), new OrganizationId(organization));
        var lifted = await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.LiftAsync(lifted);
        var incident = await bans.IncidentAsync("Lumen's galleries were walked");
        var standing = await bans.InForceAsync(BanRule.OfOrganization(company) with { Subsidiaries = true, Threshold = 0.8 }, incidents: [incident]);
        var banned = await store.ReadAsync((db, ct) => db.Accounts.Where(a => a.ExternalId == "P-02").Select(a => a.Id).SingleAsync(ct), cancel);
        await bans.InForceAsync(BanRule.OfAccounts, [banned], until: TimeProvider.System.GetUtcNow().AddDays(20));
        var (waiting, _) = await bans.ProposedAsync(BanRule.OfOrganization(company) with { Threshold = 0.6 }, competitor: true);
        return new Dictionary<string, long> { ["ban"] = standing.Value, ["liftedBan"] = lifted.Value, ["waitingBan"] = waiting.Value, ["banned"] = banned.Value };
    }
}
