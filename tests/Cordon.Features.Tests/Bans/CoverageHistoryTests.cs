using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Testing;
using Cordon.Testing.Bans;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

/// <summary>Whatever happens in whatever order, coverage is what the rule says, and the change feed, read from its beginning, says who is banned.</summary>
public sealed class CoverageHistoryTests
{
    private const int Accounts = 5, Organizations = 3, Bans = 3;

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Enum<Happening>(), Gen.Int[0, Accounts - 1], Gen.Int[0, Organizations - 1], Gen.Int[0, Bans - 1], Gen.Enum<AffiliationState>(), Gen.Int[0, 5])
        .Select(d => new Step(d.Item1, d.Item2, d.Item3, d.Item4, d.Item5, 0.5 + (d.Item6 * 0.1)));

    private static readonly Gen<Setting> Settings = Gen.Select(
        Gen.Select(Gen.Int[0, Organizations - 1], Gen.Bool, Gen.OneOf(Gen.Const((double?)null), Gen.Const((double?)0.8))).Array[Bans], Gen.Int[0, Accounts - 1].Array[1, 2])
        .Select((rules, named) => new Setting(rules, named));

    private enum Happening
    {
        Affiliated,
        AffiliatedAgain,
        Begun,
        Lifted,
        Exempted,
        ExemptionEnded,
        Moved,
    }

    [Fact]
    public async Task Coverage_is_what_the_rule_says_after_every_step_and_the_feed_replays_to_it() => await Gen.Select(Settings, Steps.Array[6, 14]).SampleAsync(async (setting, steps) =>
    {
        await using var app = await TestApp.StartAsync();
        var world = await SaveAsync(app.Store, setting);
        foreach (var step in steps)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await TakeAsync(app.Store, world, step);
            var (covered, said) = await app.AskAsync(async db => (await CoveredAsync(db), await SaidAsync(db, app.Clock.GetUtcNow())));
            Assert.Equal(said, covered);
            Assert.Equal(covered.Select(c => c.AccountId).Distinct().Order(), await app.AskAsync(ReplayedAsync));
            Assert.Equal(covered.GroupBy(c => c.BanId).ToDictionary(g => g.Key, g => g.Count()), (await app.AskAsync(db => db.Bans.Where(b => b.Covered > 0).ToListAsync())).ToDictionary(b => b.Id.Value, b => b.Covered));
        }
    }, iter: Thorough.Times(always: 12, thorough: 80), threads: 2);

    private static async Task<World> SaveAsync(CordonStore store, Setting setting)
    {
        var world = new World([], [], []);
        await using (var unit = await store.BeginAsync(CancellationToken.None))
        {
            Account[] accounts = [.. Enumerable.Range(0, Accounts).Select(i => new Account { ExternalId = $"A-{i}", Kind = AccountKind.Registered, LearnedAt = unit.At })];
            Organization[] organizations = [.. Enumerable.Range(0, Organizations).Select(i => new Organization { Name = $"{i}", NameKey = $"{i}", LearnedAt = unit.At })];
            unit.Db.AddRange(accounts);
            unit.Db.AddRange(organizations);
            await unit.Db.SaveChangesAsync();
            await OrganizationClosure.RebuildAsync(unit.Db, CancellationToken.None);
            world.Accounts.AddRange(accounts.Select(a => a.Id));
            world.Organizations.AddRange(organizations.Select(o => o.Id));
            await unit.CommitAsync(CancellationToken.None);
        }
        var bans = new SampleBans(store);
        foreach (var (organization, subsidiaries, threshold) in setting.Rules)
            world.Bans.Add((await bans.ProposedAsync(BanRule.OfOrganization(world.Organizations[organization]) with { Subsidiaries = subsidiaries, Threshold = threshold })).Ban);
        world.Bans.Add((await bans.ProposedAsync(BanRule.OfAccounts, [.. setting.Named.Distinct().Select(a => world.Accounts[a])])).Ban);
        return world;
    }

    private static async Task TakeAsync(CordonStore store, World world, Step step)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var (db, account, organization) = (unit.Db, world.Accounts[step.Account], world.Organizations[step.Organization]);
        // The ban of accounts is begun and lifted, too.
        var id = world.Bans[(step.Ban + step.Account) % world.Bans.Count];
        var ban = await db.Bans.SingleAsync(b => b.Id == id);
        switch (step.What)
        {
            case Happening.Affiliated or Happening.AffiliatedAgain:
                var affiliation = await db.Affiliations.SingleOrDefaultAsync(a => a.AccountId == account && a.OrganizationId == organization)
                    ?? db.Affiliations.Add(new Affiliation { AccountId = account, OrganizationId = organization, LearnedAt = unit.At }).Entity;
                db.Entry(affiliation).Property(a => a.State).CurrentValue = step.State;
                db.Entry(affiliation).Property(a => a.Confidence).CurrentValue = step.Confidence;
                await CoverageWriter.RefreshAsync(unit, CoverageScope.Of([account]), EnforcementCause.AffiliationChanged, CancellationToken.None);
                break;
            case Happening.Begun when ban.State == BanState.Proposed:
                ban.Approve(SampleBans.Approver, unit.At);
                ban.Begin(unit.At);
                await CoverageWriter.BeginAsync(unit, ban.Id, EnforcementCause.BanApplied, CancellationToken.None);
                break;
            case Happening.Lifted when ban.State == BanState.InForce:
                ban.Finish(BanEnd.Lifted, unit.At);
                await CoverageWriter.FinishAsync(unit, ban.Id, EnforcementCause.BanLifted, CancellationToken.None);
                break;
            case Happening.Exempted:
                var proposal = await db.Proposals.Where(p => p.BanId == ban.Id).Select(p => p.Id).FirstAsync();
                db.Exemptions.Add(new Exemption { BanId = ban.Id, AccountId = account, ProposalId = proposal, FromAt = unit.At });
                await CoverageWriter.RefreshAsync(unit, CoverageScope.Of(ban.Id), EnforcementCause.Exempted, CancellationToken.None);
                break;
            case Happening.ExemptionEnded:
                foreach (var exemption in await db.Exemptions.Where(e => e.AccountId == account && e.EndedAt == null).ToListAsync()) exemption.EndedAt = unit.At;
                await CoverageWriter.RefreshAsync(unit, CoverageScope.Of([account]), EnforcementCause.ExemptionEnded, CancellationToken.None);
                break;
            case Happening.Moved:
                var moved = await db.Organizations.SingleAsync(o => o.Id == organization);
                var below = world.Organizations[step.Ban];
                moved.ParentId = below == organization ? null : below;
                await db.SaveChangesAsync();
                await OrganizationClosure.RebuildAsync(db, CancellationToken.None);
                await CoverageWriter.RefreshAsync(unit, CoverageScope.Everybody, EnforcementCause.OrganizationChanged, CancellationToken.None);
                break;
        }
        await unit.CommitAsync(CancellationToken.None);
    }

    private static async Task<List<(long BanId, long AccountId)>> CoveredAsync(CordonDb db) =>
        [.. (await db.Coverage.Where(c => c.EndedAt == null).Select(c => new { c.BanId, c.AccountId }).ToListAsync()).Select(c => (c.BanId.Value, c.AccountId.Value)).Order()];

    private static async Task<List<(long BanId, long AccountId)>> SaidAsync(CordonDb db, DateTimeOffset at)
    {
        var tree = new OrganizationTree((await db.Organizations.ToListAsync()).Select(o => new OrganizationInWorld(o.Id, o.ParentId, o.MergedIntoId)));
        var (affiliations, exemptions, named) = (await db.Affiliations.ToListAsync(), await db.Exemptions.ToListAsync(), await db.BanAccounts.ToListAsync());
        var bans = (await db.Bans.ToListAsync()).ConvertAll(b => new BanInWorld(b, named.Where(n => n.BanId == b.Id).Select(n => n.AccountId).ToHashSet(), []));
        var accounts = (await db.Accounts.ToListAsync()).ConvertAll(a => new AccountInWorld(a.Id,
            [.. affiliations.Where(f => f.AccountId == a.Id).Select(f => new AffiliationInWorld(f.OrganizationId, f.State, f.Confidence, f.ValidFrom, f.ValidTo, f.LearnedAt))], [.. exemptions.Where(e => e.AccountId == a.Id)]));
        return [.. (from b in bans from a in accounts where Reach.Covers(b, a, tree, at) select (b.Ban.Id.Value, a.Id.Value)).Order()];
    }

    private static async Task<List<long>> ReplayedAsync(CordonDb db)
    {
        var banned = new SortedSet<long>();
        var expected = 0L;
        foreach (var change in await db.EnforcementChanges.OrderBy(c => c.Sequence).ToListAsync())
        {
            Assert.Equal(++expected, change.Sequence);
            // Each line says something new.
            Assert.True(change.State == EnforcementState.Banned ? banned.Add(change.AccountId.Value) : banned.Remove(change.AccountId.Value));
        }
        return [.. banned];
    }

    private sealed record Step(Happening What, int Account, int Organization, int Ban, AffiliationState State, double Confidence);

    private sealed record Setting((int Organization, bool Subsidiaries, double? Threshold)[] Rules, int[] Named);

    private sealed record World(List<AccountId> Accounts, List<OrganizationId> Organizations, List<BanId> Bans);
}
