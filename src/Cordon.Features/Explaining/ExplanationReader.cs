using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Evidence;
using Cordon.Domain.Explaining;
using Cordon.Features.Attribution;
using Cordon.Features.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Explaining;

/// <summary>Reads what <see cref="Explainer"/> is fed with, of one account; a fixed number of queries however many bans reach it.</summary>
internal static class ExplanationReader
{
    /// <summary>Most of each kind that is read; what is beyond is on the page of the ban.</summary>
    private const int MostBans = 50, MostPast = 20, MostIncidents = 20, MostEvidence = 20;

    /// <returns>Null where there is no such account.</returns>
    public static async Task<ExplanationFacts?> ReadAsync(CordonDb db, AccountId account, DateTimeOffset at, CancellationToken cancel)
    {
        if (await db.Accounts.Where(a => a.Id == account).Select(a => a.ExternalId).TagWith(nameof(ExplanationReader)).SingleOrDefaultAsync(cancel) is not { } name) return null;
        var covering = await db.Coverage.AsNoTracking().Where(c => c.AccountId == account && c.EndedAt == null).OrderBy(c => c.BanId).Take(MostBans).TagWith(nameof(ExplanationReader)).ToListAsync(cancel);
        var past = await db.Coverage.AsNoTracking().Where(c => c.AccountId == account && c.EndedAt != null).OrderByDescending(c => c.EndedAt).ThenByDescending(c => c.Id).Take(MostPast).TagWith(nameof(ExplanationReader)).ToListAsync(cancel);
        var exempt = (await db.Exemptions.AsNoTracking().Where(e => e.AccountId == account && e.EndedAt == null).OrderBy(e => e.Id).Take(MostBans).TagWith(nameof(ExplanationReader)).ToListAsync(cancel)).FindAll(e => e.IsInForceAt(at));
        var last = await db.EnforcementChanges.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.Sequence).TagWith(nameof(ExplanationReader)).FirstOrDefaultAsync(cancel);
        var bans = await BansAsync(db, [.. covering.Select(c => c.BanId).Concat(past.Select(c => c.BanId)).Concat(exempt.Select(e => e.BanId)).Distinct()], cancel);
        var affiliations = await AffiliationsAsync(db, account, [.. covering.Where(c => c.AffiliationId is not null).Select(c => (c.AffiliationId!.Value, bans[c.BanId].Ban.OrganizationId))], at, cancel);
        return new(name, at,
            [.. covering.Select(c => new CoveringFacts(bans[c.BanId], c.SinceAt, c.AffiliationId is { } through ? affiliations.GetValueOrDefault((through, bans[c.BanId].Ban.OrganizationId)) : null))],
            last,
            [.. exempt.Where(e => bans[e.BanId].Ban.State is BanState.InForce or BanState.Scheduled).Select(e => new ExemptFacts(bans[e.BanId], e.FromAt, e.UntilAt))],
            [.. past.Select(c => new PastFacts(bans[c.BanId], c.SinceAt, c.EndedAt ?? at))]);
    }

    /// <summary>Bans with all that they rest on.</summary>
    public static async Task<IReadOnlyDictionary<BanId, BanFacts>> BansAsync(CordonDb db, IReadOnlyCollection<BanId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return new Dictionary<BanId, BanFacts>();
        var bans = await db.Bans.AsNoTracking().Where(b => ids.Contains(b.Id)).TagWith(nameof(ExplanationReader)).ToListAsync(cancel);
        var clauseIds = bans.ConvertAll(b => b.ClauseId);
        var clauses = await db.PolicyClauses.AsNoTracking().Where(c => clauseIds.Contains(c.Id)).TagWith(nameof(ExplanationReader)).ToDictionaryAsync(c => c.Id, cancel);
        var targets = bans.Where(b => b.OrganizationId is not null).Select(b => b.OrganizationId!.Value).Distinct().ToList();
        var names = await db.Organizations.Where(o => targets.Contains(o.Id)).Select(o => new { o.Id, o.Name }).TagWith(nameof(ExplanationReader)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var decisions = await DecisionsAsync(db, bans, cancel);
        var incidents = (await db.BanIncidents.Where(i => ids.Contains(i.BanId)).Join(db.Incidents, b => b.IncidentId, i => i.Id, (b, i) => new { b.BanId, i.Id, i.Title, i.FromAt, i.ToAt, i.PublicSentence })
            .TagWith(nameof(ExplanationReader)).ToListAsync(cancel)).OrderBy(i => i.FromAt).ThenBy(i => i.Id.Value).ToLookup(i => i.BanId, i => new PathIncident(i.Id, i.Title, i.FromAt, i.ToAt, i.PublicSentence));
        var evidence = await EvidenceAsync(db, ids, cancel);
        return bans.ToDictionary(b => b.Id, b => new BanFacts(b, b.OrganizationId is { } organization ? names.GetValueOrDefault(organization) : null, clauses[b.ClauseId], decisions(b),
            [.. incidents[b.Id].Take(MostIncidents)], [.. evidence[b.Id].Take(MostEvidence)]));
    }

    private static async Task<Func<Ban, IReadOnlyList<DecisionFact>>> DecisionsAsync(CordonDb db, List<Ban> bans, CancellationToken cancel)
    {
        var ids = bans.ConvertAll(b => b.Id);
        var proposals = (await db.Proposals.AsNoTracking().Where(p => ids.Contains(p.BanId) && p.Kind == ProposalKind.Ban).OrderBy(p => p.Id).TagWith(nameof(ExplanationReader)).ToListAsync(cancel)).ToLookup(p => p.BanId);
        return ban =>
        {
            var decisions = new List<DecisionFact> { new(ban.EmergencyAt is null ? DecisionKind.Proposed : DecisionKind.PlacedInEmergency, ban.ProposedByName, ban.EmergencyAt ?? ban.ProposedAt) };
            // Of a proposal that was sent back, what was said to it is no longer what the ban rests on.
            if (proposals[ban.Id].LastOrDefault() is { CoSignedByName: { } signer, CoSignedAt: { } signedAt }) decisions.Add(new(DecisionKind.CoSigned, signer, signedAt));
            if (ban is { ApprovedAt: { } approvedAt, ApprovedByName: { } approver }) decisions.Add(new(DecisionKind.Approved, approver, approvedAt));
            return decisions;
        };
    }

    private static async Task<ILookup<BanId, PathEvidence>> EvidenceAsync(CordonDb db, IReadOnlyCollection<BanId> ids, CancellationToken cancel)
    {
        var items = await db.BanEvidence.Where(e => ids.Contains(e.BanId)).Join(db.Evidence, b => b.EvidenceId, e => e.Id, (b, e) => new { b.BanId, e.Id, e.OriginalName, e.Sha256 })
            .TagWith(nameof(ExplanationReader)).ToListAsync(cancel);
        var numbers = items.Select(i => i.Id).Distinct().ToList();
        var opened = await db.Custody.Where(c => numbers.Contains(c.EvidenceId) && c.Action == CustodyAction.Viewed).GroupBy(c => c.EvidenceId).Select(g => new { g.Key, Count = g.Count() })
            .TagWith(nameof(ExplanationReader)).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var faults = await EvidenceFaults.OfAsync(db, [.. items.Select(i => i.Sha256).Distinct()], cancel);
        return items.OrderBy(i => i.Id.Value).ToLookup(i => i.BanId, i => new PathEvidence(i.Id, i.OriginalName, i.Sha256, opened.GetValueOrDefault(i.Id), faults.TryGetValue(i.Sha256, out var fault) ? fault : null));
    }

    private static async Task<Dictionary<(AffiliationId, OrganizationId?), AffiliationFacts>> AffiliationsAsync(CordonDb db, AccountId account, IReadOnlyCollection<(AffiliationId Id, OrganizationId? Target)> through,
        DateTimeOffset at, CancellationToken cancel)
    {
        var facts = new Dictionary<(AffiliationId, OrganizationId?), AffiliationFacts>();
        if (through.Count == 0) return facts;
        var ids = through.Select(t => t.Id).Distinct().ToList();
        var affiliations = await db.Affiliations.AsNoTracking().Where(a => ids.Contains(a.Id)).TagWith(nameof(ExplanationReader)).ToDictionaryAsync(a => a.Id, cancel);
        var below = affiliations.Values.Select(a => a.OrganizationId).Distinct().ToList();
        var targets = through.Where(t => t.Target is not null).Select(t => t.Target!.Value).Distinct().ToList();
        var organizations = await db.Organizations.Where(o => targets.Contains(o.Id) || db.OrganizationAncestors.Any(a => below.Contains(a.OrganizationId) && a.AncestorId == o.Id))
            .Select(o => new NamedOrganization(o.Id, o.Name, o.ParentId, o.MergedIntoId, o.RootId)).TagWith(nameof(ExplanationReader)).ToDictionaryAsync(o => o.Id, cancel);
        var judged = (await AccountSignals.JudgeAsync(db, [account], at, cancel)).GetValueOrDefault(account) ?? [];
        var sources = (await AccountSignals.ReadAsync(db, [account], cancel)).ToLookup(s => (s.Root, s.Kind), s => s.Source);
        foreach (var (id, target) in through)
        {
            if (!affiliations.TryGetValue(id, out var found)) continue;
            var shares = judged.FirstOrDefault(j => j.Organization == found.OrganizationId)?.Shares ?? [];
            facts[(id, target)] = new(found.State, found.Confidence, found.DecidedByName, found.DecidedAt, found.DecisionReason,
                [.. shares.Select(s => new PathSignal(s.Kind, s.Text, s.LogOdds, s.Kind is { } kind ? [.. sources[(found.OrganizationId, kind)].Distinct().Order(StringComparer.Ordinal)] : []))],
                OrganizationWay.Of(found.OrganizationId, target, organizations));
        }
        return facts;
    }
}
