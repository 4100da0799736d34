using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Whoever approved a ban takes it back right after it was applied; later, a lift is proposed.</summary>
public sealed record UndoBan(BanId Ban, string Reason);

/// <param name="Freed">Accounts that are free by it.</param>
/// <param name="Sequence">The last line of the change feed; null where nobody's state changed.</param>
public sealed record UndoneBan(BanId Ban, int Freed, long? Sequence);

public sealed class UndoBanHandler(CordonStore store, ICurrentActor actors, BanSettings settings)
{
    /// <returns>What came of it; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.not-in-force</c>, <c>ban.undo-not-yours</c>, <c>ban.undo-over</c>, <c>proposal.reason-too-short</c>.</returns>
    public async Task<Outcome<UndoneBan>> HandleAsync(UndoBan command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Approve)) return Refusals.NotPermitted;
        if (RefuseProposalHandler.Check(command.Reason) is { } refusal) return refusal;
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        if (await unit.Db.Bans.TagWith(nameof(UndoBan)).SingleOrDefaultAsync(b => b.Id == command.Ban, cancel) is not { } ban) return BanRefusals.NotFound;
        if (ban.State != BanState.InForce) return BanRefusals.NotInForce;
        if (ban.ApprovedBy != actor.Id) return BanRefusals.UndoNotYours;
        if (!IsOpen(ban, settings, unit.At)) return BanRefusals.UndoOver;
        var change = await BanDecisions.FinishAsync(unit, ban, BanEnd.Undone, actor, cancel);
        BanDecisions.Record(unit, actor, "ban.undone", ban.Id, change, EnforcementCause.BanUndone, command.Reason.Trim());
        return await unit.CommitAsync(new UndoneBan(ban.Id, change.Freed, change.LastSequence), cancel);
    }

    /// <summary>Whether its approver may still take it back.</summary>
    public static bool IsOpen(Ban ban, BanSettings settings, DateTimeOffset now) => ban.AppliedAt is { } applied && now < applied.AddMinutes(settings.UndoMinutes);
}
