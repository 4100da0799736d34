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
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Takes a merger back: the organization stands for itself again, with all that is its own.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record SplitOrganization(OrganizationMergeId Merge, string Reason);

public sealed class SplitOrganizationHandler(CordonStore store, AttributionSettings attribution, ICurrentActor actors)
{
    /// <returns>The merger; or <c>permission.missing</c>, <c>organization.reason-too-short</c>, <c>organization.not-merged</c>, <c>organization.changed-meanwhile</c>.</returns>
    public async Task<Outcome<OrganizationMergeId>> HandleAsync(SplitOrganization command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (OrganizationWriter.CheckReason(command.Reason) is { } refusal) return refusal;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        var merge = await unit.Db.OrganizationMerges.TagWith(nameof(SplitOrganization)).SingleOrDefaultAsync(m => m.Id == command.Merge && m.SplitAt == null, cancel);
        if (merge is null) return OrganizationRefusals.NotMerged;
        var merged = await unit.Db.Organizations.TagWith(nameof(SplitOrganization)).SingleAsync(o => o.Id == merge.MergedId, cancel);
        var under = await UnderAsync(unit.Db, merged, cancel);
        (merge.SplitAt, merge.SplitBy, merge.SplitByName, merge.SplitReason) = (unit.At, actor.Id, actor.Name, command.Reason.Trim());
        merge.Version++;
        (merged.MergedIntoId, merged.RootId) = (null, null);
        merged.Version++;
        await unit.Db.SaveChangesAsync(cancel);
        foreach (var some in under.Chunk(InChunks.Size))
            await unit.Db.Organizations.Where(o => some.Contains(o.Id)).ExecuteUpdateAsync(set => set.SetProperty(o => o.RootId, merged.Id), cancel);
        await OrganizationClosure.RenewAsync(unit.Db, [merged.Id], cancel);
        unit.Record(new AuditRecord(actor, "organization.split", OrganizationWriter.Subject(merge.KeptId), merge.SplitReason,
            Before: new { merge = merge.Id.Value, reason = merge.Reason, by = merge.By }, After: new { split = OrganizationWriter.Subject(merged.Id), splitName = merged.Name }));
        CoverageUpkeep.Follow(unit, actor, CoverageScope.Everybody, EnforcementCause.OrganizationChanged);
        if (attribution.AfterChange) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
        return OrganizationWriter.Outcome(await unit.CommitAsync(merge.Id, cancel));
    }

    /// <summary>What was merged into it, and into that, and so on: it goes with it.</summary>
    private static async Task<List<OrganizationId>> UnderAsync(CordonDb db, Organization merged, CancellationToken cancel)
    {
        var into = (await db.Organizations.Where(o => o.RootId == merged.RootId).Select(o => new { o.Id, Into = o.MergedIntoId!.Value })
            .TagWith(nameof(SplitOrganization)).ToListAsync(cancel)).ToLookup(o => o.Into, o => o.Id);
        var (under, next) = (new List<OrganizationId>(), new Queue<OrganizationId>([merged.Id]));
        while (next.TryDequeue(out var one))
            foreach (var below in into[one])
            {
                under.Add(below);
                next.Enqueue(below);
            }
        return under;
    }
}
