using System.Globalization;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>How a ban begins and ends, whoever decides it: its state, its coverage and what is waiting for it change together.</summary>
internal static class BanDecisions
{
    public static string Subject(BanId id) => string.Create(CultureInfo.InvariantCulture, $"ban:{id.Value}");

    /// <summary>Its time has come: it covers whom its rule means now.</summary>
    public static async Task<CoverageChange> BeginAsync(WriteUnit unit, Ban ban, CancellationToken cancel)
    {
        ban.Begin(unit.At);
        return await CoverageWriter.BeginAsync(unit, ban.Id, EnforcementCause.BanApplied, cancel);
    }

    /// <summary>It is over: whom no other ban covers is free, and what was proposed about it has nothing to decide any more.</summary>
    /// <param name="decided">The proposal that ends it, which is decided by itself.</param>
    public static async Task<CoverageChange> FinishAsync(WriteUnit unit, Ban ban, BanEnd how, Actor actor, CancellationToken cancel, ProposalId? decided = null)
    {
        ban.Finish(how, unit.At);
        var change = await CoverageWriter.FinishAsync(unit, ban.Id, CauseOf(how), cancel);
        foreach (var waiting in await unit.Db.Proposals.Where(p => p.BanId == ban.Id && p.State == ProposalState.Waiting && p.Id != decided).OrderBy(p => p.Id).TagWith(nameof(BanDecisions)).ToListAsync(cancel))
            ProposalTurn.Lapse(unit, waiting, ban, actor, "The ban is over.");
        return change;
    }

    public static EnforcementCause CauseOf(BanEnd how) => how switch
    {
        BanEnd.Lifted => EnforcementCause.BanLifted,
        BanEnd.Expired => EnforcementCause.BanExpired,
        BanEnd.EmergencyOver => EnforcementCause.EmergencyOver,
        _ => EnforcementCause.BanUndone,
    };

    /// <summary>One audit entry with the figures of what it came to.</summary>
    public static void Record(WriteUnit unit, Actor actor, string action, BanId ban, CoverageChange change, EnforcementCause cause, string? reason = null, Proposal? proposal = null, SetNow? seen = null) =>
        unit.Record(new AuditRecord(actor, action, Subject(ban), reason, After: new
        {
            proposal = proposal?.Id.Value,
            digest = seen?.Digest ?? proposal?.Digest,
            accounts = seen?.Accounts ?? proposal?.Accounts,
            added = seen?.Added,
            removed = seen?.Removed,
            coverage = CoverageUpkeep.Said(change, cause),
        }));
}
