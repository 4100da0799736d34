namespace Cordon.Domain.Incidents;

/// <summary>How the platform bore it: its failures and its pace within the window, against as long a time before.</summary>
/// <param name="Failures">Answers with 500 and above, of <paramref name="Requests"/>.</param>
/// <param name="Timed">Requests that say how long they took, <paramref name="Micros"/> together.</param>
public sealed record ServiceHealth(long Requests, long Failures, long Timed, long Micros)
{
    /// <summary>Mean duration in milliseconds; null where no request says it.</summary>
    public double? Millis => Timed > 0 ? (double)Micros / Timed / 1_000 : null;

    public double FailureShare => Requests > 0 ? (double)Failures / Requests : 0;
}

/// <summary>Whether failures and latency rose, with what that rests on.</summary>
public sealed record HealthChange(ServiceHealth Inside, ServiceHealth Before)
{
    // A handful of failures more, or a share that was twice nothing, is chance.
    private const long LeastFailures = 50;
    private const double LeastTimes = 2, LeastShare = 0.005;

    // A request may take half as long again on a lively evening.
    private const double LeastSlower = 1.5;

    public bool FailuresRose => Inside.Failures >= Before.Failures + LeastFailures && Inside.FailureShare >= Math.Max(LeastShare, Before.FailureShare * LeastTimes);

    public bool LatencyRose => Inside.Millis is { } inside && Before.Millis is { } before && inside >= before * LeastSlower;
}
