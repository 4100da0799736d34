using Cordon.Domain.Jobs;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;

namespace Cordon.Features.Detection;

/// <summary>The kind of job that a run of the detectors is. Its bytes are accounts, those done and all there are to do, each counted
/// twice: once when it is measured and once when it is judged. Its lines are rows read.</summary>
public static class DetectionJobs
{
    public const string Run = "detection.run";

    public const string Title = "Looking for automation";

    /// <summary>The payload of an import after which nobody wants a run.</summary>
    public const string NoneAfter = """{"detect":false}""";

    /// <summary>Whether the detectors run by themselves after this import.</summary>
    public static bool IsWantedAfter(Job import, DetectSettings settings) => settings.AfterImport && import.Payload != NoneAfter;

    public static RunKind Runs { get; } = new(Run, Title);
}
