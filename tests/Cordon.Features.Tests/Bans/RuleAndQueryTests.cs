using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Incidents;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

/// <summary>The rule as people read it (<see cref="Reach"/>) and as the store is asked (<see cref="CoverageQuery"/>) say the same, in 2,500 drawn worlds, 10,000 where it is measured, and at every instant where something changes.</summary>
public sealed class RuleAndQueryTests
{
    private const int WorldsAStore = 250, Hours = 6;

    private static readonly int Stores = Thorough.Times(always: 10, thorough: 40);

    // Instants lie on whole hours, so that many fall together: bounds are where rules differ.
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<int> Hour = Gen.Int[0, Hours];

    private static readonly Gen<int?> Perhaps = Gen.OneOf(Gen.Const((int?)null), Hour.Select(h => (int?)h));

    private static readonly Gen<DrawnAffiliation> Affiliation = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Enum<AffiliationState>(), Gen.Int[0, 4], Perhaps, Perhaps, Hour)
        .Select(d => new DrawnAffiliation(d.Item1, d.Item2, d.Item3, 0.5 + (d.Item4 * 0.1), d.Item5, d.Item6, d.Item7));

    private static readonly Gen<DrawnBan> Ban = Gen.Select(
        Gen.Select(Gen.Bool, Gen.Int[0, 5], Gen.Bool, Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 5].Select(t => (int?)t)), Gen.Bool, Gen.Bool),
        Gen.Select(Hour, Perhaps, Perhaps, Perhaps, Perhaps, Hour),
        Gen.Int[0, 4].Array[0, 3], Gen.Int[0, 2].Array[0, 2])
        .Select((rule, times, accounts, incidents) => new DrawnBan(rule.Item1, rule.Item2, rule.Item3, rule.Item4 is { } t ? 0.5 + (t * 0.1) : null, rule.Item5, rule.Item6,
            times.Item1, times.Item2, times.Item3, times.Item4, times.Item5, times.Item6, accounts, incidents));

    private static readonly Gen<DrawnWorld> World = Gen.Select(
        Gen.Select(Gen.Int[-1, 5], Gen.OneOf(Gen.Const(-1), Gen.Const(-1), Gen.Int[0, 5])).Array[6],
        Affiliation.Array[0, 8],
        Ban.Array[1, 4],
        Gen.Select(Hour, Gen.Int[1, 3]).Array[3],
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Hour, Perhaps, Perhaps).Array[0, 3])
        .Select((organizations, affiliations, bans, incidents, exemptions) => new DrawnWorld(
            [.. organizations.Select((o, place) => (o.Item1 == place ? -1 : o.Item1, o.Item2 >= place ? -1 : o.Item2))],
            [.. affiliations.DistinctBy(a => (a.Account, a.Organization))], bans, incidents,
            [.. exemptions.Where(e => e.Item1 < bans.Length)]));

    [Fact]
    public async Task They_agree_for_everybody_and_for_one_at_every_instant_where_something_changes() => await World.Array[WorldsAStore].SampleAsync(async worlds =>
    {
        await using var app = await TestApp.StartAsync();
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        var stored = await StoredWorlds.SaveAsync(unit.Db, worlds);
        // On each hour: before, at and after everything that happens.
        for (var hour = -1; hour <= Hours + 1; hour++)
        {
            var at = At(hour);
            var asked = (await CoverageQuery.At(unit.Db, at).ToListAsync()).Select(c => (c.BanId, c.AccountId)).ToHashSet();
            var said = stored.Covered(at);
            if (!asked.SetEquals(said)) Assert.Fail($"At {at:HH:mm} the query alone says {string.Join(' ', asked.Except(said))}, the rule alone {string.Join(' ', said.Except(asked))}.");
            var one = stored.SomeAccount(hour).Value;
            Assert.Equal(said.Where(c => c.AccountId == one).Order(), (await CoverageQuery.At(unit.Db, at).Where(c => c.AccountId == one).ToListAsync()).Select(c => (c.BanId, c.AccountId)).Order());
        }
    }, iter: Stores, threads: 2);

    private static DateTimeOffset At(int hour) => Start.AddHours(hour);

    private static DateTimeOffset? At(int? hour) => hour is { } known ? At(known) : null;

    internal sealed record DrawnAffiliation(int Account, int Organization, AffiliationState State, double Confidence, int? From, int? To, int Learned);

    internal sealed record DrawnBan(bool OfOrganization, int Organization, bool Subsidiaries, double? Threshold, bool Former, bool Joiners, int From, int? Until, int? Approved, int? Emergency, int? Ended, int EmergencyEnds,
        int[] Accounts, int[] Incidents);

    internal sealed record DrawnWorld((int Parent, int Into)[] Organizations, DrawnAffiliation[] Affiliations, DrawnBan[] Bans, (int From, int Length)[] Incidents, (int Ban, int Account, int From, int? Until, int? Ended)[] Exemptions);

    /// <summary>Many worlds side by side in one store; none has anything of another's.</summary>
    private sealed class StoredWorlds
    {
        private readonly List<(OrganizationTree Tree, List<BanInWorld> Bans, List<AccountInWorld> Accounts)> _worlds = [];

        public HashSet<(long BanId, long AccountId)> Covered(DateTimeOffset at) =>
            [.. from w in _worlds from b in w.Bans from a in w.Accounts where Reach.Covers(b, a, w.Tree, at) select (b.Ban.Id.Value, a.Id.Value)];

        public AccountId SomeAccount(int salt) => _worlds[(salt + 7) * 13 % _worlds.Count].Accounts[(salt + 7) % 5].Id;

        public static async Task<StoredWorlds> SaveAsync(CordonDb db, DrawnWorld[] worlds)
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            Organization[][] organizations = [.. worlds.Select(w => w.Organizations.Select((_, place) => new Organization { Name = $"{place}", NameKey = $"{place}", LearnedAt = Start }).ToArray())];
            Account[][] accounts = [.. worlds.Select((_, w) => Enumerable.Range(0, 5).Select(a => new Account { ExternalId = $"{w}-{a}", Kind = AccountKind.Registered, LearnedAt = Start }).ToArray())];
            Incident[][] incidents = [.. worlds.Select(w => w.Incidents.Select(i => Incident.Open(new(IncidentKind.Scraping, "Drawn window", At(i.From), At(i.From + i.Length)), Testing.Bans.SampleBans.Proposer, Start.AddDays(30)).Value).ToArray())];
            db.AddRange(organizations.SelectMany(o => o));
            db.AddRange(accounts.SelectMany(a => a));
            db.AddRange(incidents.SelectMany(i => i));
            await db.SaveChangesAsync();
            for (var w = 0; w < worlds.Length; w++)
                for (var place = 0; place < organizations[w].Length; place++)
                {
                    var (parent, into) = worlds[w].Organizations[place];
                    organizations[w][place].ParentId = parent < 0 ? null : organizations[w][parent].Id;
                    organizations[w][place].MergedIntoId = into < 0 ? null : organizations[w][into].Id;
                    organizations[w][place].RootId = into < 0 ? null : organizations[w][Root(worlds[w], place)].Id;
                }
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync();
            await OrganizationClosure.RebuildAsync(db, CancellationToken.None);

            var affiliations = worlds.Select((world, w) => world.Affiliations.Select(d => Affiliated(db, d, accounts[w][d.Account].Id, organizations[w][d.Organization].Id)).ToArray()).ToArray();
            var bans = worlds.Select((world, w) => world.Bans.Select(d => Banned(db, d, organizations[w][d.Organization].Id)).ToArray()).ToArray();
            await db.SaveChangesAsync();
            var proposal = await ProposalAsync(db, bans[0][0].Id);
            var stored = new StoredWorlds();
            for (var w = 0; w < worlds.Length; w++)
            {
                var world = worlds[w];
                var exemptions = world.Exemptions.Select(e => new Exemption { BanId = bans[w][e.Ban].Id, AccountId = accounts[w][e.Account].Id, ProposalId = proposal, FromAt = At(e.From), UntilAt = At(e.Until), EndedAt = At(e.Ended) }).ToList();
                db.Exemptions.AddRange(exemptions);
                var inWorld = new List<BanInWorld>();
                for (var b = 0; b < world.Bans.Length; b++)
                {
                    var drawn = world.Bans[b];
                    var named = drawn.OfOrganization ? [] : drawn.Accounts.Select(a => accounts[w][a].Id).ToHashSet();
                    var windows = drawn.Incidents.Distinct().Select(i => incidents[w][i]).ToList();
                    db.BanAccounts.AddRange(named.Select(a => new BanAccount { BanId = bans[w][b].Id, AccountId = a }));
                    db.BanIncidents.AddRange(windows.Select(i => new BanIncident { BanId = bans[w][b].Id, IncidentId = i.Id }));
                    inWorld.Add(new(bans[w][b], named, [.. windows.Select(i => new Window(i.FromAt, i.ToAt))]));
                }
                stored._worlds.Add((new OrganizationTree(organizations[w].Select(o => new OrganizationInWorld(o.Id, o.ParentId, o.MergedIntoId))), inWorld,
                    [.. accounts[w].Select(a => new AccountInWorld(a.Id,
                        [.. affiliations[w].Where(f => f.AccountId == a.Id).Select(f => new AffiliationInWorld(f.OrganizationId, f.State, f.Confidence, f.ValidFrom, f.ValidTo, f.LearnedAt))],
                        [.. exemptions.Where(e => e.AccountId == a.Id)]))]));
            }
            await db.SaveChangesAsync();
            return stored;
        }

        private static int Root(DrawnWorld world, int place)
        {
            while (world.Organizations[place].Into >= 0) place = world.Organizations[place].Into;
            return place;
        }

        private static Affiliation Affiliated(CordonDb db, DrawnAffiliation drawn, AccountId account, OrganizationId organization)
        {
            var affiliation = db.Affiliations.Add(new Affiliation { AccountId = account, OrganizationId = organization, LearnedAt = At(drawn.Learned) });
            affiliation.Property(a => a.State).CurrentValue = drawn.State;
            affiliation.Property(a => a.Confidence).CurrentValue = drawn.Confidence;
            affiliation.Property(a => a.ValidFrom).CurrentValue = At(drawn.From);
            affiliation.Property(a => a.ValidTo).CurrentValue = At(drawn.To);
            return affiliation.Entity;
        }

        private static Ban Banned(CordonDb db, DrawnBan drawn, OrganizationId organization)
        {
            var ban = db.Bans.Add(new Ban
            {
                Target = drawn.OfOrganization ? BanTarget.Organization : BanTarget.Accounts,
                OrganizationId = drawn.OfOrganization ? organization : null,
                Subsidiaries = drawn.Subsidiaries,
                Threshold = drawn.Threshold,
                FormerMembers = drawn.Former,
                Joiners = drawn.Joiners,
                ClauseId = new(1),
                Reason = "Drawn",
                Statement = "Drawn",
                FromAt = At(drawn.From),
                UntilAt = At(drawn.Until),
                EmergencyAt = At(drawn.Emergency),
                EmergencyEndsAt = drawn.Emergency is null ? null : At(drawn.EmergencyEnds),
                ProposedBy = "dev:reviewer",
                ProposedByName = "Mara Reviewer",
                ProposedAt = Start,
            });
            ban.Property(b => b.ApprovedAt).CurrentValue = At(drawn.Approved);
            ban.Property(b => b.EndedAt).CurrentValue = At(drawn.Ended);
            return ban.Entity;
        }

        private static async Task<ProposalId> ProposalAsync(CordonDb db, BanId ban)
        {
            var proposal = db.Proposals.Add(new Domain.Approvals.Proposal
            {
                Kind = Domain.Approvals.ProposalKind.Exemption,
                BanId = ban,
                Reason = "Drawn",
                Digest = new string('0', 64),
                Accounts = 0,
                ProposedBy = "dev:reviewer",
                ProposedByName = "Mara Reviewer",
                ProposedAt = Start,
                LapsesAt = Start,
            }).Entity;
            await db.SaveChangesAsync();
            return proposal.Id;
        }
    }
}
