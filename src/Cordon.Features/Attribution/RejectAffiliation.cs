using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;

namespace Cordon.Features.Attribution;

/// <summary>Says that an account does not belong to an organization. Machines do not overrule it; evidence of a stronger kind asks again.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record RejectAffiliation(AffiliationId Affiliation, string Reason);

public sealed class RejectAffiliationHandler(CordonStore store, AttributionSettings settings, ICurrentActor actors)
{
    /// <returns>The affiliation; or <c>permission.missing</c>, <c>affiliation.not-found</c>, <c>affiliation.reason-too-short</c>, <c>affiliation.already-so</c>, <c>affiliation.changed-meanwhile</c>.</returns>
    public async Task<Outcome<AffiliationId>> HandleAsync(RejectAffiliation command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (Affiliation.CheckReason(command.Reason) is { } refusal) return refusal;
        return await AffiliationWriter.DecideAsync(store, settings, actor, command.Affiliation, "affiliation.rejected", command.Reason,
            (unit, affiliation, known) => Task.FromResult(affiliation.Reject(actor, command.Reason, known, unit.At)), cancel);
    }
}
