using Cordon.Features.Jobs;

namespace Cordon.Web.Jobs;

/// <summary>An open job as people see it: how far, how fast, how long still.</summary>
/// <param name="BytesPerSecond">Over the last seconds; 0 while that is not known.</param>
public sealed record JobStanding(JobRow Job, double BytesPerSecond)
{
    /// <summary>0 to 1; null while the whole is not known.</summary>
    public double? Share => Job.BytesTotal > 0 ? Math.Clamp((double)Job.BytesDone / Job.BytesTotal, 0, 1) : null;

    public TimeSpan? Remaining => BytesPerSecond > 0 && Job.BytesTotal > 0
        ? TimeSpan.FromSeconds(Math.Max(0, Job.BytesTotal - Job.BytesDone) / BytesPerSecond)
        : null;
}
