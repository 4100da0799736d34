using Cordon.Data;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>The hub limits that hold: those chosen, and the default of the others.</summary>
internal static class HubLimitsNow
{
    public static async Task<HubLimits> ReadAsync(CordonDb db, CancellationToken cancel)
    {
        var limits = HubLimits.Default;
        foreach (var choice in await db.HubLimitChoices.ToListAsync(cancel)) limits = limits.With(choice.Kind, choice.Limit);
        return limits;
    }
}
