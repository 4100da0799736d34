using Cordon.Data;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Running;

/// <summary>What linking goes by beside the facts: the hub limits that are set, and what staff decided.</summary>
internal sealed record LinkRules(HubLimits Limits, StandingDecisions Decisions)
{
    public static async Task<LinkRules> ReadAsync(CordonDb db, CancellationToken cancel) => new(
        await SavedHubLimits.ReadAsync(db, cancel),
        new(await db.LinkDecisions.AsNoTracking().Where(d => d.TakenBackAt == null && d.Kind != LinkDecisionKind.NotOnePerson).TagWith(nameof(LinkRules)).ToListAsync(cancel)));
}
