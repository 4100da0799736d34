using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;

namespace Cordon.Features.Attribution;

/// <summary>Says that an affiliation was so, and is over.</summary>
/// <param name="EndedAt">When it ended in the world.</param>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record EndAffiliation(AffiliationId Affiliation, DateTimeOffset EndedAt, string Reason);

public sealed class EndAffiliationHandler(CordonStore store, AttributionSettings settings, ICurrentActor actors)
{
    /// <returns>The affiliation; or <c>permission.missing</c>, <c>affiliation.not-found</c>, <c>affiliation.reason-too-short</c>, <c>affiliation.end-out-of-range</c>, <c>affiliation.already-so</c>,
    /// <c>affiliation.changed-meanwhile</c>.</returns>
    public async Task<Outcome<AffiliationId>> HandleAsync(EndAffiliation command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (Affiliation.CheckReason(command.Reason) is { } refusal) return refusal;
        return await AffiliationWriter.DecideAsync(store, settings, actor, command.Affiliation, "affiliation.ended", command.Reason,
            (unit, affiliation, known) => Task.FromResult(affiliation.End(actor, command.Reason, known, command.EndedAt, unit.At)), cancel);
    }
}
