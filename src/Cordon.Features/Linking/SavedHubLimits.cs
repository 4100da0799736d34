using Cordon.Data;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

internal static class SavedHubLimits
{
    /// <summary>The limits that hold now: what administrators chose, and the defaults of the rest.</summary>
    public static async Task<HubLimits> ReadAsync(CordonDb db, CancellationToken cancel) =>
        (await db.HubLimitChoices.AsNoTracking().TagWith(nameof(SavedHubLimits)).ToListAsync(cancel)).Aggregate(HubLimits.Default, (limits, choice) => limits.With(choice.Kind, choice.Limit));
}
