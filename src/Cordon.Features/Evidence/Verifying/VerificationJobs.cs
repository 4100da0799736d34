using Cordon.Features.Jobs;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>The kind of job that a verification is. Its bytes are those of artifacts, its lines are artifacts.</summary>
public static class VerificationJobs
{
    public const string Run = "evidence.verify";

    public const string Title = "Verifying the evidence";

    public static RunKind Runs { get; } = new(Run, Title);
}
