using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Somebody looked whether a ban is still right, and keeps it: with another date to look again, and who does.</summary>
/// <param name="Owner">A staff member's id or, in Development, sign-in name.</param>
public sealed record KeepBan(BanId Ban, DateOnly ReviewOn, string Owner, string Reason);

public sealed class KeepBanHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The ban; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.review-needed</c>, <c>proposal.reason-too-short</c>, what <see cref="Ban.Keep"/> refuses.</returns>
    public async Task<Outcome<BanId>> HandleAsync(KeepBan command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Approve)) return Refusals.NotPermitted;
        if (RefuseProposalHandler.Check(command.Reason) is { } tooShort) return tooShort;
        if (command.Owner.Trim() is not { Length: > 0 and <= 200 } owner) return BanRefusals.ReviewNeeded;
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        if (await unit.Db.Bans.TagWith(nameof(KeepBan)).SingleOrDefaultAsync(b => b.Id == command.Ban, cancel) is not { } ban) return BanRefusals.NotFound;
        var before = new { reviewOn = ban.ReviewOn, owner = ban.Owner };
        var staff = SampleStaff.All.FirstOrDefault(s => s.Id == owner || SampleStaff.SignInName(s) == owner || s.Name == owner);
        if (ban.Keep(command.ReviewOn, staff?.Id ?? owner, staff?.Name ?? owner, DateOnly.FromDateTime(unit.At.UtcDateTime)) is { } refusal) return refusal;
        unit.Record(new AuditRecord(actor, "ban.kept", BanDecisions.Subject(ban.Id), command.Reason.Trim(), before, new { reviewOn = ban.ReviewOn, owner = ban.Owner }));
        return await unit.CommitAsync(ban.Id, cancel);
    }
}
