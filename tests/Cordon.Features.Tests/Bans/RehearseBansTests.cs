using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Testing.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

public sealed class RehearseBansTests
{
    [Fact]
    public async Task A_rehearsal_leaves_counters_feed_coverage_and_record_as_they_were()
    {
        await using var world = await BanWorld.StartAsync();
        await new SampleBans(world.App.Store).InForceAsync(BanRule.OfOrganization(world.Company));
        await new SampleBans(world.App.Store).ProposedAsync(BanRule.OfOrganization(world.Company));
        var before = await StandingAsync();
        await world.App.Get<RehearseBansHandler>().HandleAsync(CancellationToken.None);
        Assert.Equal(before, await StandingAsync());

        Task<string> StandingAsync() => world.App.AskAsync(async db =>
        {
            var counters = await db.Counters.OrderBy(c => c.Name).Select(c => $"{c.Name} {c.Last}").ToListAsync();
            var bans = await db.Bans.OrderBy(b => b.Id).Select(b => $"{b.State} {b.Covered}").ToListAsync();
            return $"{string.Join(", ", counters)}; {string.Join(", ", bans)}; {await db.EnforcementChanges.CountAsync()}, {await db.Coverage.CountAsync()}, {await db.Outbox.CountAsync()}, {await db.AuditEntries.CountAsync()}, {await db.Approvals.CountAsync()}";
        });
    }
}
