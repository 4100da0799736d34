using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Jobs;

/// <summary>The jobs that are under way, oldest first; at most 50.</summary>
public sealed record ListOpenJobs;

public sealed record JobRow(long Id, string Kind, string Title, JobState State, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, long BytesDone,
    long BytesTotal, long Lines, bool CancelRequested)
{
    public static JobRow Of(Job j) => new(j.Id.Value, j.Kind, j.Title, j.State, j.RequestedByName, j.RequestedAt, j.StartedAt, j.BytesDone, j.BytesTotal, j.LinesDone,
        j.CancelRequested);
}

public sealed class ListOpenJobsHandler(OpenJobs jobs, ICurrentActor actors)
{
    public async Task<Outcome<IReadOnlyList<JobRow>>> HandleAsync(ListOpenJobs query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return (await jobs.ReadAsync(cancel)).ToList();
    }
}
