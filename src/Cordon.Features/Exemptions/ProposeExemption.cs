using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Exemptions;

/// <summary>Wants accounts let go by a ban that goes on. A second person decides.</summary>
/// <param name="UntilAt">When it ends by itself, exclusive; null: as long as the ban.</param>
/// <param name="Ties">Whether the proposer has ties to those it is for; then Legal signs first.</param>
public sealed record ProposeExemption(BanId Ban, ExemptionWish Wish, string Reason, DateTimeOffset? UntilAt = null, bool Ties = false);

public sealed class ProposeExemptionHandler(CordonStore store, ICurrentActor actors, BanSettings settings, CarryOutDueHandler due)
{
    /// <returns>The proposal; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.not-in-force</c>, <c>ban.reason-too-short</c>, <c>exemption.end-out-of-range</c>, and what <see cref="PreviewExemption"/> refuses.</returns>
    public async Task<Outcome<NewProposal>> HandleAsync(ProposeExemption command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        if (Ban.CheckReason(command.Reason) is { } refusal) return refusal;
        await due.OfAsync(command.Ban, cancel);
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        if (await unit.Db.Bans.TagWith(nameof(ProposeExemption)).SingleOrDefaultAsync(b => b.Id == command.Ban, cancel) is not { } ban) return BanRefusals.NotFound;
        if (ban.State != BanState.InForce) return BanRefusals.NotInForce;
        if (command.UntilAt <= unit.At) return ExemptionRefusals.EndOutOfRange;
        if (!(await ExemptionSet.FindAsync(unit.Db, store.Dialect, ban, command.Wish, unit.At, cancel)).Accepted(out var set, out var nobody)) return nobody;
        var proposal = unit.Db.Proposals.Add(new Proposal
        {
            Kind = ProposalKind.Exemption,
            BanId = ban.Id,
            Reason = command.Reason.Trim(),
            Digest = AccountsDigest.Of(set.Accounts),
            Accounts = set.Accounts.Count,
            StayBanned = set.StaysBanned,
            UntilAt = command.UntilAt?.ToUniversalTime(),
            Ground = command.Wish.Ground,
            Ties = command.Ties,
            ProposedBy = actor.Id,
            ProposedByName = actor.Name,
            ProposedAt = unit.At,
            LapsesAt = unit.At.AddDays(settings.ProposalDays),
        }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        var statement = $"INSERT INTO ProposalAccounts (ProposalId, AccountId) SELECT {proposal.Id.Value.ToString(CultureInfo.InvariantCulture)}, n.Id FROM {store.Dialect.IdList("{0}")} n";
        await unit.Db.Database.ExecuteSqlRawAsync(statement, [ExemptionSet.Json(set.Accounts)], cancel);
        unit.Record(new AuditRecord(actor, "exemption.proposed", BanDecisions.Subject(ban.Id), proposal.Reason,
            After: new { proposal = proposal.Id.Value, digest = proposal.Digest, accounts = set.Accounts.Count, frees = set.Frees, staysBanned = set.StaysBanned, ground = proposal.Ground, until = proposal.UntilAt, ties = command.Ties }));
        return await unit.CommitAsync(new NewProposal(proposal.Id, ProposalKind.Exemption, ban.Id, proposal.Digest, set.Frees, set.StaysBanned), cancel);
    }
}
