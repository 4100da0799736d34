using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Web.Jobs;

namespace Cordon.Web.Imports;

/// <summary>Tells whether a list of imports that is shown has fallen behind its jobs, so that it has to be read anew.</summary>
/// <remarks>What only lies outside the list or outside the jobs that are looked at never counts: the list would be read anew at every update, for nothing.</remarks>
public static class ListLag
{
    /// <param name="jobs">The open jobs, oldest first; at most <see cref="OpenJobs.Most"/>.</param>
    /// <param name="isFirst">The list begins with the newest import.</param>
    public static bool IsBehind(IReadOnlyList<ImportRow> rows, IReadOnlyList<JobStanding> jobs, bool isFirst)
    {
        var open = jobs.ToDictionary(job => job.Job.Id, job => job.Job);
        var seenUpTo = jobs.Count < OpenJobs.Most ? long.MaxValue : open.Keys.Max();
        if (rows.Any(row => HasMoved(row, open, seenUpTo))) return true;
        var newest = rows.Count == 0 ? 0 : rows.Max(row => row.JobId);
        return isFirst && open.Values.Any(job => job.Id > newest && job.Kind.StartsWith("import.", StringComparison.Ordinal));
    }

    private static bool HasMoved(ImportRow row, Dictionary<long, JobRow> open, long seenUpTo)
    {
        if (!open.TryGetValue(row.JobId, out var job)) return row.IsOpen && row.JobId <= seenUpTo;
        return !row.IsOpen || job.CancelRequested != row.CancelRequested || job.State != row.JobState;
    }
}
