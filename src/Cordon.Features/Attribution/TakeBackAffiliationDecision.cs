using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Takes the standing decision on an affiliation back: what stood before it stands again.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record TakeBackAffiliationDecision(AffiliationId Affiliation, string Reason);

public sealed class TakeBackAffiliationDecisionHandler(CordonStore store, AttributionSettings settings, ICurrentActor actors)
{
    /// <returns>The affiliation; or <c>permission.missing</c>, <c>affiliation.not-found</c>, <c>affiliation.reason-too-short</c>, <c>affiliation.not-decided</c>, <c>affiliation.changed-meanwhile</c>.</returns>
    public async Task<Outcome<AffiliationId>> HandleAsync(TakeBackAffiliationDecision command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (Affiliation.CheckReason(command.Reason) is { } refusal) return refusal;
        return await AffiliationWriter.DecideAsync(store, settings, actor, command.Affiliation, "affiliation.decision-taken-back", command.Reason, async (unit, affiliation, known) =>
        {
            if (affiliation.DecidedAt is not { } decided) return AffiliationRefusals.NotDecided;
            // What was believed last before that decision: an earlier one, or the signals alone.
            var before = await unit.Db.AffiliationVersions.AsNoTracking().Where(v => v.AffiliationId == affiliation.Id && (v.DecidedAt == null || v.DecidedAt < decided))
                .OrderByDescending(v => v.Id).TagWith(nameof(TakeBackAffiliationDecision)).FirstOrDefaultAsync(cancel);
            return affiliation.TakeBack(before, command.Reason, known, unit.At);
        }, cancel);
    }
}
