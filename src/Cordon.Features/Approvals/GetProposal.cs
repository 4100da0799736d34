using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>A proposal with all that whoever made it saw, and by how much that differs now.</summary>
public sealed record GetProposal(ProposalId Id);

/// <param name="Reason">Why it was proposed; of a ban, the ban's own.</param>
/// <param name="Accounts">That it covers, frees or exempts, as proposed; <paramref name="Digest"/> names them.</param>
/// <param name="StayBanned">Of a lift or exemption: how many other bans go on covering.</param>
/// <param name="Now">The accounts as they are now; null where it is decided.</param>
/// <param name="LosesBy">Percent of those proposed that may come and go before it lapses.</param>
/// <param name="Said">What was said to it, in order.</param>
/// <param name="IsOwn">Whether whoever asks proposed it.</param>
public sealed record ProposalView(long Id, ProposalKind Kind, ProposalState State, ProposedBan Ban, string Reason, string Digest, int Accounts, int StayBanned, DateTimeOffset? UntilAt, string? Ground, bool Competitor, bool Ties,
    WrongShare? Wrong, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset LapsesAt, bool NeedsCoSign, string? CoSignedBy, DateTimeOffset? CoSignedAt, SetDifference? Now, double LosesBy, IReadOnlyList<ProposalSaying> Said,
    bool IsOwn, bool MayDecide, bool MayCoSign);

/// <param name="Organization">Null where accounts are named.</param>
/// <param name="Reason">For staff; <paramref name="Statement"/>: for the person.</param>
/// <param name="EmergencyEndsAt">Set for one that stands on one person's word.</param>
public sealed record ProposedBan(long Id, BanState State, long? OrganizationId, string? Organization, BanRule Rule, string Clause, int ClauseVersion, string ClauseTitle, string ClauseText, string Reason, string Statement, DateTimeOffset FromAt,
    DateTimeOffset? UntilAt, DateOnly? ReviewOn, string? Owner, DateTimeOffset? EmergencyEndsAt, int Covered, IReadOnlyList<ProposedEvidence> Evidence, IReadOnlyList<ProposedIncident> Incidents);

public sealed record ProposedEvidence(long Id, string Name, long SizeBytes, string Sha256);

public sealed record ProposedIncident(long Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt);

/// <summary>Of those covered, wrongly so: the estimate by the judged sample and its 95 % interval, 0 to 1.</summary>
public sealed record WrongShare(double Estimate, double Low, double High);

/// <param name="FirstAdded">Some of those that came, as they are called on the platform; <paramref name="FirstRemoved"/>: of those that went.</param>
public sealed record SetDifference(string Digest, int Accounts, int Added, int Removed, bool IsDrifted, IReadOnlyList<string> FirstAdded, IReadOnlyList<string> FirstRemoved);

public sealed record ProposalSaying(ApprovalKind Kind, string By, DateTimeOffset At, string? Reason, string? Digest, int Added, int Removed);

public sealed class GetProposalHandler(CordonStore store, ICurrentActor actors, BanSettings settings, TimeProvider clock)
{
    public const int MostEvidence = 100;

    /// <returns>The proposal; or <c>permission.missing</c>, <c>proposal.not-found</c>.</returns>
    public async Task<Outcome<ProposalView>> HandleAsync(GetProposal query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ProposalView>>(
            async (db, ct) =>
            {
                if (await db.Proposals.TagWith(nameof(GetProposal)).SingleOrDefaultAsync(p => p.Id == query.Id, ct) is not { } p) return ProposalRefusals.NotFound;
                var ban = await db.Bans.TagWith(nameof(GetProposal)).SingleAsync(b => b.Id == p.BanId, ct);
                var said = await db.Approvals.Where(a => a.ProposalId == p.Id).OrderBy(a => a.Id).TagWith(nameof(GetProposal)).Select(a => new ProposalSaying(a.Kind, a.ByName, a.At, a.Reason, a.Digest, a.Added, a.Removed)).ToListAsync(ct);
                var wrong = p.WrongEstimate is { } estimate ? new WrongShare(estimate, p.WrongLow ?? estimate, p.WrongHigh ?? estimate) : null;
                var (waits, own) = (p.State == ProposalState.Waiting, p.ProposedBy == actor.Id);
                return new ProposalView(p.Id.Value, p.Kind, p.State, await BanAsync(db, ban, ct), p.Reason, p.Digest, p.Accounts, p.StayBanned, p.UntilAt, p.Ground, p.Competitor, p.Ties, wrong, p.ProposedByName, p.ProposedAt, p.LapsesAt,
                    p.NeedsCoSign, p.CoSignedByName, p.CoSignedAt, waits ? await DifferenceAsync(db, p, ban, ct) : null, settings.MostDriftPercent, said, own,
                    waits && !own && actor.May(Permission.Approve), waits && !own && p.NeedsCoSign && p.CoSignedAt is null && actor.May(Permission.CoSign));
            },
            cancel);
    }

    private async Task<SetDifference> DifferenceAsync(CordonDb db, Proposal proposal, Ban ban, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var seen = await ProposedSet.CompareAsync(db, store.Dialect, proposal, ban, at, cancel);
        if (seen.Added + seen.Removed == 0) return new(seen.Digest, seen.Accounts, 0, 0, false, [], []);
        var (now, then) = (await ProposedSet.NowAsync(db, store.Dialect, proposal, ban, at, cancel), ProposedSet.Then(db, proposal));
        return new(seen.Digest, seen.Accounts, seen.Added, seen.Removed, seen.IsDrifted(proposal, settings.MostDriftPercent), await FirstAsync(db, now.Except(then), cancel), await FirstAsync(db, then.Except(now), cancel));
    }

    private static async Task<IReadOnlyList<string>> FirstAsync(CordonDb db, IQueryable<long> accounts, CancellationToken cancel) =>
        await PreviewLiftHandler.NamesAsync(db, await accounts.OrderBy(id => id).Take(PreviewLiftHandler.MostNames).TagWith(nameof(GetProposal)).ToListAsync(cancel), cancel);

    private static async Task<ProposedBan> BanAsync(CordonDb db, Ban ban, CancellationToken cancel)
    {
        var clause = await db.PolicyClauses.TagWith(nameof(GetProposal)).SingleAsync(c => c.Id == ban.ClauseId, cancel);
        var organization = ban.OrganizationId is { } id ? await db.Organizations.Where(o => o.Id == id).Select(o => o.Name).TagWith(nameof(GetProposal)).SingleAsync(cancel) : null;
        var evidence = await db.BanEvidence.Where(e => e.BanId == ban.Id).Join(db.Evidence, e => e.EvidenceId, i => i.Id, (e, i) => i).OrderBy(i => i.Id).Take(MostEvidence)
            .Select(i => new ProposedEvidence(i.Id.Value, i.OriginalName, i.SizeBytes, i.Sha256)).TagWith(nameof(GetProposal)).ToListAsync(cancel);
        var incidents = await db.BanIncidents.Where(e => e.BanId == ban.Id).Join(db.Incidents, e => e.IncidentId, i => i.Id, (e, i) => i).OrderBy(i => i.Id).Take(MostEvidence)
            .Select(i => new ProposedIncident(i.Id.Value, i.Title, i.FromAt, i.ToAt)).TagWith(nameof(GetProposal)).ToListAsync(cancel);
        return new(ban.Id.Value, ban.State, ban.OrganizationId?.Value, organization, ban.Rule, clause.Code, clause.Version, clause.Title, clause.Text, ban.Reason, ban.Statement, ban.FromAt, ban.UntilAt, ban.ReviewOn, ban.OwnerName,
            ban.ApprovedAt is null ? ban.EmergencyEndsAt : null, ban.Covered, evidence, incidents);
    }
}
