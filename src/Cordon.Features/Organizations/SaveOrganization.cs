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

/// <summary>Adds an organization by hand, or saves what a person changed of one: afterwards it has exactly these names, domains and networks.</summary>
/// <param name="Id">Null: a new one.</param>
/// <param name="Version">The state that was looked at; of a new one any.</param>
/// <param name="Domains">Hosts such as <c>example.com</c>.</param>
/// <param name="Networks">Ranges in CIDR notation and numbers of autonomous systems.</param>
public sealed record SaveOrganization(OrganizationId? Id, int Version, string Name, string? Country, string? Notes, OrganizationId? Parent,
    IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, IReadOnlyList<string> Networks);

public sealed class SaveOrganizationHandler(CordonStore store, AttributionSettings attribution, ICurrentActor actors)
{
    /// <returns>The organization; or <c>permission.missing</c>, <c>organization.not-found</c>, <c>organization.changed-meanwhile</c>, <c>organization.parent-not-found</c>,
    /// <c>organization.parent-circle</c>, or what is wrong with a field (<see cref="OrganizationDraft"/>).</returns>
    public async Task<Outcome<OrganizationId>> HandleAsync(SaveOrganization command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (!OrganizationDraft.Of(command).Accepted(out var draft, out var refusal)) return refusal;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        Organization? organization = null;
        if (command.Id is { } id)
        {
            organization = await unit.Db.Organizations.TagWith(nameof(SaveOrganization)).SingleOrDefaultAsync(o => o.Id == id, cancel);
            if (organization is null) return OrganizationRefusals.NotFound;
            if (organization.Version != command.Version) return OrganizationRefusals.ChangedMeanwhile;
        }
        if (command.Parent is { } parent && await CheckParentAsync(unit.Db, command.Id, parent, cancel) is { } problem) return problem;
        var before = organization is null ? null : await OrganizationState.ReadAsync(unit.Db, organization, cancel);
        var isNew = organization is null;
        organization ??= unit.Db.Organizations.Add(new Organization { Name = draft.Name, NameKey = draft.Key, LearnedAt = unit.At }).Entity;
        var moved = isNew || organization.ParentId != command.Parent;
        (organization.Name, organization.NameKey, organization.Country, organization.Notes, organization.ParentId) = (draft.Name, draft.Key, draft.Country, draft.Notes, command.Parent);
        if (!isNew) organization.Version++;
        await unit.Db.SaveChangesAsync(cancel);
        await draft.WriteAsync(unit.Db, organization.Id, cancel);
        await unit.Db.SaveChangesAsync(cancel);
        if (moved) await OrganizationClosure.RenewAsync(unit.Db, [organization.Id], cancel);
        unit.Record(new AuditRecord(actor, isNew ? "organization.added" : "organization.changed", OrganizationWriter.Subject(organization.Id),
            Before: before, After: await OrganizationState.ReadAsync(unit.Db, organization, cancel)));
        CoverageUpkeep.Follow(unit, actor, CoverageScope.Everybody, EnforcementCause.OrganizationChanged);
        if (attribution.AfterChange) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
        return OrganizationWriter.Outcome(await unit.CommitAsync(organization.Id, cancel));
    }

    private static async Task<Refusal?> CheckParentAsync(CordonDb db, OrganizationId? id, OrganizationId parent, CancellationToken cancel)
    {
        if (!await db.Organizations.AnyAsync(o => o.Id == parent, cancel)) return OrganizationRefusals.ParentNotFound;
        if (id is not { } own) return null;
        if (await db.OrganizationAncestors.AnyAsync(a => a.OrganizationId == parent && a.AncestorId == own, cancel)) return OrganizationRefusals.ParentCircle;
        // Also as they would stand if every merger were split.
        OrganizationId? at = parent;
        for (var levels = 0; at is { } above && levels <= OrganizationPlan.MaxLevels; levels++)
        {
            if (above == own) return OrganizationRefusals.ParentCircle;
            at = await db.Organizations.Where(o => o.Id == above).Select(o => o.ParentId).SingleAsync(cancel);
        }
        return at is null ? null : OrganizationRefusals.ParentCircle;
    }
}
