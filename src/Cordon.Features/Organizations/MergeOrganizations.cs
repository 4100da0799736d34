using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution;
using Cordon.Features.Enforcement;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Says that two organizations are one. Names, domains, networks and signals of both stay where they are and count for the one that is kept.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record MergeOrganizations(OrganizationId Kept, OrganizationId Merged, string Reason);

public sealed class MergeOrganizationsHandler(CordonStore store, AttributionSettings attribution, ICurrentActor actors)
{
    /// <returns>The merger; or <c>permission.missing</c>, <c>organization.reason-too-short</c>, <c>organization.same</c>, <c>organization.not-found</c>, <c>organization.already-merged</c>,
    /// <c>organization.merge-into-below</c>, <c>organization.changed-meanwhile</c>.</returns>
    public async Task<Outcome<OrganizationMergeId>> HandleAsync(MergeOrganizations command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (OrganizationWriter.CheckReason(command.Reason) is { } refusal) return refusal;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        var kept = await unit.Db.Organizations.TagWith(nameof(MergeOrganizations)).SingleOrDefaultAsync(o => o.Id == command.Kept, cancel);
        var merged = await unit.Db.Organizations.TagWith(nameof(MergeOrganizations)).SingleOrDefaultAsync(o => o.Id == command.Merged, cancel);
        if (await CheckAsync(unit.Db, kept, merged, cancel) is { } problem) return problem;
        var merge = await WriteAsync(unit, actor, kept!, merged!, command.Reason, cancel);
        unit.Record(new AuditRecord(actor, "organization.merged", OrganizationWriter.Subject(merge.KeptId), merge.Reason,
            After: new { merge = merge.Id.Value, merged = OrganizationWriter.Subject(merge.MergedId), mergedName = merged!.Name, keptName = kept!.Name }));
        CoverageUpkeep.Follow(unit, actor, CoverageScope.Everybody, EnforcementCause.OrganizationChanged);
        if (attribution.AfterChange) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
        return OrganizationWriter.Outcome(await unit.CommitAsync(merge.Id, cancel));
    }

    /// <summary>Makes them one in this unit, and says nothing yet.</summary>
    internal static async Task<OrganizationMerge> WriteAsync(WriteUnit unit, Actor actor, Organization kept, Organization merged, string reason, CancellationToken cancel)
    {
        var merge = unit.Db.OrganizationMerges.Add(new OrganizationMerge
        {
            KeptId = kept.Id,
            MergedId = merged.Id,
            Reason = reason.Trim(),
            By = actor.Id,
            ByName = actor.Name,
            At = unit.At,
        }).Entity;
        (merged.MergedIntoId, merged.RootId) = (kept.Id, kept.Id);
        merged.Version++;
        kept.Version++;
        await unit.Db.SaveChangesAsync(cancel);
        // What was merged into it before stands for the same now.
        await unit.Db.Organizations.Where(o => o.RootId == merged.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.RootId, kept.Id), cancel);
        await OrganizationClosure.RenewAsync(unit.Db, [merged.Id], cancel);
        return merge;
    }

    /// <summary>Why the two cannot be merged; null where they can.</summary>
    internal static async Task<Refusal?> CheckAsync(CordonDb db, Organization? kept, Organization? merged, CancellationToken cancel)
    {
        if (kept is null || merged is null) return OrganizationRefusals.NotFound;
        if (kept.Id == merged.Id) return OrganizationRefusals.SameOrganization;
        if (kept.MergedIntoId is not null || merged.MergedIntoId is not null) return OrganizationRefusals.AlreadyMerged;
        return await db.OrganizationAncestors.AnyAsync(a => a.OrganizationId == kept.Id && a.AncestorId == merged.Id, cancel) ? OrganizationRefusals.MergeIntoBelow : null;
    }
}
