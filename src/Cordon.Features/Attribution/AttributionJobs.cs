using Cordon.Features.Jobs;

namespace Cordon.Features.Attribution;

/// <summary>The kind of job that a run of attribution is. Its bytes are accounts, those done and all there are; its lines are signals read.</summary>
public static class AttributionJobs
{
    public const string Run = "attribution.run";

    public const string Title = "Attributing accounts";

    public static RunKind Runs { get; } = new(Run, Title);
}
