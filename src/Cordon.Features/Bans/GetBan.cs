using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A ban with all that is written down of it. Whom it covers is asked for by itself.</summary>
public sealed record GetBan(BanId Id);

/// <param name="Head">As the list shows it.</param>
/// <param name="Proposals">Of the ban, its lifts and exemptions, in the order they were made, at most <see cref="GetBanHandler.MostProposals"/>.</param>
/// <param name="Exemptions">Those that stand first, at most <see cref="GetBanHandler.MostExemptions"/> of <paramref name="ExemptionCount"/>.</param>
/// <param name="History">What the audit record holds of it and its proposals, newest first.</param>
/// <param name="Now">When it was read; what depends on the time is told by it.</param>
public sealed record BanView(BanRow Head, BanRule Rule, string ClauseText, int ClauseVersion, string Reason, string Statement, DateTimeOffset? ApprovedAt, string? ApprovedBy, DateTimeOffset? AppliedAt,
    DateTimeOffset? EmergencyEndsAt, bool IsInForce, IReadOnlyList<BanIncidentView> Incidents, IReadOnlyList<BanEvidenceView> Evidence, IReadOnlyList<BanProposalView> Proposals,
    IReadOnlyList<BanExemptionView> Exemptions, int ExemptionCount, IReadOnlyList<BanEvent> History, DateTimeOffset Now, BanActs May)
{
    public long Id => Head.Id;
}

/// <summary>What whoever asks may do with it, as it stands; each handler asks again.</summary>
public sealed record BanActs(bool Lift, bool Exempt, bool Undo, bool Keep)
{
    public bool Any => Lift || Exempt || Undo || Keep;
}

public sealed record BanIncidentView(long Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, IncidentStatus Status);

/// <param name="Opened">How often somebody was shown what stands in it.</param>
public sealed record BanEvidenceView(long Id, string Name, long SizeBytes, string Sha256, int Opened, EvidenceFault? Fault);

/// <param name="Estimate">Wrongly covered, with the 95 % interval; null where no sample was judged.</param>
public sealed record BanProposalView(long Id, ProposalKind Kind, ProposalState State, string Reason, int Accounts, int StayBanned, string Digest, DateTimeOffset? UntilAt, string? Ground, bool Competitor, bool Ties,
    WronglyCovered? Estimate, string By, DateTimeOffset At, DateTimeOffset LapsesAt, IReadOnlyList<BanApprovalView> Approvals);

/// <param name="Added">By how many the accounts differed from those proposed, as whoever said so saw and took note of.</param>
public sealed record BanApprovalView(ApprovalKind Kind, string By, DateTimeOffset At, string? Reason, string? Digest, int Added, int Removed);

/// <param name="Account">The external id.</param>
public sealed record BanExemptionView(long AccountId, string Account, string Reason, string? Ground, DateTimeOffset FromAt, DateTimeOffset? UntilAt, DateTimeOffset? EndedAt, bool Stands);

/// <param name="Action">The audit action.</param>
public sealed record BanEvent(DateTimeOffset At, string Action, string Actor, string? Reason);

public sealed class GetBanHandler(CordonStore store, ICurrentActor actors, TimeProvider clock, Hosting.BanSettings settings)
{
    public const int MostIncidents = 100, MostEvidence = 100, MostProposals = 100, MostExemptions = 100, MostEvents = 100;

    /// <returns>The ban; or <c>permission.missing</c>, <c>ban.not-found</c>.</returns>
    public async Task<Outcome<BanView>> HandleAsync(GetBan query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var now = clock.GetUtcNow();
        return await store.ReadAsync<Outcome<BanView>>(
            async (db, ct) =>
            {
                var id = query.Id;
                if (await db.Bans.TagWith(nameof(GetBan)).SingleOrDefaultAsync(b => b.Id == id, ct) is not { } ban) return BanRefusals.NotFound;
                var head = (await ListBansHandler.RowsAsync(db, [ban], DateOnly.FromDateTime(now.UtcDateTime), ct))[0];
                var clause = await db.PolicyClauses.TagWith(nameof(GetBan)).SingleAsync(c => c.Id == ban.ClauseId, ct);
                var incidents = await db.BanIncidents.Where(i => i.BanId == id).Join(db.Incidents, b => b.IncidentId, i => i.Id, (_, i) => i).OrderByDescending(i => i.FromAt).ThenByDescending(i => i.Id).Take(MostIncidents)
                    .Select(i => new BanIncidentView(i.Id.Value, i.Title, i.FromAt, i.ToAt, i.Status)).TagWith(nameof(GetBan)).ToListAsync(ct);
                var proposals = await ProposalsAsync(db, id, ct);
                var exemptions = await ExemptionsAsync(db, id, now, ct);
                var count = await db.Exemptions.Where(e => e.BanId == id).TagWith(nameof(GetBan)).CountAsync(ct);
                return new BanView(head, ban.Rule, clause.Text, clause.Version, ban.Reason, ban.Statement, ban.ApprovedAt, ban.ApprovedByName, ban.AppliedAt, ban.EmergencyEndsAt, ban.State == BanState.InForce && ban.IsInForceAt(now),
                    incidents, await EvidenceAsync(db, id, ct), proposals, exemptions, count, await HistoryAsync(db, id, proposals, ct), now, ActsOf(ban, proposals, actor, now));
            },
            cancel);
    }

    private BanActs ActsOf(Ban ban, List<BanProposalView> proposals, Actor actor, DateTimeOffset now)
    {
        var stands = ban.State is BanState.InForce or BanState.Scheduled;
        var liftWaits = proposals.Exists(p => p is { Kind: ProposalKind.Lift, State: ProposalState.Waiting });
        return new(
            stands && !liftWaits && actor.May(Permission.Propose),
            ban.State == BanState.InForce && actor.May(Permission.Propose),
            ban.State == BanState.InForce && ban.ApprovedBy == actor.Id && actor.May(Permission.Approve) && UndoBanHandler.IsOpen(ban, settings, now),
            stands && ban.ReviewOn is not null && actor.May(Permission.Approve));
    }

    private static async Task<List<BanProposalView>> ProposalsAsync(CordonDb db, BanId ban, CancellationToken cancel)
    {
        var proposals = await db.Proposals.Where(p => p.BanId == ban).OrderBy(p => p.Id).Take(MostProposals).TagWith(nameof(GetBan)).ToListAsync(cancel);
        var ids = proposals.ConvertAll(p => p.Id);
        var approvals = (await db.Approvals.Where(a => ids.Contains(a.ProposalId)).OrderBy(a => a.Id).TagWith(nameof(GetBan)).ToListAsync(cancel)).ToLookup(a => a.ProposalId);
        return proposals.ConvertAll(p => new BanProposalView(p.Id.Value, p.Kind, p.State, p.Reason, p.Accounts, p.StayBanned, p.Digest, p.UntilAt, p.Ground, p.Competitor, p.Ties,
            p is { WrongEstimate: { } estimate, WrongLow: { } low, WrongHigh: { } high } ? new(estimate, low, high) : null, p.ProposedByName, p.ProposedAt, p.LapsesAt,
            [.. approvals[p.Id].Select(a => new BanApprovalView(a.Kind, a.ByName, a.At, a.Reason, a.Digest, a.Added, a.Removed))]));
    }

    private static async Task<IReadOnlyList<BanEvidenceView>> EvidenceAsync(CordonDb db, BanId ban, CancellationToken cancel)
    {
        var items = await db.BanEvidence.Where(e => e.BanId == ban).Join(db.Evidence, b => b.EvidenceId, e => e.Id, (_, e) => e).OrderBy(e => e.Id).Take(MostEvidence).TagWith(nameof(GetBan)).ToListAsync(cancel);
        var ids = items.ConvertAll(e => e.Id);
        var opened = await db.Custody.Where(c => ids.Contains(c.EvidenceId) && c.Action == CustodyAction.Viewed).GroupBy(c => c.EvidenceId).Select(g => new { g.Key, Count = g.Count() }).TagWith(nameof(GetBan))
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var faults = await EvidenceFaults.OfAsync(db, [.. items.Select(e => e.Sha256).Distinct()], cancel);
        return items.ConvertAll(e => new BanEvidenceView(e.Id.Value, e.OriginalName, e.SizeBytes, e.Sha256, opened.GetValueOrDefault(e.Id), faults.TryGetValue(e.Sha256, out var fault) ? fault : null));
    }

    private static async Task<IReadOnlyList<BanExemptionView>> ExemptionsAsync(CordonDb db, BanId ban, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (from e in db.Exemptions
                          where e.BanId == ban
                          join a in db.Accounts on e.AccountId equals a.Id
                          join p in db.Proposals on e.ProposalId equals p.Id
                          orderby e.EndedAt != null, e.Id descending
                          select new { Exemption = e, a.ExternalId, p.Reason, p.Ground }).Take(MostExemptions).TagWith(nameof(GetBan)).ToListAsync(cancel);
        return rows.ConvertAll(r => new BanExemptionView(r.Exemption.AccountId.Value, r.ExternalId, r.Reason, r.Ground, r.Exemption.FromAt, r.Exemption.UntilAt, r.Exemption.EndedAt, r.Exemption.IsInForceAt(now)));
    }

    private static async Task<IReadOnlyList<BanEvent>> HistoryAsync(CordonDb db, BanId ban, List<BanProposalView> proposals, CancellationToken cancel)
    {
        List<string> subjects = [FormattableString.Invariant($"ban:{ban.Value}"), .. proposals.Select(p => FormattableString.Invariant($"proposal:{p.Id}"))];
        return await db.AuditEntries.Where(e => subjects.Contains(e.Subject)).OrderByDescending(e => e.Sequence).Take(MostEvents).Select(e => new BanEvent(e.At, e.Action, e.Actor, e.Reason)).TagWith(nameof(GetBan)).ToListAsync(cancel);
    }
}
