using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Wants a ban ended before its time. A second person decides.</summary>
/// <param name="Ties">Whether the proposer has ties to the target; then Legal signs first.</param>
public sealed record ProposeLift(BanId Ban, string Reason, bool Ties = false);

public sealed class ProposeLiftHandler(CordonStore store, ICurrentActor actors, BanSettings settings, CarryOutDueHandler due)
{
    /// <returns>The proposal; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.not-in-force</c>, <c>ban.reason-too-short</c>, <c>proposal.lift-waits</c>.</returns>
    public async Task<Outcome<NewProposal>> HandleAsync(ProposeLift command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        if (Ban.CheckReason(command.Reason) is { } refusal) return refusal;
        await due.OfAsync(command.Ban, cancel);
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        if (await unit.Db.Bans.TagWith(nameof(ProposeLift)).SingleOrDefaultAsync(b => b.Id == command.Ban, cancel) is not { } ban) return BanRefusals.NotFound;
        // One that was approved is carried out in a moment.
        if (ban.State is not (BanState.InForce or BanState.Scheduled) || await unit.Db.Proposals.AnyAsync(p => p.BanId == ban.Id && p.Kind == ProposalKind.Lift && p.State == ProposalState.Approved, cancel)) return BanRefusals.NotInForce;
        if (await unit.Db.Proposals.AnyAsync(p => p.BanId == ban.Id && p.Kind == ProposalKind.Lift && p.State == ProposalState.Waiting, cancel)) return ProposalRefusals.LiftWaits;
        var freed = await ProposedSet.Freed(unit.Db, ban).OrderBy(id => id).TagWith(nameof(ProposeLift)).ToListAsync(cancel);
        var stay = await ProposedSet.StayBanned(unit.Db, ban).TagWith(nameof(ProposeLift)).CountAsync(cancel);
        var proposal = unit.Db.Proposals.Add(new Proposal
        {
            Kind = ProposalKind.Lift,
            BanId = ban.Id,
            Reason = command.Reason.Trim(),
            Digest = AccountsDigest.Of(freed),
            Accounts = freed.Count,
            StayBanned = stay,
            Ties = command.Ties,
            ProposedBy = actor.Id,
            ProposedByName = actor.Name,
            ProposedAt = unit.At,
            LapsesAt = unit.At.AddDays(settings.ProposalDays),
        }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        await ProposedSet.WriteFreedAsync(unit.Db, proposal, ban, cancel);
        unit.Record(new AuditRecord(actor, "lift.proposed", BanDecisions.Subject(ban.Id), proposal.Reason, After: new { proposal = proposal.Id.Value, digest = proposal.Digest, frees = freed.Count, staysBanned = stay, ties = command.Ties }));
        return await unit.CommitAsync(new NewProposal(proposal.Id, ProposalKind.Lift, ban.Id, proposal.Digest, freed.Count, stay), cancel);
    }
}
