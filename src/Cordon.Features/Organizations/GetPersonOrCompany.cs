using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Payments;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Whether what an organization's flagged accounts did points to the organization itself or to one person.</summary>
public sealed record GetPersonOrCompany(OrganizationId Id);

public sealed class GetPersonOrCompanyHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>A note that begins so says that the organization was told.</summary>
    public const string NoticeMark = "Notice:";

    /// <summary>Flagged accounts that are looked at, the clearest flags first; when they work is read of the first <see cref="MostTimed"/>.</summary>
    public const int MostAccounts = 2_000, MostTimed = 100;

    private const int Billed = 1 << (int)SignalKind.BillingMail | 1 << (int)SignalKind.BillingName | 1 << (int)SignalKind.CorporateCard, FromNetwork = 1 << (int)SignalKind.Network;

    /// <returns>The result; or <c>permission.missing</c>, <c>organization.not-found</c>.</returns>
    public async Task<Outcome<PersonOrCompanyResult>> HandleAsync(GetPersonOrCompany query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<PersonOrCompanyResult>>(
            async (db, ct) =>
            {
                var found = await db.Organizations.Where(o => o.Id == query.Id).Select(o => new { o.Country }).TagWith(nameof(GetPersonOrCompany)).SingleOrDefaultAsync(ct);
                return found is null ? OrganizationRefusals.NotFound : PersonOrCompany.Judge(await FactsAsync(db, query.Id, found.Country, ct));
            },
            cancel);
    }

    private static async Task<PersonOrCompanyFacts> FactsAsync(CordonDb db, OrganizationId id, string? country, CancellationToken cancel)
    {
        var self = OrganizationPeople.SelfAndMerged(db, id);
        var flagged = await FlaggedAsync(db, self, cancel);
        var accounts = flagged.Select(f => f.Account).ToList();
        var payers = await InChunks.ReadAsync(accounts, chunk => db.AccountPayments.Where(p => chunk.Contains(p.AccountId)).Join(db.PaymentIdentities, p => p.PaymentIdentityId, i => i.Id, (p, i) => new { p.AccountId, i.Funding })
            .GroupBy(p => p.AccountId).Select(g => new { g.Key, Corporate = g.Count(p => p.Funding == CardFunding.Corporate) }).TagWith("PayersOfOrganization").ToListAsync(cancel));
        var corporate = payers.Where(p => p.Corporate > 0).Select(p => p.Key).Union(flagged.Where(f => (f.Kinds & Billed) != 0).Select(f => f.Account)).ToHashSet();
        var notices = await db.OrganizationNotes.Where(n => self.Contains(n.OrganizationId) && n.TakenBackAt == null && n.Text.StartsWith(NoticeMark)).Select(n => n.At).TagWith("NoticesOfOrganization").ToListAsync(cancel);
        var notified = notices.Count == 0 ? (DateTimeOffset?)null : notices.Max();
        var since = notified is not { } at ? 0
            : (await InChunks.ReadAsync(accounts, chunk => FlagScores.Open(db).Where(f => chunk.Contains(f.AccountId) && f.ToAt > at).Select(f => f.AccountId).Distinct().ToListAsync(cancel))).Count;
        var (requests, office) = await HoursAsync(db, [.. accounts.Take(MostTimed)], country, cancel);
        var actors = await ActorsAsync(db, accounts, cancel);
        var below = await ActorsAsync(db, [.. (await FlaggedAsync(db, db.OrganizationAncestors.Where(a => a.AncestorId == id && a.Depth > 0).Select(a => a.OrganizationId), cancel)).Select(f => f.Account)], cancel);
        return new(flagged.Count, actors.Count, payers.Select(p => p.Key).Union(corporate).Count(), corporate.Count, await db.OrganizationNetworks.AnyAsync(n => self.Contains(n.OrganizationId), cancel),
            flagged.Count(f => (f.Kinds & FromNetwork) != 0), requests, office, notified, since, below.Except(actors).Count());
    }

    private static async Task<List<(AccountId Account, int Kinds)>> FlaggedAsync(CordonDb db, IQueryable<OrganizationId> organizations, CancellationToken cancel)
    {
        var found = await db.Affiliations.Where(a => organizations.Contains(a.OrganizationId) && (a.State == AffiliationState.Confirmed || (a.State == AffiliationState.Suspected && a.Confidence >= OrganizationPeople.Likely)))
            .Join(db.Accounts.Where(a => a.FlagScore > 0), a => a.AccountId, a => a.Id, (f, a) => new { f.AccountId, f.Kinds, a.FlagScore })
            .OrderByDescending(f => f.FlagScore).ThenBy(f => f.AccountId).Take(MostAccounts).TagWith("FlaggedOfOrganization").ToListAsync(cancel);
        // Decided for one organization and suspected of another that was merged with it, an account is still one.
        return [.. found.GroupBy(f => f.AccountId).Select(g => (g.Key, g.Aggregate(0, (bits, f) => bits | f.Kinds)))];
    }

    /// <summary>Those that nothing links: a cluster, told by its number, is one; so is an account of none.</summary>
    private static async Task<HashSet<(bool IsCluster, long Id)>> ActorsAsync(CordonDb db, List<AccountId> accounts, CancellationToken cancel)
    {
        var members = (await InChunks.ReadAsync(accounts, chunk => db.ClusterMembers.Where(m => chunk.Contains(m.AccountId)).TagWith("ActorsOfOrganization").ToListAsync(cancel))).ToDictionary(m => m.AccountId, m => m.ClusterId.Value);
        return [.. accounts.Select(a => members.TryGetValue(a, out var cluster) ? (true, cluster) : (false, a.Value))];
    }

    /// <returns>Requests within the windows of their flags, and of these the ones in office hours; nulls where the time there is not known.</returns>
    private static async Task<(long? Requests, long? Office)> HoursAsync(CordonDb db, List<AccountId> accounts, string? country, CancellationToken cancel)
    {
        if (CountryTime.ZoneOf(country) is not { } zone) return (null, null);
        var open = FlagScores.Open(db);
        var rows = db.ActivityMinutes.Where(m => accounts.Contains(m.AccountId) && open.Any(f => f.AccountId == m.AccountId && m.MinuteAt >= f.FromAt && m.MinuteAt <= f.ToAt))
            .Select(m => new { m.MinuteAt, m.Requests }).TagWith("HoursOfOrganization").AsAsyncEnumerable();
        var (requests, office) = (0L, 0L);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            requests += row.Requests;
            if (CountryTime.IsOfficeHour(row.MinuteAt, zone)) office += row.Requests;
        }
        return (requests, office);
    }
}
