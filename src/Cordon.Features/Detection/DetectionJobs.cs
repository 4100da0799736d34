using Cordon.Data.Storing;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Lets the detectors run once this unit is committed. One run that waits is enough: it looks at all that is due when it begins.</summary>
    public static async Task QueueAsync(WriteUnit unit, Actor actor, CancellationToken cancel)
    {
        if (await unit.Db.Jobs.AnyAsync(j => j.State == JobState.Queued && j.Kind == Run && !j.CancelRequested, cancel)) return;
        unit.Db.Jobs.Add(New(unit, actor, runHere: false));
    }

    public static Job New(WriteUnit unit, Actor actor, bool runHere) => new()
    {
        Kind = Run,
        Title = Title,
        State = runHere ? JobState.Running : JobState.Queued,
        Payload = "{}",
        RequestedBy = actor.Id,
        RequestedByName = actor.Name,
        RequestedRoles = string.Join(',', actor.Roles),
        RequestedAt = unit.At,
        StartedAt = runHere ? unit.At : null,
        Worker = runHere ? WorkerName.OfThisProcess : null,
        HeartbeatAt = runHere ? unit.At : null,
    };
}
