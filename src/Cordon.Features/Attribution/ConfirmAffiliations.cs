using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Audit;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Confirms many affiliations at once, after a sample of them was looked at one by one.</summary>
/// <param name="Affiliations">1 to <see cref="ConfirmAffiliationsHandler.Most"/>. Those that a person has decided on meanwhile are left as they are.</param>
/// <param name="Reason">10 to 500 characters after trimming.</param>
/// <param name="Sample">The verdict on each that was looked at: true belongs there. <see cref="DrawAffiliationSampleHandler.Size"/> at least, or all; a false one stops the rest.</param>
public sealed record ConfirmAffiliations(IReadOnlyList<AffiliationId> Affiliations, string Reason, IReadOnlyDictionary<AffiliationId, bool> Sample);

/// <param name="Confirmed">How many are confirmed by it.</param>
/// <param name="Left">How many were left: decided on meanwhile, or without any signal.</param>
public sealed record ConfirmedAffiliations(int Confirmed, int Left);

public sealed class ConfirmAffiliationsHandler(CordonStore store, AttributionSettings settings, ICurrentActor actors)
{
    /// <summary>More in one transaction would hold everybody else off too long.</summary>
    public const int Most = 2_000;

    /// <returns>How many; or <c>permission.missing</c>, <c>affiliation.reason-too-short</c>, <c>affiliation.too-many</c>, <c>affiliation.not-found</c>, <c>affiliation.sample-not-looked-at</c>,
    /// <c>affiliation.sample-says-no</c>, <c>affiliation.changed-meanwhile</c>.</returns>
    public async Task<Outcome<ConfirmedAffiliations>> HandleAsync(ConfirmAffiliations command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (Affiliation.CheckReason(command.Reason) is { } refusal) return refusal;
        var ids = command.Affiliations.Distinct().ToList();
        if (ids.Count > Most) return AffiliationRefusals.TooMany;
        if (ids.Count == 0) return AffiliationRefusals.NotFound;
        if (command.Sample.Keys.Count(ids.Contains) < Math.Min(DrawAffiliationSampleHandler.Size, ids.Count)) return AffiliationRefusals.SampleNotLookedAt;
        if (command.Sample.Values.Contains(false)) return AffiliationRefusals.SampleSaysNo;

        await using var unit = await AffiliationWriter.BeginAsync(store, cancel);
        var found = await unit.Db.Affiliations.Where(a => ids.Contains(a.Id)).TagWith(nameof(ConfirmAffiliations)).ToListAsync(cancel);
        if (found.Count < ids.Count) return AffiliationRefusals.NotFound;
        var known = await AccountSignals.JudgeAsync(unit.Db, [.. found.Select(a => a.AccountId).Distinct()], unit.At, cancel);
        var confirmed = 0;
        foreach (var affiliation in found)
        {
            if (affiliation.State != AffiliationState.Suspected) continue;
            var judgement = known.GetValueOrDefault(affiliation.AccountId)?.FirstOrDefault(j => j.Organization == affiliation.OrganizationId);
            if (judgement is null || affiliation.Confirm(actor, command.Reason, judgement, unit.At) is not null) continue;
            unit.Db.AffiliationVersions.Add(AffiliationVersion.Of(affiliation, unit.At));
            confirmed++;
        }
        unit.Record(new AuditRecord(actor, "affiliations.confirmed", found.Select(a => a.OrganizationId).Distinct().Count() == 1 ? $"organization:{found[0].OrganizationId.Value}" : "affiliations",
            command.Reason.Trim(), After: new { confirmed, left = found.Count - confirmed, affiliations = found.Select(a => a.Id.Value).Order(), lookedAt = command.Sample.Keys.Select(a => a.Value).Order() }));
        CoverageUpkeep.Follow(unit, actor, CoverageScope.Of([.. found.Select(a => a.AccountId)]), EnforcementCause.AffiliationChanged);
        if (settings.AfterChange) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
        return AffiliationWriter.Outcome(await unit.CommitAsync(new ConfirmedAffiliations(confirmed, found.Count - confirmed), cancel));
    }
}
