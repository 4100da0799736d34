using Cordon.Data.Storing;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Lets attribution run where the last run is too long ago: confidence fades and decisions grow stale with the days, though nothing was imported.</summary>
public sealed class QueueFadedAttributionHandler(CordonStore store, AttributionSettings settings, JobBoard board, TimeProvider clock)
{
    /// <returns>Whether a run waits because of this. Without a run before there is nothing that could have faded.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancel)
    {
        if (settings.EveryHours == 0) return false;
        var due = clock.GetUtcNow().AddHours(-settings.EveryHours);
        var last = await store.ReadAsync((db, ct) => db.AttributionRuns.OrderByDescending(r => r.Id).Select(r => r.EndedAt).TagWith(nameof(QueueFadedAttributionHandler)).FirstOrDefaultAsync(ct), cancel);
        if (last is not { } ended || ended > due) return false;
        await AttributionJobs.Runs.QueueAsync(store, board, new Actor($"os:{Environment.UserName}@{Environment.MachineName}", "Cordon", [Role.Administrator]), cancel);
        return true;
    }
}
