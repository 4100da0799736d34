using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Jobs;

/// <summary>The jobs that are under way, oldest first; at most 50.</summary>
public sealed record ListOpenJobs;

public sealed record JobRow(long Id, string Kind, string Title, JobState State, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, long BytesDone,
    long BytesTotal, long Lines, bool CancelRequested)
{
    public static JobRow Of(Job j) => new(j.Id.Value, j.Kind, j.Title, j.State, j.RequestedByName, j.RequestedAt, j.StartedAt, j.BytesDone, j.BytesTotal, j.LinesDone,
        j.CancelRequested);
}

public sealed class ListOpenJobsHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 50;

    public async Task<Outcome<IReadOnlyList<JobRow>>> HandleAsync(ListOpenJobs query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var jobs = await store.ReadAsync(
            (db, ct) => db.Jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running).OrderBy(j => j.RequestedAt).ThenBy(j => j.Id)
                .Take(Most)
                .TagWith(nameof(ListOpenJobs)).ToListAsync(ct), cancel);
        return jobs.ConvertAll(JobRow.Of);
    }
}
