using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Demo;

/// <summary>Plays what the platform's staff did on the Monday after the incident, as the sample staff and through the handlers that people use.</summary>
/// <remarks>It goes by what a page shows them; the truth of the world is not read.</remarks>
internal sealed class DemoStaff(CordonStore store, AttributionSettings settings, RunAttributionHandler attribution)
{
    private const double Sure = 0.9, Likely = 0.5;

    private static readonly ICurrentActor Reviewer = ActsAs.SampleStaffMember("reviewer");

    /// <summary>Confirms who clearly belongs to the organization that most flagged accounts are attributed to, then who is connected with them and flagged.</summary>
    public async Task<Refusal?> ReviewAsync(IProgress<JobProgress> progress, CancellationToken cancel)
    {
        if (await OrganizationOfFlaggedAsync(cancel) is not { } organization) return null;
        var sure = await SuspectedAsync(organization, Sure, flagged: false, cancel);
        if (sure.Count > 0)
        {
            var draw = new DrawAffiliationSampleHandler(store, Reviewer);
            if (!(await draw.HandleAsync(new(sure), cancel)).Accepted(out var sample, out var notDrawn)) return notDrawn;
            var confirm = new ConfirmAffiliations(sure, "Verified mail at the company's own domain, read lately; the drawn sample was looked at one by one.", sample.ToDictionary(a => a, _ => true));
            if ((await new ConfirmAffiliationsHandler(store, settings, Reviewer).HandleAsync(confirm, cancel)).Refusal is { } notConfirmed) return notConfirmed;
            // Whoever shares a card or a cluster with confirmed staff is seen only now.
            if ((await attribution.HandleAsync(new RunAttribution(), progress, cancel)).Refusal is { } notAttributed) return notAttributed;
        }
        var one = new ConfirmAffiliationHandler(store, settings, Reviewer);
        foreach (var affiliation in await SuspectedAsync(organization, Likely, flagged: true, cancel))
            if ((await one.HandleAsync(new(affiliation, "Same device and card as confirmed accounts of the company, and it walked the gallery with them."), cancel)).Refusal is { } refusal) return refusal;
        return (await attribution.HandleAsync(new RunAttribution(), progress, cancel)).Refusal;
    }

    private async Task<OrganizationId?> OrganizationOfFlaggedAsync(CancellationToken cancel) => await store.ReadAsync(async (db, ct) =>
    {
        var flagged = await db.Affiliations.Where(a => a.Confidence >= Likely).Join(db.Accounts.Where(a => a.FlagScore > Sure), f => f.AccountId, a => a.Id, (f, a) => f.OrganizationId)
            .GroupBy(o => o).Select(g => new { Organization = g.Key, Accounts = g.Count() }).TagWith(nameof(DemoStaff)).ToListAsync(ct);
        return flagged.OrderByDescending(g => g.Accounts).ThenBy(g => g.Organization.Value).Select(g => (OrganizationId?)g.Organization).FirstOrDefault();
    }, cancel);

    private Task<List<AffiliationId>> SuspectedAsync(OrganizationId organization, double least, bool flagged, CancellationToken cancel) => store.ReadAsync((db, ct) =>
    {
        var suspected = db.Affiliations.Where(a => a.OrganizationId == organization && a.State == AffiliationState.Suspected && a.Confidence >= least);
        if (flagged) suspected = suspected.Where(f => db.Accounts.Any(a => a.Id == f.AccountId && a.FlagScore > 0));
        return suspected.OrderBy(a => a.Id).Select(a => a.Id).TagWith(nameof(DemoStaff)).ToListAsync(ct);
    }, cancel);
}
