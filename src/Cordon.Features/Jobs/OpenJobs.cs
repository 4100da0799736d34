using Cordon.Data.Storing;
using Cordon.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Jobs;

/// <summary>Reads the jobs that are under way. No permission is asked here: whoever shows them asks for <c>Browse</c> first.</summary>
public sealed class OpenJobs(CordonStore store)
{
    public const int Most = 50;

    /// <returns>Oldest first; at most <see cref="Most"/>.</returns>
    public async Task<IReadOnlyList<JobRow>> ReadAsync(CancellationToken cancel)
    {
        var jobs = await store.ReadAsync(
            (db, ct) => db.Jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running).OrderBy(j => j.RequestedAt).ThenBy(j => j.Id)
                .Take(Most)
                .TagWith(nameof(OpenJobs)).ToListAsync(ct), cancel);
        return jobs.ConvertAll(JobRow.Of);
    }
}
